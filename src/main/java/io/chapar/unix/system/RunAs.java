package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Launch;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.List;

/**
 * Commands that run another one under conditions that cannot be seen here: how its output is
 * buffered (stdbuf), on which processor it runs (taskset), how soon its disk answers (ionice).
 */
final class RunAs implements Program {
  private final Options options;
  private final int own;
  private final String nothing;

  /**
   * Such a command.
   *
   * @param own how many words of its own stand in front of the command
   * @param nothing what it prints without one; empty: that is an error
   */
  RunAs(Options options, int own, String nothing) {
    this.options = options.inOrder();
    this.own = own;
    this.nothing = nothing;
  }

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = options.parse(p);
    List<String> words = o.operands();
    if (words.size() <= own) {
      if (!nothing.isEmpty()) {
        p.out().println(nothing);
        return 0;
      }
      p.err().print(p.name() + ": missing operand\n");
      p.err().print("Try '" + p.name() + " --help' for more information.\n");
      return p.name().equals("stdbuf") ? 125 : 1;
    }
    if (p.name().equals("stdbuf") && !o.has("i") && !o.has("o") && !o.has("e")) {
      p.err().print("stdbuf: you must specify a buffering mode option\n");
      p.err().print("Try 'stdbuf --help' for more information.\n");
      return 125;
    }
    List<String> command = words.subList(own, words.size());
    try {
      return Launch.exec(p, command);
    } catch (DiskException e) {
      p.err()
          .print(
              p.name().equals("stdbuf")
                  ? "stdbuf: failed to run command ‘"
                      + command.get(0)
                      + "’: "
                      + e.getMessage()
                      + "\n"
                  : p.name()
                      + ": failed to execute "
                      + command.get(0)
                      + ": "
                      + e.getMessage()
                      + "\n");
      return e.errno() == Errno.ENOENT ? 127 : 126;
    }
  }
}

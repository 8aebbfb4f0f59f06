package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Signal;
import io.chapar.unix.Gnu;
import io.chapar.unix.Launch;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** nohup(1), nice(1), ionice(1), setsid(1): the command that follows, a little differently. */
final class NoHup implements Program {
  private static final Options NOHUP = Options.coreutils().status(125).inOrder();
  private static final Options NICE =
      Options.coreutils("n,adjustment=").status(125).inOrder().digits("n");
  private static final Options SETSID = Options.of("c,ctty", "f,fork", "w,wait").inOrder();

  @Override
  public int run(Process p) throws IOException {
    return switch (p.name()) {
      case "nice" -> nice(p);
      case "setsid" -> {
        List<String> command = SETSID.parse(p).operands();
        if (command.isEmpty()) {
          p.err()
              .print("setsid: no command specified\nTry 'setsid --help' for more information.\n");
          yield 1;
        }
        p.group(p.pid());
        p.terminal(null);
        yield Launch.execOrFail(p, command);
      }
      default -> nohup(p);
    };
  }

  private static int nice(Process p) throws IOException {
    Options.Parsed o = NICE.parse(p);
    String n = o.value("n", "10");
    if (!n.matches("[+-]?\\d{1,9}")) {
      return Gnu.error(p, 125, "invalid adjustment " + Quote.locale(n));
    }
    if (o.operands().isEmpty()) {
      if (o.has("n")) {
        throw NICE.wrong(p, "a command must be given with an adjustment");
      }
      p.out().println(Integer.toString(p.niceness()));
      return 0;
    }
    if (Integer.parseInt(n) < 0 && !p.credentials().root()) {
      Gnu.error(p, "cannot set niceness: Permission denied");
    } else {
      p.niceness(p.niceness() + Math.max(-40, Math.min(40, Integer.parseInt(n))));
    }
    return exec(p, o.operands());
  }

  private static int exec(Process p, List<String> command) throws IOException {
    try {
      return Launch.exec(p, command);
    } catch (DiskException e) {
      Gnu.error(p, Quote.locale(command.get(0)) + ": " + e.getMessage());
      return e.errno() == io.chapar.disk.Errno.ENOENT ? 127 : 126;
    }
  }

  private static int nohup(Process p) throws IOException {
    Options.Parsed o = NOHUP.parse(p);
    if (o.operands().isEmpty()) {
      throw NOHUP.wrong(p, "missing operand");
    }
    boolean in = p.terminal(0);
    boolean out = p.terminal(1);
    if (in) {
      p.attach(0, p.open("/dev/null", Set.of(Files.Mode.READ), 0));
    }
    if (out) {
      String file = "nohup.out";
      Set<Files.Mode> how = Set.of(Files.Mode.WRITE, Files.Mode.CREATE, Files.Mode.APPEND);
      try {
        p.attach(1, p.open(file, how, 0600));
      } catch (DiskException e) {
        file = p.env("HOME", "/") + "/nohup.out";
        p.attach(1, p.open(file, how, 0600));
      }
      Gnu.error(p, (in ? "ignoring input and " : "") + "appending output to " + Quote.shell(file));
    } else if (in) {
      Gnu.error(p, "ignoring input");
    }
    if (p.terminal(2)) {
      p.duplicate(1, 2);
    }
    p.ignore(Signal.HUP);
    try {
      return Launch.exec(p, o.operands());
    } catch (DiskException e) {
      Gnu.error(
          p, "failed to run command " + Quote.shell(o.operands().get(0)) + ": " + e.getMessage());
      return e.errno() == io.chapar.disk.Errno.ENOENT ? 127 : 126;
    }
  }
}

package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Terminal;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.List;

/** tty(1), stty(1), clear(1) and reset(1). */
final class Tty implements Program {
  private static final Options TTY = Options.coreutils("s,silent,quiet").status(2);

  @Override
  public int run(Process p) throws IOException {
    Terminal terminal = p.terminal();
    boolean at = p.terminal(0) && terminal != null;
    switch (p.name()) {
      case "tty" -> {
        Options.Parsed o = TTY.parse(p);
        if (!o.operands().isEmpty()) {
          throw TTY.wrong(p, "extra operand " + Quote.locale(o.operands().get(0)));
        }
        if (!o.has("s")) {
          p.out().println(at && terminal != null ? terminal.name() : "not a tty");
        }
        return at ? 0 : 1;
      }
      case "clear" -> {
        p.out().print("\033[H\033[2J\033[3J");
        return 0;
      }
      case "reset" -> {
        p.out().print("\033c");
        return 0;
      }
      default -> {
        return stty(p, at ? terminal : null);
      }
    }
  }

  private static int stty(Process p, @org.jspecify.annotations.Nullable Terminal terminal)
      throws IOException {
    List<String> words = p.args().subList(1, p.args().size());
    if (terminal == null) {
      return Gnu.error(p, 1, "'standard input': Inappropriate ioctl for device");
    }
    if (words.isEmpty() || words.equals(List.of("-a"))) {
      p.out()
          .println(
              "speed 38400 baud; "
                  + (words.isEmpty()
                      ? "line = 0;"
                      : "rows "
                          + terminal.rows()
                          + "; columns "
                          + terminal.columns()
                          + "; line = 0;"));
      return 0;
    }
    for (String word : words) {
      switch (word) {
        case "size" -> p.out().println(terminal.rows() + " " + terminal.columns());
        case "-echo" -> terminal.echo(false);
        case "echo" -> terminal.echo(true);
        case "sane" -> {
          terminal.raw(false);
          terminal.echo(true);
        }
        case "raw", "-icanon", "cbreak" -> terminal.raw(true);
        case "-raw", "cooked", "icanon", "-cbreak" -> terminal.raw(false);
        default -> throw Options.notSimulated(p, word);
      }
    }
    return 0;
  }
}

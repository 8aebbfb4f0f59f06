package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** tput(1): what the terminal understands, for scripts. */
final class TerminalText implements Program {
  private static final Map<String, String> SEQUENCES =
      Map.ofEntries(
          Map.entry("clear", "\033[H\033[2J\033[3J"),
          Map.entry("bold", "\033[1m"),
          Map.entry("dim", "\033[2m"),
          Map.entry("smul", "\033[4m"),
          Map.entry("rmul", "\033[24m"),
          Map.entry("rev", "\033[7m"),
          Map.entry("smso", "\033[7m"),
          Map.entry("rmso", "\033[27m"),
          Map.entry("sgr0", "\033(B\033[m"),
          Map.entry("el", "\033[K"),
          Map.entry("ed", "\033[J"),
          Map.entry("home", "\033[H"),
          Map.entry("bel", "\007"),
          Map.entry("civis", "\033[?25l"),
          Map.entry("cnorm", "\033[?12l\033[?25h"),
          Map.entry("sc", "\0337"),
          Map.entry("rc", "\0338"),
          Map.entry("smcup", "\033[?1049h\033[22;0;0t"),
          Map.entry("rmcup", "\033[?1049l\033[23;0;0t"));

  @Override
  public int run(Process p) throws IOException {
    List<String> args = p.args().subList(1, p.args().size());
    String type = p.env("TERM", "");
    if (args.size() > 1 && args.get(0).equals("-T")) {
      type = args.get(1);
      args = args.subList(2, args.size());
    }
    if (args.isEmpty()) {
      p.err().print("Usage: tput [options] [command]\n");
      return 2;
    }
    if (args.get(0).startsWith("-")) {
      throw io.chapar.unix.Options.notSimulated(p, args.get(0));
    }
    Terminal terminal = p.terminal();
    String name = args.get(0);
    if (type.isEmpty()) {
      p.err().print("tput: No value for $TERM and no -T specified\n");
      return 2;
    }
    boolean able = type.matches("(xterm|screen|tmux|linux|vt\\d+).*");
    switch (name) {
      case "cols" -> p.out().println(Integer.toString(terminal == null ? 80 : terminal.columns()));
      case "lines" -> p.out().println(Integer.toString(terminal == null ? 24 : terminal.rows()));
      case "colors" -> p.out().println(!able ? "-1" : type.contains("256") ? "256" : "8");
      case "longname" -> p.out().print(type);
      case "init", "reset" -> p.out().print(able ? "\033[!p\033[?3;4l\033[4l\033>" : "");
      case "setaf", "setab" -> {
        if (!able) {
          return 1;
        }
        p.out().print(colour(name.equals("setaf") ? 3 : 4, args.size() > 1 ? args.get(1) : "0"));
      }
      case "cup" -> {
        if (args.size() < 3 || !able) {
          return 1;
        }
        p.out().print("\033[" + next(args.get(1)) + ";" + next(args.get(2)) + "H");
      }
      default -> {
        String sequence = SEQUENCES.get(name);
        if (sequence == null) {
          p.err().print("tput: unknown terminfo capability '" + name + "'\n");
          return 4;
        }
        if (!able) {
          return name.equals("bel") ? 0 : 1;
        }
        p.out().print(sequence);
      }
    }
    return 0;
  }

  private static String colour(int ground, String text) {
    int number = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
    return number < 8
        ? "\033[" + ground + number + "m"
        : number < 16
            ? "\033[" + (ground == 3 ? 9 : 10) + (number - 8) + "m"
            : "\033[" + ground + "8;5;" + number + "m";
  }

  private static int next(String text) {
    return text.matches("\\d{1,4}") ? Integer.parseInt(text) + 1 : 1;
  }
}

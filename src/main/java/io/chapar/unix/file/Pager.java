package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.host.Channel;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Terminal;
import io.chapar.text.Utf8;
import io.chapar.text.regex.Match;
import io.chapar.text.regex.Regex;
import io.chapar.text.regex.RegexSyntaxException;
import io.chapar.text.regex.Syntax;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** less(1) and more(1): a page at a time on a terminal, all at once elsewhere. */
public final class Pager implements Program {
  private static final Options LESS =
      Options.of(
              "e,quit-at-eof",
              "E,QUIT-AT-EOF",
              "F,quit-if-one-screen",
              "i,ignore-case",
              "I,IGNORE-CASE",
              "N,LINE-NUMBERS",
              "n,line-numbers",
              "R,RAW-CONTROL-CHARS",
              "r",
              "S,chop-long-lines",
              "s,squeeze-blank-lines",
              "X,no-init",
              "M,LONG-PROMPT",
              "m",
              "p,pattern=",
              "f,force",
              "g",
              "G",
              "q",
              "Q",
              "w",
              "W",
              "c",
              "d",
              "a",
              "u",
              "U",
              "x=",
              "V",
              "K",
              "L",
              "J",
              "P,prompt=",
              "h,help",
              "mouse",
              "quit-if-one-screen")
          .hint("");
  private static final Options MORE =
      Options.of("d", "f", "l", "p", "c", "s", "u", "n=", "e", "V", "h,help").hint("");

  @Override
  public int run(Process p) throws IOException {
    boolean more = p.name().equals("more");
    List<String> args = new ArrayList<>();
    int start = 0;
    String first = "";
    for (String arg : p.args().subList(1, p.args().size())) {
      if (arg.equals("+G")) {
        start = Integer.MAX_VALUE;
      } else if (arg.matches("\\+\\d{1,9}g?")) {
        start = Integer.parseInt(arg.replaceAll("\\D", "")) - 1;
      } else if (arg.startsWith("+/")) {
        first = arg.substring(2);
      } else if (!arg.matches("-\\d+")) {
        args.add(arg);
      }
    }
    Options.Parsed o = (more ? MORE : LESS).parse(p, args);
    if (o.has("h")) {
      p.out().print(io.chapar.unix.Manual.help(p.name()));
      return 0;
    }
    List<String> names = o.operands();
    if (names.isEmpty() && p.terminal(0)) {
      p.err()
          .print(
              more
                  ? "more: bad usage\nTry 'more --help' for more information.\n"
                  : "Missing filename (\"less --help\" for help)\n");
      return 1;
    }
    Terminal terminal = p.terminal();
    boolean interactive = p.terminal(1) && terminal != null;
    List<String> lines = new ArrayList<>();
    int status = 0;
    for (String name : names.isEmpty() ? List.of("-") : names) {
      byte[] bytes;
      try {
        if (p.files().isDirectory(p.path(name)) && !name.equals("-")) {
          (more ? p.out() : p.err())
              .print(more ? "\n*** " + name + ": directory ***\n\n" : name + " is a directory\n");
          status = more ? status : 1;
          continue;
        }
        bytes = name.equals("-") ? p.in().readAllBytes() : p.readAll(name);
      } catch (DiskException e) {
        p.err().print((more ? "more: cannot open " : "") + name + ": " + e.getMessage() + "\n");
        status = 1;
        continue;
      }
      if (!interactive) {
        if (more && names.size() > 1) {
          p.out().print("::::::::::::::\n" + name + "\n::::::::::::::\n");
        }
        p.out().write(bytes);
      }
      lines.addAll(Utf8.decode(bytes).lines().toList());
    }
    if (terminal != null && interactive && !lines.isEmpty()) {
      Screen screen = new Screen(p, terminal, lines, names.isEmpty() ? "" : names.get(0));
      screen.numbers = o.has("N");
      screen.fold = o.has("i") || o.has("I");
      screen.leaveAtEnd = more || o.has("e") || o.has("E");
      if (!o.value("p", first).isEmpty()) {
        screen.search(o.value("p", first), true);
      }
      screen.show(start, o.has("F") || more);
    }
    return status;
  }

  /** Shows a text page by page: what man and journalctl do with theirs. */
  public static void page(Process p, String text) throws IOException {
    Terminal terminal = p.terminal();
    if (!p.terminal(1) || terminal == null) {
      p.out().print(text);
      return;
    }
    new Screen(p, terminal, text.lines().toList(), "").show(0, true);
  }

  /** The interactive part. */
  private static final class Screen {
    private final Process p;
    private final Terminal terminal;
    private final List<String> lines;
    private final String name;
    private boolean numbers;
    private boolean fold;
    private boolean leaveAtEnd;
    private int top;
    private @Nullable Regex pattern;
    private boolean forward = true;

    Screen(Process p, Terminal terminal, List<String> lines, String name) {
      this.p = p;
      this.terminal = terminal;
      this.lines = lines;
      this.name = name;
    }

    private int height() {
      return Math.max(2, terminal.rows() - 1);
    }

    /** The screen lines that a line of the text takes. */
    private int rows(String line) {
      int width = Quote.width(line.replaceAll("\033\\[[0-9;]*m", "")) + (numbers ? 8 : 0);
      return Math.max(1, (width + terminal.columns() - 1) / terminal.columns());
    }

    private int last() {
      int left = height();
      int at = lines.size();
      while (at > 0 && left - rows(lines.get(at - 1)) >= 0) {
        left -= rows(lines.get(--at));
      }
      return Math.min(at, Math.max(0, lines.size() - 1));
    }

    void show(int start, boolean direct) throws IOException {
      if (direct && last() == 0) {
        for (String line : lines) {
          p.out().println(line);
        }
        return;
      }
      top = Math.max(top, Math.min(start, last()));
      terminal.raw(true);
      try {
        draw("");
        loop();
      } finally {
        terminal.raw(false);
        p.out().print("\r\033[K").flush();
      }
    }

    private void draw(String message) throws IOException {
      StringBuilder out = new StringBuilder("\033[H\033[J");
      int left = height();
      int at = top;
      while (at < lines.size() && left - rows(lines.get(at)) >= 0) {
        left -= rows(lines.get(at));
        out.append(numbers ? String.format("%7d ", at + 1) : "")
            .append(marked(lines.get(at)))
            .append("\r\n");
        at++;
      }
      while (left-- > 0) {
        out.append("~\r\n");
      }
      String prompt =
          !message.isEmpty()
              ? message
              : at >= lines.size() ? "(END)" : name.isEmpty() || top > 0 ? ":" : name;
      out.append(prompt.equals(":") ? ":" : "\033[7m" + prompt + "\033[0m");
      p.out().print(out.toString()).flush();
    }

    private String marked(String line) {
      Regex regex = pattern;
      Match match = regex == null ? null : regex.find(line, 0, steps -> p.tick());
      if (match == null || match.end() == match.start()) {
        return line;
      }
      return line.substring(0, match.start())
          + "\033[7m"
          + line.substring(match.start(), match.end())
          + "\033[0m"
          + line.substring(match.end());
    }

    private int key() throws IOException {
      Channel keys = terminal.channel();
      byte[] one = new byte[1];
      return keys.read(one, 0, 1) <= 0 ? -1 : one[0] & 0xff;
    }

    private void loop() throws IOException {
      int count = 0;
      while (true) {
        int key = key();
        if (key >= '0' && key <= '9') {
          count = Math.min(count * 10 + key - '0', 1_000_000);
          continue;
        }
        if (key == 27) {
          key = escape();
        }
        int n = Math.max(1, count);
        String message = "";
        switch (key) {
          case -1, 'q', 'Q', 3 -> {
            return;
          }
          case ' ', 'f', 6, 22, 'z' -> {
            if (leaveAtEnd && top >= last()) {
              return;
            }
            top = Math.min(last(), top + (count > 0 ? n : height()));
          }
          case 'b', 2, 'w' -> top = Math.max(0, top - (count > 0 ? n : height()));
          case 'd', 4 -> top = Math.min(last(), top + height() / 2);
          case 'u', 21 -> top = Math.max(0, top - height() / 2);
          case 'j', 'e', '\r', '\n', 14, 5 -> top = Math.min(last(), top + n);
          case 'k', 'y', 16, 25 -> top = Math.max(0, top - n);
          case 'g', '<' -> top = Math.min(last(), n - 1);
          case 'G', '>' -> top = count > 0 ? Math.min(last(), n - 1) : last();
          case '/', '?' -> message = ask((char) key);
          case 'n' -> message = again(forward);
          case 'N' -> message = again(!forward);
          case 'h' ->
              message =
                  "SPACE forward  b back  j k line  g G start end  / ? search  n N again  q quit";
          case '=' ->
              message =
                  name
                      + " lines "
                      + (top + 1)
                      + "-"
                      + Math.min(lines.size(), top + height())
                      + "/"
                      + lines.size();
          default -> {}
        }
        count = 0;
        draw(message);
      }
    }

    private int escape() throws IOException {
      int second = key();
      if (second != '[' && second != 'O') {
        return second == 'v' ? 'b' : 0;
      }
      int third = key();
      if (Character.isDigit(third)) {
        key();
      }
      return switch (third) {
        case 'A' -> 'k';
        case 'B' -> 'j';
        case '5' -> 'b';
        case '6' -> 'f';
        case 'H', '1', '7' -> 'g';
        case 'F', '4', '8' -> 'G';
        default -> 0;
      };
    }

    private String ask(char direction) throws IOException {
      StringBuilder typed = new StringBuilder();
      while (true) {
        p.out().print("\r\033[K" + direction + typed).flush();
        int key = key();
        if (key == '\r' || key == '\n') {
          break;
        }
        if (key < 0 || key == 3 || key == 27) {
          return "";
        }
        if (key == 127 || key == 8) {
          if (typed.isEmpty()) {
            return "";
          }
          typed.setLength(typed.length() - 1);
        } else {
          typed.append((char) key);
        }
      }
      forward = direction == '/';
      return typed.isEmpty() ? again(forward) : search(typed.toString(), forward);
    }

    private String search(String text, boolean down) {
      try {
        boolean insensitive = fold && text.equals(text.toLowerCase(java.util.Locale.ROOT));
        pattern =
            insensitive
                ? Regex.compile(text, Syntax.EXTENDED, io.chapar.text.regex.Flag.IGNORE_CASE)
                : Regex.compile(text, Syntax.EXTENDED);
      } catch (RegexSyntaxException e) {
        return String.valueOf(e.getMessage());
      }
      return again(down);
    }

    private String again(boolean down) {
      Regex regex = pattern;
      if (regex == null) {
        return "No previous regular expression";
      }
      int step = down ? 1 : -1;
      for (int i = top + step; i >= 0 && i < lines.size(); i += step) {
        if (regex.found(lines.get(i), steps -> p.tick())) {
          top = Math.min(i, Math.max(last(), 0));
          return "";
        }
      }
      return "Pattern not found  (press RETURN)";
    }
  }
}

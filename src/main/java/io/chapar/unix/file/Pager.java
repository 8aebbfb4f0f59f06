package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Terminal;
import io.chapar.text.Utf8;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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
    List<PagedFile> files = new ArrayList<>();
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
      files.add(
          new PagedFile(
              p, name.equals("-") ? "" : name, name.equals("-") ? null : name, bytes, o.has("s")));
    }
    if (terminal != null && interactive && !files.isEmpty()) {
      PagerScreen screen = new PagerScreen(p, terminal, files);
      screen.numbers = o.has("N");
      screen.fold = o.has("i") || o.has("I");
      screen.foldAlways = o.has("I");
      screen.chop = o.has("S");
      screen.raw = o.has("R") || o.has("r");
      screen.longPrompt = o.has("M");
      screen.leaveAtEnd = more || o.has("e") || o.has("E");
      screen.alternate = !more && !o.has("X");
      screen.show(start, o.has("F") || more, o.value("p", first));
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
    PagedFile file = new PagedFile(p, "", null, Utf8.encode(text), false);
    PagerScreen screen = new PagerScreen(p, terminal, List.of(file));
    screen.raw = true;
    screen.alternate = true;
    screen.show(0, true, "");
  }
}

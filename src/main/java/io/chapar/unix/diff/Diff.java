package io.chapar.unix.diff;

import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.regex.Regex;
import io.chapar.text.regex.RegexSyntaxException;
import io.chapar.text.regex.Syntax;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import io.chapar.unix.text.Records;
import io.chapar.unix.text.Say;
import io.chapar.unix.text.Wildcard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** diff(1). */
public final class Diff implements Program {
  private static final Options OPTIONS =
      Options.of(
              "normal",
              "q,brief",
              "s,report-identical-files",
              "c",
              "C,context=?",
              "u",
              "U,unified=?",
              "e,ed",
              "n,rcs",
              "y,side-by-side",
              "W,width=",
              "left-column",
              "suppress-common-lines",
              "-p,show-c-function",
              "-F,show-function-line=",
              "L,label=",
              "-t,expand-tabs",
              "-T,initial-tab",
              "-l,paginate",
              "r,recursive",
              "-no-dereference",
              "N,new-file",
              "-unidirectional-new-file",
              "x,exclude=",
              "-X,exclude-from=",
              "i,ignore-case",
              "b,ignore-space-change",
              "w,ignore-all-space",
              "Z,ignore-trailing-space",
              "B,ignore-blank-lines",
              "I,ignore-matching-lines=",
              "a,text",
              "strip-trailing-cr",
              "d,minimal",
              "H,speed-large-files",
              "color=?",
              "-D,ifdef=")
          .status(2)
          .hint("%s: Try '%s --help' for more information.")
          .version("GNU diffutils", "3.8");

  @Override
  public int run(Process p) throws IOException {
    List<String> args = new ArrayList<>();
    for (String arg : p.args().subList(1, p.args().size())) {
      // -u3 and -c3 carry their number; so does -U 3.
      args.add(
          arg.matches("-[uc]\\d+")
              ? "-" + Character.toUpperCase(arg.charAt(1)) + arg.substring(2)
              : arg);
    }
    for (int i = 0; i + 1 < args.size(); i++) {
      if (args.get(i).matches("-[UC]") && args.get(i + 1).matches("\\d+")) {
        args.set(i, args.get(i) + args.remove(i + 1));
      }
    }
    Options.Parsed o = OPTIONS.parse(p, p.name().equals("sdiff") ? beside(p, args) : args);
    List<String> names = o.operands();
    if (names.size() < 2) {
      return usage(
          p,
          names.isEmpty()
              ? "missing operand after 'diff'"
              : "missing operand after " + Quote.shell(names.get(0)));
    }
    if (names.size() > 2) {
      return usage(p, "extra operand " + Quote.shell(names.get(2)));
    }
    return new Run(p, o).compare(names.get(0), names.get(1), true);
  }

  /** sdiff(1) is diff with two columns, and options of its own; it does not edit here. */
  private static List<String> beside(Process p, List<String> args) throws IOException {
    List<String> all = new ArrayList<>(List.of("-y"));
    for (String arg : args) {
      if (arg.startsWith("-o") || arg.startsWith("--output")) {
        throw Options.notSimulated(p, arg.startsWith("--") ? "--output" : "-o");
      }
      all.add(
          arg.matches("-w\\d*")
              ? "-W" + arg.substring(2)
              : arg.equals("-s")
                  ? "--suppress-common-lines"
                  : arg.equals("-l") ? "--left-column" : arg);
    }
    return all;
  }

  private static int usage(Process p, String message) throws IOException {
    Say.error(p, 2, message);
    p.err().println("diff: Try 'diff --help' for more information.");
    return 2;
  }

  private static final class Run {
    private final Process p;
    private final Options.Parsed o;

    Run(Process p, Options.Parsed o) {
      this.p = p;
      this.o = o;
    }

    private boolean directory(String name) {
      return !name.equals("-") && p.files().isDirectory(p.path(name));
    }

    int compare(String first, String second, boolean top) throws IOException {
      String a = first;
      String b = second;
      boolean directoryA = directory(a);
      boolean directoryB = directory(b);
      if (directoryA && directoryB) {
        return directories(a, b);
      }
      if (top && directoryA && exists(b)) {
        a = join(a, base(b));
      } else if (top && directoryB && exists(a)) {
        b = join(b, base(a));
      } else if (directoryA || directoryB) {
        p.out()
            .println(
                "File "
                    + a
                    + " is a "
                    + (directoryA ? "directory" : kind(a))
                    + " while file "
                    + b
                    + " is a "
                    + (directoryB ? "directory" : kind(b)));
        return 1;
      }
      int failed = 0;
      for (String each : List.of(a, b)) {
        if (!exists(each) && !o.has("N")) {
          failed = Say.error(p, 2, each + ": No such file or directory");
        }
      }
      if (failed > 0) {
        return failed;
      }
      Side sideA;
      Side sideB;
      try {
        sideA = read(a);
        sideB = read(b);
      } catch (io.chapar.disk.DiskException e) {
        return Say.error(
            p,
            2,
            e.path().isEmpty()
                ? Say.reason(e)
                : (e.path().endsWith(a) ? a : b) + ": " + Say.reason(e));
      }
      return files(sideA, sideB, top);
    }

    private String kind(String name) {
      Inode inode = p.files().peek(p.path(name));
      return inode != null && inode.size() == 0 ? "regular empty file" : "regular file";
    }

    private boolean exists(String name) {
      return name.equals("-") || name.startsWith("/dev/fd/") || p.files().exists(p.path(name));
    }

    private static String base(String name) {
      return name.substring(name.lastIndexOf('/') + 1);
    }

    private static String join(String directory, String name) {
      return directory.endsWith("/") ? directory + name : directory + "/" + name;
    }

    private Side read(String name) throws IOException {
      if (!exists(name)) {
        return Side.of(name, new byte[0], 0);
      }
      try (Records in = Records.open(p, name)) {
        Inode inode = name.equals("-") ? null : p.files().peek(p.path(name));
        return Side.of(
            name, in.all(), inode == null ? p.machine().scheduler().nanos() : inode.mtime());
      }
    }

    private int directories(String a, String b) throws IOException {
      TreeSet<String> names = new TreeSet<>();
      List<String> inA = p.files().list(p.path(a));
      List<String> inB = p.files().list(p.path(b));
      names.addAll(inA);
      names.addAll(inB);
      int status = 0;
      for (String name : names) {
        p.tick();
        if (name.equals(".")
            || name.equals("..")
            || o.values("x").stream().anyMatch(glob -> Wildcard.matches(glob, name))) {
          continue;
        }
        boolean both = inA.contains(name) && inB.contains(name);
        if (!both && !o.has("N")) {
          p.out().println("Only in " + (inA.contains(name) ? a : b) + ": " + name);
          status = Math.max(status, 1);
        } else if (directory(join(a, name)) && directory(join(b, name))) {
          if (o.has("r")) {
            status = Math.max(status, directories(join(a, name), join(b, name)));
          } else {
            p.out().println("Common subdirectories: " + join(a, name) + " and " + join(b, name));
          }
        } else {
          status = Math.max(status, compare(join(a, name), join(b, name), false));
        }
      }
      return status;
    }

    private int files(Side a, Side b, boolean top) throws IOException {
      if (Arrays.equals(a.bytes(), b.bytes())) {
        if (o.has("s")) {
          p.out().println("Files " + a.name() + " and " + b.name() + " are identical");
        }
        return sideBySideOfSame(a, b);
      }
      if (!o.has("a") && (a.binary() || b.binary())) {
        p.out()
            .println(
                (o.has("q") ? "Files " : "Binary files ")
                    + a.name()
                    + " and "
                    + b.name()
                    + " differ");
        return o.has("q") ? 1 : 2;
      }
      Map<String, Integer> numbers = new HashMap<>();
      List<Edits.Change> changes =
          Edits.between(numbered(a, numbers), numbered(b, numbers), p::tick);
      if (o.has("B")) {
        changes =
            changes.stream()
                .filter(c -> !blank(a, c.fromA(), c.toA()) || !blank(b, c.fromB(), c.toB()))
                .toList();
      }
      List<Regex> ignored = ignored();
      if (!ignored.isEmpty()) {
        changes =
            changes.stream()
                .filter(
                    c ->
                        !match(ignored, a, c.fromA(), c.toA())
                            || !match(ignored, b, c.fromB(), c.toB()))
                .toList();
      }
      if (changes.isEmpty()) {
        if (o.has("s")) {
          p.out().println("Files " + a.name() + " and " + b.name() + " are identical");
        }
        return 0;
      }
      if (o.has("q")) {
        p.out().println("Files " + a.name() + " and " + b.name() + " differ");
        return 1;
      }
      if (!top) {
        StringBuilder command = new StringBuilder("diff");
        for (String arg : p.args().subList(1, p.args().size())) {
          if (!o.operands().contains(arg)) {
            command.append(' ').append(Quote.shellIfNeeded(arg));
          }
        }
        p.out()
            .println(
                command
                    + " "
                    + Quote.shellIfNeeded(a.name())
                    + " "
                    + Quote.shellIfNeeded(b.name()));
      }
      StringBuilder text = new StringBuilder();
      boolean coloured = coloured();
      Colours colours = new Colours(text::append);
      layout(new Layout(a, b, changes, coloured ? colours : text::append));
      p.out().print(text.toString());
      return 1;
    }

    private boolean coloured() throws IOException {
      String when = o.has("color") ? o.value("color", "auto") : "never";
      if (!List.of("", "auto", "always", "never").contains(when)) {
        throw new io.chapar.host.ExitException(usage(p, "invalid color '" + when + "'"));
      }
      return when.equals("always")
          || !when.equals("never") && p.terminal(1) && !p.env("TERM", "dumb").equals("dumb");
    }

    private List<Regex> ignored() throws IOException {
      List<Regex> all = new ArrayList<>();
      for (String text : o.values("I")) {
        try {
          all.add(Regex.compile(text, Syntax.BASIC));
        } catch (RegexSyntaxException e) {
          throw new io.chapar.host.ExitException(Say.error(p, 2, text + ": " + e.getMessage()));
        }
      }
      return all;
    }

    private boolean match(List<Regex> patterns, Side side, int from, int to) {
      return side.lines().subList(from, to).stream()
          .allMatch(l -> patterns.stream().anyMatch(r -> r.found(l, steps -> p.tick())));
    }

    private int sideBySideOfSame(Side a, Side b) throws IOException {
      if (o.has("y") && !o.has("q")) {
        StringBuilder text = new StringBuilder();
        layout(new Layout(a, b, List.of(), text::append));
        p.out().print(text.toString());
      }
      return 0;
    }

    private void layout(Layout layout) throws IOException {
      String how = o.last("normal", "c", "C", "u", "U", "y", "e", "n");
      switch (how) {
        case "e" -> layout.ed();
        case "n" -> layout.rcs();
        case "u" -> layout.unified(3, o.values("L"));
        case "U" -> layout.unified(context("U"), o.values("L"));
        case "c" -> layout.context(3, o.values("L"));
        case "C" -> layout.context(context("C"), o.values("L"));
        case "y" -> {
          String width = o.value("W", "130");
          layout.sideBySide(
              width.matches("\\d{1,4}") ? Integer.parseInt(width) : 130,
              o.has("suppress-common-lines"),
              o.has("left-column"));
        }
        default -> layout.normal();
      }
    }

    private int context(String option) throws IOException {
      String text = o.value(option, "3");
      if (!text.matches("\\d{1,9}")) {
        throw new io.chapar.host.ExitException(usage(p, "invalid context length '" + text + "'"));
      }
      return Integer.parseInt(text);
    }

    private static boolean blank(Side side, int from, int to) {
      return side.lines().subList(from, to).stream().allMatch(String::isEmpty);
    }

    private int[] numbered(Side side, Map<String, Integer> numbers) {
      int[] out = new int[side.lines().size()];
      for (int i = 0; i < out.length; i++) {
        boolean unended = !side.ended() && i == out.length - 1;
        String key =
            key(side.lines().get(i))
                + (unended && !o.has("w") && !o.has("b") && !o.has("Z") ? "\n" : "");
        Integer known = numbers.putIfAbsent(key, numbers.size());
        out[i] = known == null ? numbers.size() - 1 : known;
      }
      return out;
    }

    private String key(String line) {
      String key =
          o.has("strip-trailing-cr") && line.endsWith("\r")
              ? line.substring(0, line.length() - 1)
              : line;
      if (o.has("w")) {
        key = key.replaceAll("\\s+", "");
      } else if (o.has("b")) {
        key = key.replaceAll("\\s+", " ").replaceAll(" $", "");
      } else if (o.has("Z")) {
        key = key.replaceAll("\\s+$", "");
      }
      return o.has("i") ? key.toLowerCase(Locale.ROOT) : key;
    }
  }
}

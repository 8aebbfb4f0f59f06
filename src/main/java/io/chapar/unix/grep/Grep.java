package io.chapar.unix.grep;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.Utf8;
import io.chapar.text.regex.RegexLimitException;
import io.chapar.text.regex.RegexSyntaxException;
import io.chapar.unix.Options;
import io.chapar.unix.text.Records;
import io.chapar.unix.text.Say;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** grep(1). */
public final class Grep implements Program {
  private static final Options OPTIONS =
      Options.of(
              "E,extended-regexp",
              "F,fixed-strings",
              "G,basic-regexp",
              "P,perl-regexp",
              "e,regexp=",
              "f,file=",
              "i,ignore-case",
              "y",
              "no-ignore-case",
              "w,word-regexp",
              "x,line-regexp",
              "z,null-data",
              "s,no-messages",
              "v,invert-match",
              "V",
              "m,max-count=",
              "b,byte-offset",
              "n,line-number",
              "line-buffered",
              "H,with-filename",
              "h,no-filename",
              "label=",
              "o,only-matching",
              "q,quiet,silent",
              "binary-files=",
              "a,text",
              "I",
              "d,directories=",
              "D,devices=",
              "r,recursive",
              "R,dereference-recursive",
              "include=",
              "exclude=",
              "exclude-from=",
              "exclude-dir=",
              "L,files-without-match",
              "l,files-with-matches",
              "c,count",
              "T,initial-tab",
              "Z,null",
              "A,after-context=",
              "B,before-context=",
              "C,context=",
              "group-separator=",
              "no-group-separator",
              "color,colour=?",
              "-U,binary",
              "u,unix-byte-offsets")
          .status(2)
          .digits("C")
          .hint("Usage: grep [OPTION]... PATTERNS [FILE]...\nTry '%s --help' for more information.")
          .version("GNU grep", "3.8");

  private final char kind;

  /** A grep that reads patterns as {@code kind} by default: G, E or F. */
  public Grep(char kind) {
    this.kind = kind;
  }

  @Override
  public int run(Process p) throws IOException {
    java.util.List<String> args = new java.util.ArrayList<>(p.args().subList(1, p.args().size()));
    if (p.name().equals("rgrep")) {
      args.add(0, "-r");
    }
    Options.Parsed o = OPTIONS.parse(p, args);
    if (o.has("V")) {
      p.out().print("grep (GNU grep) 3.8\n");
      return 0;
    }
    List<String> operands = new ArrayList<>(o.operands());
    List<String> patterns = patterns(p, o, operands);
    Settings settings = Settings.of(p, o, operands);
    Matcher matcher;
    try {
      boolean ignoreCase =
          !o.last("i", "y", "no-ignore-case").equals("no-ignore-case")
              && (o.has("i") || o.has("y"));
      matcher = new Matcher(patterns, kindOf(p, o), ignoreCase, o.has("w"), o.has("x"), p::tick);
    } catch (RegexSyntaxException e) {
      return Say.error(p, 2, String.valueOf(e.getMessage()));
    }
    for (String warning : matcher.warnings()) {
      p.err().print(p.name() + ": warning: " + warning + "\n");
    }
    Search search = new Search(p, settings, matcher);
    try {
      List<String> files = operands.isEmpty() ? List.of(settings.recursive() ? "" : "-") : operands;
      for (String file : files) {
        search.operand(file);
      }
    } catch (RegexLimitException e) {
      return Say.error(p, 2, "exceeded PCRE's backtracking limit");
    }
    return search.status();
  }

  private char kindOf(Process p, Options.Parsed o) throws IOException {
    String last = o.last("E", "F", "G", "P");
    long kinds = java.util.stream.Stream.of("E", "F", "G", "P").filter(o::has).count();
    if (kinds > 1) {
      throw new ExitException(Say.error(p, 2, "conflicting matchers specified"));
    }
    return last.isEmpty() ? kind : last.charAt(0);
  }

  private static List<String> patterns(Process p, Options.Parsed o, List<String> operands)
      throws IOException {
    List<String> patterns = new ArrayList<>();
    for (Options.Use use : o.uses()) {
      String value = use.value();
      if (value == null) {
        continue;
      }
      if (use.name().equals("e")) {
        patterns.addAll(Arrays.asList(value.split("\n", -1)));
      } else if (use.name().equals("f")) {
        try (Records in = Records.open(p, value)) {
          for (byte[] line; (line = in.next()) != null; ) {
            patterns.add(Utf8.decode(line));
          }
        } catch (IOException e) {
          throw new ExitException(Say.error(p, 2, value + ": " + Say.reason(e)));
        }
      }
    }
    if (!o.has("e") && !o.has("f")) {
      if (operands.isEmpty()) {
        p.err()
            .print(
                "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry '"
                    + p.name()
                    + " --help' for more information.\n");
        throw new ExitException(2);
      }
      patterns.addAll(Arrays.asList(operands.remove(0).split("\n", -1)));
    }
    return patterns;
  }
}

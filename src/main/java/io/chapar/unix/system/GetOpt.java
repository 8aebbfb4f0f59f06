package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** getopt(1): puts the options of a script in order. */
final class GetOpt implements Program {
  private static final Options OPTIONS =
      Options.of(
              "a,alternative",
              "l,longoptions=",
              "n,name=",
              "o,options=",
              "q,quiet",
              "Q,quiet-output",
              "s,shell=",
              "T,test",
              "u,unquoted")
          .inOrder()
          .version("util-linux", "2.38.1");

  @Override
  public int run(Process p) throws IOException {
    List<String> args = p.args().subList(1, p.args().size());
    if (args.isEmpty()) {
      p.err()
          .print("getopt: missing optstring argument\nTry 'getopt --help' for more information.\n");
      return 2;
    }
    if (!args.get(0).startsWith("-")) {
      // the old way: the letters, then the words; nothing is quoted
      Sorted sorted = new Sorted(p, "getopt", args.get(0), List.of(), false);
      return sorted.read(args.subList(1, args.size()), false);
    }
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("T")) {
      return 4;
    }
    List<String> words = new ArrayList<>(o.operands());
    String letters = o.value("o");
    if (letters == null) {
      if (words.isEmpty()) {
        p.err()
            .print(
                "getopt: missing optstring argument\nTry 'getopt --help' for more information.\n");
        return 2;
      }
      letters = words.remove(0);
    }
    List<String> names = new ArrayList<>();
    for (String list : o.values("l")) {
      names.addAll(List.of(list.split("[, \t\n]+")));
    }
    Sorted sorted = new Sorted(p, o.value("n", "getopt"), letters, names, o.has("q"));
    return sorted.read(words, !o.has("u"));
  }

  /** Options first, then --, then the rest. */
  private static final class Sorted {
    private final Process p;
    private final String name;
    private final String letters;
    private final List<String> names;
    private final boolean quiet;
    private final List<String> options = new ArrayList<>();
    private final List<String> rest = new ArrayList<>();
    private int status;

    Sorted(Process p, String name, String letters, List<String> names, boolean quiet) {
      this.p = p;
      this.name = name;
      this.letters = letters;
      this.names = names;
      this.quiet = quiet;
    }

    private void wrong(String message) throws IOException {
      status = 1;
      if (!quiet) {
        p.err().print(name + ": " + message + "\n");
      }
    }

    int read(List<String> words, boolean quoted) throws IOException {
      boolean inOrder = letters.startsWith("+");
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i);
        if (word.equals("--")) {
          rest.addAll(words.subList(i + 1, words.size()));
          break;
        }
        if (word.startsWith("--")) {
          i = longOption(words, i);
        } else if (word.length() > 1 && word.startsWith("-")) {
          i = shortOptions(words, i);
        } else if (inOrder) {
          rest.addAll(words.subList(i, words.size()));
          break;
        } else {
          rest.add(word);
        }
      }
      StringBuilder out = new StringBuilder();
      for (String option : options) {
        boolean bare = option.startsWith("\0");
        String text = bare ? option.substring(1) : option;
        out.append(' ').append(bare || !quoted ? text : quote(text));
      }
      out.append(" --");
      rest.forEach(word -> out.append(' ').append(quoted ? quote(word) : word));
      p.out().println(out.toString());
      return status;
    }

    private static String quote(String text) {
      return "'" + text.replace("'", "'\\''") + "'";
    }

    private int shortOptions(List<String> words, int at) throws IOException {
      String word = words.get(at);
      for (int i = 1; i < word.length(); i++) {
        char c = word.charAt(i);
        int known = c == ':' || c == '+' ? -1 : letters.indexOf(c);
        if (known < 0) {
          wrong("invalid option -- '" + c + "'");
          continue;
        }
        boolean takes = letters.startsWith(":", known + 1);
        boolean may = letters.startsWith("::", known + 1);
        if (!takes) {
          options.add("\0-" + c);
          continue;
        }
        String value = word.substring(i + 1);
        if (may || !value.isEmpty()) {
          options.add("\0-" + c);
          options.add(value);
        } else if (at + 1 < words.size()) {
          options.add("\0-" + c);
          options.add(words.get(at + 1));
          return at + 1;
        } else {
          wrong("option requires an argument -- '" + c + "'");
        }
        return at;
      }
      return at;
    }

    private int longOption(List<String> words, int at) throws IOException {
      String word = words.get(at).substring(2);
      int equal = word.indexOf('=');
      String typed = equal < 0 ? word : word.substring(0, equal);
      String spec = spec(typed);
      if (spec == null) {
        return at;
      }
      String full = spec.replaceAll(":+$", "");
      if (!spec.endsWith(":")) {
        if (equal >= 0) {
          wrong("option '--" + full + "' doesn't allow an argument");
        } else {
          options.add("\0--" + full);
        }
        return at;
      }
      if (equal >= 0 || spec.endsWith("::")) {
        options.add("\0--" + full);
        options.add(equal < 0 ? "" : word.substring(equal + 1));
        return at;
      }
      if (at + 1 >= words.size()) {
        wrong("option '--" + full + "' requires an argument");
        return at;
      }
      options.add("\0--" + full);
      options.add(words.get(at + 1));
      return at + 1;
    }

    private @Nullable String spec(String typed) throws IOException {
      List<String> fitting = new ArrayList<>();
      for (String each : names) {
        String bare = each.replaceAll(":+$", "");
        if (bare.equals(typed)) {
          return each;
        }
        if (bare.startsWith(typed)) {
          fitting.add(each);
        }
      }
      if (fitting.size() == 1) {
        return fitting.get(0);
      }
      if (fitting.isEmpty()) {
        wrong("unrecognized option '--" + typed + "'");
      } else {
        StringBuilder choices = new StringBuilder();
        fitting.forEach(f -> choices.append(" '--").append(f.replaceAll(":+$", "")).append('\''));
        wrong("option '--" + typed + "' is ambiguous; possibilities:" + choices);
      }
      return null;
    }
  }
}

package io.chapar.unix.file;

import io.chapar.host.ExitException;
import io.chapar.text.regex.Syntax;
import io.chapar.unix.Gnu;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The expression language of find: operators by precedence, then {@link FindTests}. */
final class FindParser {
  private static final Set<String> ACTIONS =
      Set.of(
          "-print",
          "-print0",
          "-printf",
          "-ls",
          "-exec",
          "-execdir",
          "-ok",
          "-okdir",
          "-delete",
          "-fprint",
          "-fprint0",
          "-fprintf",
          "-fls",
          "-quit");

  private final Find.Run run;
  private final List<String> args;
  private int at;
  private boolean acts;
  private Syntax syntax = Syntax.FIND;

  FindParser(Find.Run run, List<String> args) {
    this.run = run;
    this.args = args;
  }

  /** The whole expression; prints where nothing else is done. */
  Find.Test parse() throws IOException {
    Find.Test test = args.isEmpty() ? (r, v) -> true : comma();
    if (at < args.size()) {
      if (args.get(at).equals(")")) {
        throw fail("invalid expression; you have too many ')'");
      }
      throw misplaced(args.get(at));
    }
    if (acts) {
      return test;
    }
    return (r, v) -> {
      if (test.of(r, v) && !r.quit) {
        r.p.out().println(v.name);
      }
      return true;
    };
  }

  private @Nullable String peek() {
    return at < args.size() ? args.get(at) : null;
  }

  private boolean take(String... words) {
    String next = peek();
    for (String word : words) {
      if (word.equals(next)) {
        at++;
        return true;
      }
    }
    return false;
  }

  private Find.Test comma() throws IOException {
    Find.Test left = or();
    while (take(",")) {
      Find.Test first = left;
      Find.Test second = or();
      left =
          (r, v) -> {
            first.of(r, v);
            return second.of(r, v);
          };
    }
    return left;
  }

  private Find.Test or() throws IOException {
    Find.Test left = and();
    while (take("-o", "-or")) {
      Find.Test first = left;
      Find.Test second = and();
      left = (r, v) -> first.of(r, v) || second.of(r, v);
    }
    return left;
  }

  private Find.Test and() throws IOException {
    Find.Test left = not();
    while (true) {
      boolean explicit = take("-a", "-and");
      String next = peek();
      if (next == null
          || next.equals(")")
          || next.equals("-o")
          || next.equals("-or")
          || next.equals(",")) {
        if (explicit) {
          throw fail(
              "invalid expression; I was expecting to find a ')' somewhere but did not see one.");
        }
        return left;
      }
      Find.Test first = left;
      Find.Test second = not();
      left = (r, v) -> first.of(r, v) && second.of(r, v);
    }
  }

  private Find.Test not() throws IOException {
    if (at >= args.size()) {
      throw fail("expected an expression after '" + (at > 0 ? args.get(at - 1) : "") + "'");
    }
    if (take("!", "-not")) {
      Find.Test inner = not();
      return (r, v) -> !inner.of(r, v);
    }
    if (take("(")) {
      if (peek() == null) {
        throw fail(
            "invalid expression; expected to find a ')' but didn't see one. Perhaps you need an"
                + " extra predicate after '('");
      }
      if (")".equals(peek())) {
        throw fail("invalid expression; empty parentheses are not allowed.");
      }
      Find.Test inner = comma();
      if (!take(")")) {
        throw fail(
            "invalid expression; I was expecting to find a ')' somewhere but did not see one.");
      }
      return inner;
    }
    return primary();
  }

  private Find.Test primary() throws IOException {
    String word = args.get(at++);
    if (word.equals("-o")
        || word.equals("-or")
        || word.equals("-a")
        || word.equals("-and")
        || word.equals(",")) {
      throw fail(
          "invalid expression; you have used a binary operator '"
              + word
              + "' with nothing before it.");
    }
    if (!word.startsWith("-")) {
      at--;
      throw misplaced(word);
    }
    acts |= ACTIONS.contains(word) && !word.equals("-quit");
    return new FindTests(run, this).make(word);
  }

  /** The argument of a test. */
  String argument(String test) throws IOException {
    if (at >= args.size()) {
      throw fail("missing argument to `" + test + "'");
    }
    return args.get(at++);
  }

  /** The words of a command up to ';', or to '{} +'; the latter stays at its end. */
  List<String> command(String test) throws IOException {
    int start = at;
    for (int i = at; i < args.size(); i++) {
      boolean plus = args.get(i).equals("+") && i > at && args.get(i - 1).equals("{}");
      if (args.get(i).equals(";") || plus) {
        if (i == start) {
          break;
        }
        at = i + 1;
        return args.subList(start, plus ? i + 1 : i);
      }
    }
    throw fail("missing argument to `" + test + "'");
  }

  /** The dialect of -regex from here on. */
  void syntax(String name) throws IOException {
    syntax =
        switch (name) {
          case "emacs", "findutils-default" -> Syntax.FIND;
          case "posix-extended", "egrep", "posix-egrep" -> Syntax.EXTENDED;
          case "posix-basic", "ed", "sed", "grep", "posix-minimal-basic" -> Syntax.BASIC;
          case "awk", "gnu-awk", "posix-awk" -> Syntax.AWK;
          default ->
              throw fail(
                  "Unknown regular expression type "
                      + Quote.locale(name)
                      + "; valid types are ‘findutils-default’, ‘ed’, ‘emacs’, ‘gnu-awk’, ‘grep’,"
                      + " ‘posix-awk’, ‘awk’, ‘posix-basic’, ‘posix-egrep’, ‘egrep’, ‘posix-extended’,"
                      + " ‘posix-minimal-basic’, ‘sed’.");
        };
  }

  /** The dialect of -regex. */
  Syntax syntax() {
    return syntax;
  }

  ExitException fail(String message) throws IOException {
    Gnu.error(run.p, message);
    return new ExitException(1);
  }

  private ExitException misplaced(String word) throws IOException {
    Gnu.error(run.p, "paths must precede expression: `" + word + "'");
    String before = at > 1 ? args.get(at - 2) : "";
    if (Set.of("-name", "-iname", "-path", "-ipath").contains(before)) {
      Gnu.error(run.p, "possible unquoted pattern after predicate `" + before + "'?");
    }
    return new ExitException(1);
  }

  /** How messages quote arguments. */
  static String quote(String text) {
    return Quote.locale(text);
  }
}

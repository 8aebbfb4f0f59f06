package io.chapar.unix.text;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.regex.Match;
import io.chapar.text.regex.Regex;
import io.chapar.text.regex.RegexLimitException;
import io.chapar.text.regex.RegexSyntaxException;
import io.chapar.text.regex.Syntax;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;

/** expr(1). */
final class Expr implements Program {
  private static final Options OPTIONS = Options.coreutils().status(2).inOrder();

  @Override
  public int run(Process p) throws IOException {
    List<String> args = p.args().subList(1, p.args().size());
    if (args.size() == 1 && (args.get(0).equals("--help") || args.get(0).equals("--version"))) {
      OPTIONS.parse(p);
    }
    if (!args.isEmpty() && args.get(0).equals("--")) {
      args = args.subList(1, args.size());
    }
    if (args.isEmpty()) {
      return Say.usage(p, 2, "missing operand");
    }
    Evaluator e = new Evaluator(p, args);
    String value = e.or(true);
    if (e.at < args.size()) {
      return Say.error(p, 2, "syntax error: unexpected argument " + Quote.locale(args.get(e.at)));
    }
    p.out().println(value);
    return Evaluator.isNull(value) ? 1 : 0;
  }

  private static final class Evaluator {
    private static final int MAX_DEPTH = 300;
    private final Process p;
    private final List<String> args;
    private int at;
    private int depth;

    Evaluator(Process p, List<String> args) {
      this.p = p;
      this.args = args;
    }

    static boolean isNull(String value) {
      return value.isEmpty() || value.matches("-?0+");
    }

    private boolean accept(String token) {
      boolean here = at < args.size() && args.get(at).equals(token);
      at += here ? 1 : 0;
      return here;
    }

    private String peek() {
      return at < args.size() ? args.get(at) : "";
    }

    private ExitException error(String message) throws IOException {
      return new ExitException(Say.error(p, 2, message));
    }

    String or(boolean evaluate) throws IOException {
      if (++depth > MAX_DEPTH) {
        throw error("memory exhausted");
      }
      String left = and(evaluate);
      while (accept("|")) {
        String right = and(evaluate && isNull(left));
        left = !isNull(left) ? left : isNull(right) ? "0" : right;
      }
      depth--;
      return left;
    }

    private String and(boolean evaluate) throws IOException {
      String left = compare(evaluate);
      while (accept("&")) {
        String right = compare(evaluate && !isNull(left));
        left = isNull(left) || isNull(right) ? "0" : left;
      }
      return left;
    }

    private String compare(boolean evaluate) throws IOException {
      String left = sum(evaluate);
      while (List.of("<", "<=", "=", "==", "!=", ">=", ">").contains(peek())) {
        String operator = args.get(at++);
        String right = sum(evaluate);
        int order =
            integer(left) && integer(right)
                ? new BigInteger(left).compareTo(new BigInteger(right))
                : left.compareTo(right);
        boolean result =
            switch (operator) {
              case "<" -> order < 0;
              case "<=" -> order <= 0;
              case "=", "==" -> order == 0;
              case "!=" -> order != 0;
              case ">=" -> order >= 0;
              default -> order > 0;
            };
        left = result ? "1" : "0";
      }
      return left;
    }

    private static boolean integer(String text) {
      return text.length() < 4000 && text.matches("-?\\d+");
    }

    private String sum(boolean evaluate) throws IOException {
      String left = product(evaluate);
      while (peek().equals("+") || peek().equals("-")) {
        String operator = args.get(at++);
        String right = product(evaluate);
        if (evaluate) {
          left =
              (operator.equals("+")
                      ? number(left).add(number(right))
                      : number(left).subtract(number(right)))
                  .toString();
        }
      }
      return left;
    }

    private String product(boolean evaluate) throws IOException {
      String left = match(evaluate);
      while (peek().equals("*") || peek().equals("/") || peek().equals("%")) {
        String operator = args.get(at++);
        String right = match(evaluate);
        if (evaluate) {
          BigInteger a = number(left);
          BigInteger b = number(right);
          if (!operator.equals("*") && b.signum() == 0) {
            throw error("division by zero");
          }
          left =
              (operator.equals("*")
                      ? a.multiply(b)
                      : operator.equals("/") ? a.divide(b) : a.remainder(b))
                  .toString();
        }
      }
      return left;
    }

    private BigInteger number(String text) throws IOException {
      if (!integer(text)) {
        throw error("non-integer argument");
      }
      return new BigInteger(text);
    }

    private String match(boolean evaluate) throws IOException {
      String left = word(evaluate);
      while (accept(":")) {
        String right = word(evaluate);
        left = evaluate ? matched(left, right) : left;
      }
      return left;
    }

    private String matched(String text, String pattern) throws IOException {
      try {
        Regex regex = Regex.compile("^\\(" + pattern + "\\)", Syntax.BASIC);
        Regex plain = Regex.compile(pattern, Syntax.BASIC);
        Match match = plain.groupCount() == 0 ? regex.find(text, 0, p::tick) : first(plain, text);
        if (plain.groupCount() > 0) {
          String group = match == null ? "" : match.group(1);
          return group == null ? "" : group;
        }
        return match == null
            ? "0"
            : Integer.toString(match.group().codePointCount(0, match.group().length()));
      } catch (RegexSyntaxException e) {
        throw error(String.valueOf(e.getMessage()));
      } catch (RegexLimitException e) {
        throw error("error in regular expression matcher");
      }
    }

    private @org.jspecify.annotations.Nullable Match first(Regex regex, String text) {
      Match match = regex.find(text, 0, p::tick);
      return match == null || match.start() > 0 ? null : match;
    }

    private String word(boolean evaluate) throws IOException {
      if (at >= args.size()) {
        throw error(
            "syntax error: missing argument after " + Quote.locale(args.get(args.size() - 1)));
      }
      String token = args.get(at++);
      switch (token) {
        case "(":
          String inner = or(evaluate);
          if (!accept(")")) {
            throw error(
                at < args.size()
                    ? "syntax error: expecting ')' instead of " + Quote.locale(peek())
                    : "syntax error: expecting ')' after " + Quote.locale(args.get(at - 1)));
          }
          return inner;
        case ")":
          throw error("syntax error: unexpected ')'");
        case "+":
          if (at >= args.size()) {
            throw error("syntax error: missing argument after ‘+’");
          }
          return args.get(at++);
        case "length":
          String text = word(evaluate);
          return Integer.toString(text.codePointCount(0, text.length()));
        case "match":
          String left = word(evaluate);
          String right = word(evaluate);
          return evaluate ? matched(left, right) : left;
        case "index":
          String in = word(evaluate);
          String chars = word(evaluate);
          for (int i = 0; i < in.length(); i++) {
            if (chars.indexOf(in.charAt(i)) >= 0) {
              return Integer.toString(in.codePointCount(0, i) + 1);
            }
          }
          return "0";
        case "substr":
          String of = word(evaluate);
          String from = word(evaluate);
          String count = word(evaluate);
          return substring(of, from, count);
        default:
          return token;
      }
    }

    private static String substring(String of, String from, String count) {
      if (!from.matches("\\d{1,9}") || !count.matches("\\d{1,18}") || Integer.parseInt(from) == 0) {
        return "";
      }
      int[] points = of.codePoints().toArray();
      int start = Integer.parseInt(from) - 1;
      int length = (int) Math.min(points.length - (long) start, Long.parseLong(count));
      return length <= 0 ? "" : new String(points, start, length);
    }
  }
}

package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.FileTests;
import io.chapar.shell.interp.Shell;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/** {@code test} and {@code [}. */
final class Test implements Builtin {
  private static final Set<String> BINARY =
      Set.of(
          "=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef");
  private static final String UNARY = "abcdefghknoprstuvwxzGLNORS";

  @Override
  public int run(Shell shell, Call call) throws IOException {
    List<String> args = call.args();
    if (call.name().equals("[")) {
      if (args.isEmpty() || !args.get(args.size() - 1).equals("]")) {
        shell.error("[: missing `]'");
        return 2;
      }
      args = args.subList(0, args.size() - 1);
    }
    try {
      return new Evaluation(shell, args).result() ? 0 : 1;
    } catch (BadTest e) {
      shell.error(call.name() + ": " + e.getMessage());
      return 2;
    }
  }

  private static final class BadTest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadTest(String message) {
      super(message, null, false, false);
    }
  }

  private static final class Evaluation {
    private final FileTests files;
    private final List<String> args;
    private final boolean dash;
    private int at;

    Evaluation(Shell shell, List<String> args) {
      this.dash = shell.dash();
      this.files = new FileTests(shell);
      this.args = args;
    }

    boolean result() {
      switch (args.size()) {
        case 0:
          return false;
        case 1:
          return !args.get(0).isEmpty();
        case 2:
          return two(args.get(0), args.get(1));
        case 3:
          return three(0);
        case 4:
          if (args.get(0).equals("!")) {
            return !three(1);
          }
          if (args.get(0).equals("(") && args.get(3).equals(")")) {
            return two(args.get(1), args.get(2));
          }
          break;
        default:
          break;
      }
      boolean result = or();
      if (at < args.size()) {
        throw new BadTest("too many arguments");
      }
      return result;
    }

    private boolean two(String first, String second) {
      if (first.equals("!")) {
        return second.isEmpty();
      }
      if (unary(first)) {
        return files.unary(first, second);
      }
      throw new BadTest(first + ": unary operator expected");
    }

    private boolean three(int from) {
      String first = args.get(from);
      String second = args.get(from + 1);
      String third = args.get(from + 2);
      if (BINARY.contains(second)) {
        if (dash && second.equals("==")) {
          throw new BadTest(first + ": unexpected operator");
        }
        return binary(first, second, third);
      }
      if (second.equals("-a")) {
        return !first.isEmpty() && !third.isEmpty();
      }
      if (second.equals("-o")) {
        return !first.isEmpty() || !third.isEmpty();
      }
      if (first.equals("!")) {
        return !two(second, third);
      }
      if (first.equals("(") && third.equals(")")) {
        return !second.isEmpty();
      }
      throw new BadTest((dash ? first : second) + ": binary operator expected");
    }

    private static boolean unary(String text) {
      return text.length() == 2 && text.charAt(0) == '-' && UNARY.indexOf(text.charAt(1)) >= 0;
    }

    private boolean or() {
      boolean value = and();
      while (at < args.size() && args.get(at).equals("-o")) {
        at++;
        value |= and();
      }
      return value;
    }

    private boolean and() {
      boolean value = term();
      while (at < args.size() && args.get(at).equals("-a")) {
        at++;
        value &= term();
      }
      return value;
    }

    private boolean term() {
      if (at >= args.size()) {
        throw new BadTest("argument expected");
      }
      String word = args.get(at);
      if (word.equals("!")) {
        at++;
        return !term();
      }
      if (at + 2 < args.size() && BINARY.contains(args.get(at + 1))) {
        at += 3;
        return binary(word, args.get(at - 2), args.get(at - 1));
      }
      if (word.equals("(")) {
        at++;
        boolean value = or();
        if (at >= args.size() || !args.get(at).equals(")")) {
          throw new BadTest("`)' expected");
        }
        at++;
        return value;
      }
      if (unary(word) && at + 1 < args.size()) {
        at += 2;
        return files.unary(word, args.get(at - 1));
      }
      at++;
      return !word.isEmpty();
    }

    private boolean binary(String left, String operator, String right) {
      switch (operator) {
        case "=", "==":
          return left.equals(right);
        case "!=":
          return !left.equals(right);
        case "<", ">", "-nt", "-ot", "-ef":
          return files.binary(left, operator, right);
        default:
          int order = number(left).compareTo(number(right));
          return switch (operator) {
            case "-eq" -> order == 0;
            case "-ne" -> order != 0;
            case "-lt" -> order < 0;
            case "-le" -> order <= 0;
            case "-gt" -> order > 0;
            default -> order >= 0;
          };
      }
    }

    private static BigInteger number(String text) {
      String digits = text.strip();
      String bare = digits.startsWith("+") || digits.startsWith("-") ? digits.substring(1) : digits;
      if (bare.isEmpty()
          || bare.length() > 18
          || !bare.chars().allMatch(c -> c >= '0' && c <= '9')) {
        throw new BadTest(text + ": integer expression expected");
      }
      return new BigInteger(digits.startsWith("+") ? bare : digits);
    }
  }
}

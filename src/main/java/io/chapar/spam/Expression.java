package io.chapar.spam;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The expression of a meta rule: names of rules, numbers, and Perl's operators. */
final class Expression {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\\w+(?:\\.[0-9]+)?|&&|\\|\\||==|!=|<=|>=|[-+*/()!<>])");

  /** Counts depth, so that no rule can exhaust the stack. */
  private static final int MAX_DEPTH = 200;

  /** A part of it. */
  private interface Node extends ToDoubleFunction<ToDoubleFunction<String>> {}

  private final List<String> tokens;
  private int at;
  private int depth;

  private Expression(List<String> tokens) {
    this.tokens = tokens;
  }

  /** A value of an expression: asks for the value of each rule. */
  static @Nullable ToDoubleFunction<ToDoubleFunction<String>> parse(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher m = TOKEN.matcher(text);
    int end = 0;
    while (m.find() && m.start() == end) {
      tokens.add(m.group(1));
      end = m.end();
    }
    if (!text.substring(end).isBlank() || tokens.isEmpty() || tokens.size() > 5000) {
      return null;
    }
    Expression e = new Expression(tokens);
    Node node = e.binary(0);
    return node == null || e.at < tokens.size() ? null : node;
  }

  private static int level(String operator) {
    return switch (operator) {
      case "||" -> 1;
      case "&&" -> 2;
      case "==", "!=" -> 3;
      case "<", ">", "<=", ">=" -> 4;
      case "+", "-" -> 5;
      case "*", "/" -> 6;
      default -> -1;
    };
  }

  private @Nullable Node binary(int least) {
    Node left = unary();
    while (left != null && at < tokens.size() && level(tokens.get(at)) > least) {
      String operator = tokens.get(at++);
      Node right = binary(level(operator));
      if (right == null) {
        return null;
      }
      left = join(operator, left, right);
    }
    return left;
  }

  private static Node join(String operator, Node a, Node b) {
    return switch (operator) {
      case "||" -> v -> a.applyAsDouble(v) != 0 ? 1 : truth(b.applyAsDouble(v) != 0);
      case "&&" -> v -> a.applyAsDouble(v) != 0 ? truth(b.applyAsDouble(v) != 0) : 0;
      case "==" -> v -> truth(a.applyAsDouble(v) == b.applyAsDouble(v));
      case "!=" -> v -> truth(a.applyAsDouble(v) != b.applyAsDouble(v));
      case "<" -> v -> truth(a.applyAsDouble(v) < b.applyAsDouble(v));
      case ">" -> v -> truth(a.applyAsDouble(v) > b.applyAsDouble(v));
      case "<=" -> v -> truth(a.applyAsDouble(v) <= b.applyAsDouble(v));
      case ">=" -> v -> truth(a.applyAsDouble(v) >= b.applyAsDouble(v));
      case "+" -> v -> a.applyAsDouble(v) + b.applyAsDouble(v);
      case "-" -> v -> a.applyAsDouble(v) - b.applyAsDouble(v);
      case "*" -> v -> a.applyAsDouble(v) * b.applyAsDouble(v);
      default -> v -> b.applyAsDouble(v) == 0 ? 0 : a.applyAsDouble(v) / b.applyAsDouble(v);
    };
  }

  private static double truth(boolean value) {
    return value ? 1 : 0;
  }

  private @Nullable Node unary() {
    if (at >= tokens.size() || ++depth > MAX_DEPTH) {
      return null;
    }
    try {
      String token = tokens.get(at++);
      if (token.equals("!") || token.equals("-")) {
        Node inner = unary();
        return inner == null
            ? null
            : token.equals("!")
                ? v -> truth(inner.applyAsDouble(v) == 0)
                : v -> -inner.applyAsDouble(v);
      }
      if (token.equals("(")) {
        Node inner = binary(0);
        return inner == null || at >= tokens.size() || !tokens.get(at++).equals(")") ? null : inner;
      }
      if (Character.isDigit(token.charAt(0))) {
        if (!token.matches("[0-9]+(\\.[0-9]+)?")) {
          return null;
        }
        double value = Double.parseDouble(token);
        return v -> value;
      }
      return Character.isLetter(token.charAt(0)) || token.charAt(0) == '_'
          ? v -> v.applyAsDouble(token)
          : null;
    } finally {
      depth--;
    }
  }
}

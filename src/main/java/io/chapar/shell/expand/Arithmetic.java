package io.chapar.shell.expand;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates arithmetic expressions while it reads them: 64 bits, C's operators and bash's. */
public final class Arithmetic {
  private static final int DEEPEST = 1024;
  private static final List<List<String>> LEVELS =
      List.of(
          List.of("|"),
          List.of("^"),
          List.of("&"),
          List.of("==", "!="),
          List.of("<=", ">=", "<", ">"),
          List.of("<<", ">>"),
          List.of("+", "-"),
          List.of("*", "/", "%"));

  private final Context context;
  private final String command;
  private final int depth;
  private final ArithmeticTokens tokens;
  private int skipping; // inside of what && || ?: do not evaluate
  private int nested;

  private Arithmetic(Context context, String text, String command, int depth) {
    this.context = context;
    this.command = command;
    this.depth = depth;
    this.tokens = new ArithmeticTokens(text, command);
  }

  /** The value of an expression whose expansions are done. */
  public static long evaluate(Context context, String text) {
    return evaluate(context, text, "");
  }

  /**
   * The value of an expression.
   *
   * @param command in front of errors, such as {@code "let: "}
   */
  public static long evaluate(Context context, String text, String command) {
    return evaluate(context, text, command, 0);
  }

  private static long evaluate(Context context, String text, String command, int depth) {
    if (isPlain(text)) {
      return Long.parseLong(text);
    }
    Arithmetic a = new Arithmetic(context, text, command, depth);
    if (depth > DEEPEST) {
      throw a.tokens.error("expression recursion level exceeded");
    }
    if (a.tokens.end()) {
      return 0;
    }
    long value = a.comma();
    if (!a.tokens.end()) {
      throw a.tokens.error("syntax error in expression");
    }
    return value;
  }

  private static boolean isPlain(String text) {
    int n = text.length();
    if (n == 0 || n > 18 || text.charAt(0) == '0' && n > 1) {
      return false;
    }
    for (int i = 0; i < n; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private long comma() {
    long value = assignment();
    while (tokens.is(",")) {
      tokens.next();
      value = assignment();
    }
    return value;
  }

  private long assignment() {
    if (++nested > DEEPEST) {
      throw tokens.error("expression recursion level exceeded");
    }
    Place place = new Place();
    long value = conditional(place);
    String token = tokens.operand() ? "" : tokens.token();
    boolean assigns =
        token.equals("=")
            || token.length() > 1
                && token.endsWith("=")
                && !token.equals("==")
                && !token.equals("!=")
                && !token.equals("<=")
                && !token.equals(">=");
    if (assigns) {
      String name = place.name;
      if (name == null) {
        throw tokens.error("attempted assignment to non-variable");
      }
      String operator = token.substring(0, token.length() - 1);
      tokens.next();
      int operand = tokens.start();
      long right = assignment();
      long old = operator.isEmpty() || skipping > 0 ? 0 : get(name, place.subscript);
      value = operator.isEmpty() ? right : binary(operator, old, right, operand);
      set(name, place.subscript, value);
    }
    nested--;
    return value;
  }

  /** The variable that an operand is, if it is nothing but that; its value is read late. */
  private static final class Place {
    private @Nullable String name;
    private @Nullable String subscript;
  }

  private long conditional(Place place) {
    long condition = or(place);
    if (!tokens.is("?")) {
      return condition;
    }
    place.name = null;
    tokens.next();
    if (tokens.is(":") || tokens.end()) {
      throw tokens.error("expression expected");
    }
    skipping += condition == 0 ? 1 : 0;
    long yes = comma();
    skipping -= condition == 0 ? 1 : 0;
    if (!tokens.is(":")) {
      throw tokens.error("`:' expected for conditional expression");
    }
    tokens.next();
    if (tokens.end()) {
      throw tokens.error("expression expected");
    }
    skipping += condition != 0 ? 1 : 0;
    long no = conditional(new Place());
    skipping -= condition != 0 ? 1 : 0;
    return condition != 0 ? yes : no;
  }

  private long or(Place place) {
    long left = and(place);
    while (tokens.is("||")) {
      place.name = null;
      tokens.next();
      skipping += left != 0 ? 1 : 0;
      long right = and(new Place());
      skipping -= left != 0 ? 1 : 0;
      left = left != 0 || right != 0 ? 1 : 0;
    }
    return left;
  }

  private long and(Place place) {
    long left = level(0, place);
    while (tokens.is("&&")) {
      place.name = null;
      tokens.next();
      skipping += left == 0 ? 1 : 0;
      long right = level(0, new Place());
      skipping -= left == 0 ? 1 : 0;
      left = left != 0 && right != 0 ? 1 : 0;
    }
    return left;
  }

  private long level(int n, Place place) {
    if (n == LEVELS.size()) {
      return power(place);
    }
    long left = level(n + 1, place);
    while (!tokens.operand() && LEVELS.get(n).contains(tokens.token())) {
      place.name = null;
      String operator = tokens.token();
      tokens.next();
      int operand = tokens.start();
      left = binary(operator, left, level(n + 1, new Place()), operand);
    }
    return left;
  }

  private long binary(String operator, long a, long b, int operand) {
    if ((operator.equals("/") || operator.equals("%")) && b == 0) {
      if (skipping > 0) {
        return 0;
      }
      throw tokens.error("division by 0", operand);
    }
    return switch (operator) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> a / b;
      case "%" -> a % b;
      case "<<" -> a << b;
      case ">>" -> a >> b;
      case "<" -> a < b ? 1 : 0;
      case ">" -> a > b ? 1 : 0;
      case "<=" -> a <= b ? 1 : 0;
      case ">=" -> a >= b ? 1 : 0;
      case "==" -> a == b ? 1 : 0;
      case "!=" -> a != b ? 1 : 0;
      case "&" -> a & b;
      case "^" -> a ^ b;
      default -> a | b;
    };
  }

  private long power(Place place) {
    long base = unary(place);
    if (!tokens.is("**")) {
      return base;
    }
    place.name = null;
    tokens.next();
    long exponent = power(new Place());
    if (exponent < 0 && skipping == 0) {
      throw tokens.error("exponent less than 0");
    }
    long result = 1;
    long square = base;
    for (long e = exponent; e > 0; e >>= 1) {
      if ((e & 1) != 0) {
        result *= square;
      }
      square *= square;
    }
    return result;
  }

  private long unary(Place place) {
    if (tokens.operand() || tokens.end()) {
      return operand(place);
    }
    String operator = tokens.token();
    if (operator.equals("(")) {
      return operand(place);
    }
    if (++nested > DEEPEST) {
      throw tokens.error("expression recursion level exceeded");
    }
    try {
      switch (operator) {
        case "!":
          tokens.next();
          return unary(new Place()) == 0 ? 1 : 0;
        case "~":
          tokens.next();
          return ~unary(new Place());
        case "-":
          tokens.next();
          return -unary(new Place());
        case "+":
          tokens.next();
          return unary(new Place());
        case "++", "--":
          return increment(operator);
        default:
          throw tokens.error("syntax error: operand expected");
      }
    } finally {
      nested--;
    }
  }

  private long increment(String operator) {
    tokens.next();
    int sign = operator.equals("++") ? 1 : -1;
    if (!tokens.operand() || Character.isDigit(tokens.token().charAt(0))) {
      long value = unary(new Place()); // two signs in front of a number
      return value;
    }
    String name = tokens.token();
    String subscript = tokens.subscript();
    tokens.next();
    long value = skipping > 0 ? 0 : get(name, subscript) + sign;
    set(name, subscript, value);
    return value;
  }

  private long operand(Place place) {
    if (tokens.is("(")) {
      tokens.next();
      long value = comma();
      if (!tokens.is(")")) {
        throw tokens.error("missing `)'");
      }
      tokens.next();
      return value;
    }
    if (!tokens.operand()) {
      throw tokens.error("syntax error: operand expected");
    }
    String token = tokens.token();
    if (token.charAt(0) >= '0' && token.charAt(0) <= '9') {
      long value = number(token);
      tokens.next();
      return value;
    }
    String subscript = tokens.subscript();
    tokens.next();
    if (tokens.is("++") || tokens.is("--")) {
      int sign = tokens.is("++") ? 1 : -1;
      tokens.next();
      long value = skipping > 0 ? 0 : get(token, subscript);
      set(token, subscript, value + sign);
      return value;
    }
    place.name = token;
    place.subscript = subscript;
    return skipping > 0 || tokens.is("=") ? 0 : get(token, subscript);
  }

  private long number(String token) {
    int hash = token.indexOf('#');
    int base = 10;
    String digits = token;
    if (hash >= 0) {
      try {
        base = Integer.parseInt(token.substring(0, hash));
      } catch (NumberFormatException e) {
        throw tokens.error("invalid number");
      }
      if (base < 2 || base > 64) {
        throw tokens.error("invalid arithmetic base");
      }
      digits = token.substring(hash + 1);
      if (digits.isEmpty()) {
        throw tokens.error("invalid integer constant");
      }
    } else if (token.startsWith("0x") || token.startsWith("0X")) {
      base = 16;
      digits = token.substring(2);
    } else if (token.length() > 1 && token.charAt(0) == '0') {
      base = 8;
      digits = token.substring(1);
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digit(digits.charAt(i), base);
      if (digit < 0) {
        throw tokens.error("invalid number");
      }
      if (digit >= base) {
        throw tokens.error("value too great for base");
      }
      value = value * base + digit;
    }
    return value;
  }

  private static int digit(char c, int base) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 10;
    }
    if (c >= 'A' && c <= 'Z') {
      return c - 'A' + (base <= 36 ? 10 : 36);
    }
    return c == '@' ? 62 : c == '_' ? 63 : -1;
  }

  private long get(String name, @Nullable String subscript) {
    Variable variable = context.variable(name);
    String value;
    if (variable == null) {
      value = null;
    } else if (subscript == null) {
      value = variable.value();
    } else {
      value = Subscripts.get(context, variable, name, subscript);
    }
    if (value == null) {
      if (context.option("nounset")) {
        throw ExpansionException.exit(
            name + (subscript == null ? "" : "[" + subscript + "]") + ": unbound variable");
      }
      return 0;
    }
    if (value.isEmpty()) {
      return 0;
    }
    return evaluate(context, value, command, depth + 1);
  }

  private void set(String name, @Nullable String subscript, long value) {
    if (skipping == 0) {
      context.assign(
          name,
          subscript == null
              ? null
              : Subscripts.key(context, context.variable(name), name, subscript),
          Long.toString(value));
    }
  }
}

package io.chapar.postfix.conf;

import io.chapar.postfix.PostfixFatal;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Postfix's expressions in values: {@code $name}, {@code ${name}}, {@code $(name)}, {@code $$},
 * {@code ${name?text}}, {@code ${name:text}}, {@code ${name?{text}:{text}}} and {@code ${{left}
 * operator {right} ? {text} : {text}}}, where a comparison may carry the suffix {@code level}. It
 * knows nothing of parameters: it asks for a name's raw text.
 */
public final class MacroExpander {
  private static final String OPERATOR_CHARACTERS = "<>!=?+-*/~&|%";
  private static final String ANY_OPERATOR =
      "\"==\" or \"!=\"\" or \"<\"\" or \"<=\"\" or \">=\"\" or \">\"";
  private static final Set<String> OPERATORS = Set.of("==", "!=", "<", "<=", ">=", ">");
  private static final int DEEPEST = 100;
  private static final int LONGEST = 4 << 20;
  private static final int MOST_STEPS = 200_000;

  /** Where names are looked up. */
  @FunctionalInterface
  public interface Lookup {
    /** The raw text of a name, or null where nothing defines it. */
    @Nullable String find(String name);
  }

  private final Lookup lookup;
  private final boolean recursive;
  private final boolean scanOnly;
  private final StringBuilder out = new StringBuilder();
  private int depth;
  private int steps;

  private MacroExpander(Lookup lookup, boolean recursive, boolean scanOnly) {
    this.lookup = lookup;
    this.recursive = recursive;
    this.scanOnly = scanOnly;
  }

  /** The text with its expressions replaced, and those in the replacements too. */
  public static String expand(String text, Lookup lookup) throws MacroException {
    if (text.indexOf('$') < 0) {
      return text;
    }
    MacroExpander expander = new MacroExpander(lookup, true, false);
    expander.run(text);
    return expander.out.toString();
  }

  /** The text with its expressions replaced once; a {@code $} in a replacement stays. */
  public static String expandOnce(String text, Lookup lookup) throws MacroException {
    MacroExpander expander = new MacroExpander(lookup, false, false);
    expander.run(text);
    return expander.out.toString();
  }

  /** Tells every name that a text refers to, in all branches; nothing is replaced. */
  public static void scan(String text, Consumer<String> names) throws MacroException {
    MacroExpander expander =
        new MacroExpander(
            name -> {
              names.accept(name);
              return null;
            },
            false,
            true);
    expander.run(text);
  }

  private void run(String text) throws MacroException {
    int at = 0;
    while (at < text.length()) {
      int dollar = text.indexOf('$', at);
      if (dollar < 0) {
        literal(text.substring(at));
        return;
      }
      if (dollar + 1 < text.length() && text.charAt(dollar + 1) == '$') {
        literal(text.substring(at, dollar + 1));
        at = dollar + 2;
        continue;
      }
      literal(text.substring(at, dollar));
      at = dollar + 1;
      char open = at < text.length() ? text.charAt(at) : 0;
      String expression;
      if (open == '{' || open == '(') {
        int end = closing(text, at, open, open == '{' ? '}' : ')');
        if (end < 0) {
          throw new MacroException("truncated macro reference: \"" + text + '"');
        }
        expression = text.substring(at + 1, end);
        at = end + 1;
      } else {
        int end = at;
        while (end < text.length() && isName(text.charAt(end))) {
          end++;
        }
        expression = text.substring(at, end);
        at = end;
      }
      if (expression.isEmpty()) {
        throw new MacroException("empty macro name: \"" + text + '"');
      }
      if (++depth > DEEPEST || ++steps > MOST_STEPS) {
        throw new MacroException("unreasonable macro call nesting: \"" + expression + '"');
      }
      expression(expression);
      depth--;
    }
  }

  private void literal(String text) throws MacroException {
    if (!scanOnly) {
      out.append(text);
      if (out.length() > LONGEST) {
        throw new MacroException("unreasonable macro call nesting: \"" + text + '"');
      }
    }
  }

  private static boolean isName(char c) {
    return Ascii.isAlnum(c) || c == '_';
  }

  /** The position of the parenthesis that closes the one at {@code from}, or -1. */
  private static int closing(String text, int from, char open, char close) {
    int level = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == open) {
        level++;
      } else if (c == close && --level == 0) {
        return i;
      }
    }
    return -1;
  }

  private void expression(String text) throws MacroException {
    Cursor cursor = new Cursor(text);
    String value;
    int operator;
    if (cursor.atBrace()) {
      value = comparison(cursor);
      operator = cursor.peek();
      if (operator != 0 && operator != '?' && operator != ':') {
        throw new MacroException("\"?\" or \":\" expected at: \"...}>>>" + cursor.near() + '"');
      }
      cursor.at += operator == 0 ? 0 : 1;
    } else {
      cursor.skipSpace();
      int start = cursor.at;
      while (cursor.at < text.length() && isName(text.charAt(cursor.at))) {
        cursor.at++;
      }
      String name = text.substring(start, cursor.at);
      int end = cursor.at;
      cursor.skipSpace();
      operator = cursor.peek();
      if (operator != 0 && operator != '?' && operator != ':') {
        throw new MacroException(
            "attribute name syntax error at: \"..."
                + text.substring(0, end)
                + ">>>"
                + text.substring(end, Math.min(text.length(), end + 20))
                + '"');
      }
      cursor.at += operator == 0 ? 0 : 1;
      value = lookup.find(name);
    }
    choose(cursor, operator, value);
  }

  private void choose(Cursor cursor, int operator, @Nullable String value) throws MacroException {
    boolean set = value != null && !value.isEmpty();
    if (operator == 0) {
      if (value != null && set && !scanOnly) {
        if (recursive) {
          run(value);
        } else {
          literal(value);
        }
      }
      return;
    }
    if (operator == '?') {
      String yes = branch(cursor);
      if (set || scanOnly) {
        run(yes);
      }
      if (cursor.peek() == 0) {
        return;
      }
      if (cursor.peek() != ':') {
        throw new MacroException("\":\" expected at: \"..." + yes + "}>>>" + cursor.near() + '"');
      }
      cursor.at++;
    }
    String no = branch(cursor);
    if (!set || scanOnly) {
      run(no);
    }
    if (cursor.peek() != 0) {
      throw new MacroException("unexpected input at: \"..." + no + "}>>>" + cursor.near() + '"');
    }
  }

  private static String branch(Cursor cursor) throws MacroException {
    return cursor.atBrace() ? cursor.payload() : cursor.rest();
  }

  private String comparison(Cursor cursor) throws MacroException {
    String left = cursor.payload();
    String operator = cursor.span(OPERATOR_CHARACTERS);
    if (!OPERATORS.contains(operator)) {
      cursor.at -= operator.length();
      throw new MacroException(
          ANY_OPERATOR + " expected at: \"..." + left + "}>>>" + cursor.near() + '"');
    }
    int suffixAt = cursor.at;
    while (cursor.at < cursor.text.length() && Ascii.isAlnum(cursor.text.charAt(cursor.at))) {
      cursor.at++;
    }
    String suffix = cursor.text.substring(suffixAt, cursor.at);
    if (!suffix.isEmpty() && !suffix.equals("level")) {
      throw new MacroException("bad operator suffix at: \"..." + operator + ">>>" + suffix + '"');
    }
    if (!cursor.atBrace()) {
      throw new MacroException(
          "\"{expression}\" expected at: \"...{"
              + left
              + "} "
              + operator
              + ">>>"
              + cursor.near()
              + '"');
    }
    String right = cursor.payload();
    String leftValue = inner(left);
    String rightValue = inner(right);
    if (scanOnly) {
      return "";
    }
    int order = suffix.isEmpty() ? compare(leftValue, rightValue) : levels(leftValue, rightValue);
    boolean holds =
        switch (operator) {
          case "==" -> order == 0;
          case "!=" -> order != 0;
          case "<" -> order < 0;
          case "<=" -> order <= 0;
          case ">=" -> order >= 0;
          default -> order > 0;
        };
    return holds ? "true" : "";
  }

  private String inner(String text) throws MacroException {
    MacroExpander side = new MacroExpander(lookup, recursive, scanOnly);
    side.depth = depth;
    side.steps = steps;
    side.run(text);
    steps = side.steps;
    return side.out.toString();
  }

  private static int compare(String left, String right) throws MacroException {
    if (Ascii.allDigits(left) && Ascii.allDigits(right)) {
      CNumber a = CNumber.parse(left);
      CNumber b = CNumber.parse(right);
      if (a.overflow() || b.overflow()) {
        throw new PostfixFatal("mac_exp_eval: bad conversion: " + (a.overflow() ? left : right));
      }
      return Long.compare(a.value(), b.value());
    }
    return left.compareTo(right);
  }

  private static int levels(String left, String right) throws MacroException {
    CompatibilityLevel a = CompatibilityLevel.parse(left);
    if (a == null) {
      throw new MacroException(CompatibilityLevel.complaint(left));
    }
    CompatibilityLevel b = CompatibilityLevel.parse(right);
    if (b == null) {
      throw new MacroException(CompatibilityLevel.complaint(right));
    }
    return a.compareTo(b);
  }

  /** A place in the text of one expression. */
  private static final class Cursor {
    private final String text;
    private int at;

    Cursor(String text) {
      this.text = text;
    }

    int peek() {
      return at < text.length() ? text.charAt(at) : 0;
    }

    void skipSpace() {
      at = Ascii.skipSpace(text, at);
    }

    /** Whether a brace comes next; white space before it is passed only then. */
    boolean atBrace() {
      int brace = Ascii.skipSpace(text, at);
      if (brace < text.length() && text.charAt(brace) == '{') {
        at = brace;
        return true;
      }
      return false;
    }

    String payload() throws MacroException {
      int end = closing(text, at, '{', '}');
      if (end < 0) {
        throw new MacroException(
            "unbalanced {} in attribute expression: \"" + text.substring(at) + '"');
      }
      String payload = text.substring(at + 1, end);
      at = Ascii.skipSpace(text, end + 1);
      return payload;
    }

    String rest() {
      String rest = text.substring(at);
      at = text.length();
      return rest;
    }

    String span(String characters) {
      int start = at;
      while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      return text.substring(start, at);
    }

    String near() {
      return text.substring(at, Math.min(text.length(), at + 20));
    }
  }
}

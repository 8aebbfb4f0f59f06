package io.chapar.text.regex;

import io.chapar.text.regex.Node.Greed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the POSIX dialects, operator by operator as glibc's regcomp does, with its messages. */
final class PosixParser {
  private static final int MAX_REPEAT = 0x7fff;
  private static final int MAX_DEPTH = 400;

  /** What stands at a place of the pattern. */
  private enum Token {
    CHARACTER,
    OPEN,
    CLOSE,
    ALTERNATIVE,
    STAR,
    PLUS,
    OPTIONAL,
    OPEN_INTERVAL,
    CLOSE_INTERVAL,
    BRACKET,
    DOT,
    ANCHOR,
    CLASS,
    BACK_REFERENCE,
    TRAILING_BACKSLASH,
    END
  }

  private final String pattern;
  private final Syntax syntax;
  private final Set<Flag> flags;
  private final boolean unicode;
  private final List<String> warnings = new ArrayList<>();
  private final List<Boolean> completed = new ArrayList<>();
  private int at;
  private int depth;
  private int groups;
  // The current token.
  private Token token = Token.END;
  private int start;
  private int end;
  private int value;

  PosixParser(String pattern, Syntax syntax, Set<Flag> flags) {
    this.pattern = pattern;
    this.syntax = syntax;
    this.flags = flags;
    this.unicode = !flags.contains(Flag.BYTES);
  }

  Node parse() {
    if (syntax != Syntax.EXTENDED && syntax != Syntax.BASIC) {
      refuseConfusingBracket();
    }
    next(true);
    Node node = alternatives(0);
    if (token == Token.CLOSE) {
      throw error("Unmatched ) or \\)");
    }
    return node;
  }

  int groups() {
    return groups;
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  private Node alternatives(int nesting) {
    List<Node> branches = new ArrayList<>();
    // A group of one branch cannot be referred to from another.
    List<Boolean> before = List.copyOf(completed);
    branches.add(branch(nesting));
    List<Boolean> after = new ArrayList<>(completed);
    while (token == Token.ALTERNATIVE) {
      next(true);
      for (int i = 0; i < completed.size(); i++) {
        completed.set(i, i < before.size() && before.get(i));
      }
      branches.add(branch(nesting));
      for (int i = 0; i < completed.size(); i++) {
        boolean earlier = i < after.size() && after.get(i);
        completed.set(i, completed.get(i) || earlier);
      }
      after = new ArrayList<>(completed);
    }
    return Node.choice(branches);
  }

  private Node branch(int nesting) {
    List<Node> parts = new ArrayList<>();
    while (token != Token.ALTERNATIVE
        && token != Token.END
        && !(token == Token.CLOSE && nesting > 0)) {
      Node part = expression(nesting);
      if (!(part instanceof Node.Empty)) {
        parts.add(part);
      }
    }
    return Node.sequence(parts);
  }

  private Node expression(int nesting) {
    Node node;
    switch (token) {
      case OPEN -> node = group(nesting);
      case BRACKET -> {
        Bracket.Parsed set = Bracket.parse(pattern, end, syntax == Syntax.AWK, flags);
        at = set.end();
        node = new Node.Chars(set.set());
      }
      case BACK_REFERENCE -> {
        if (value > completed.size() || !completed.get(value - 1)) {
          throw error("Invalid back reference");
        }
        node = new Node.BackReference(List.of(value), flags.contains(Flag.IGNORE_CASE));
      }
      case ANCHOR -> {
        node = new Node.Assert(Assertion.at(value));
        next(false);
        if (!(syntax == Syntax.AWK && repeats())) {
          return node;
        }
        return repeated(node);
      }
      case DOT -> node = new Node.Chars(dot());
      case CLASS -> node = new Node.Chars(perlClass(value));
      case STAR, PLUS, OPTIONAL, OPEN_INTERVAL -> {
        if (token == Token.OPEN_INTERVAL && !syntax.extended && syntax.strictRepeats) {
          throw error("Invalid preceding regular expression");
        }
        if (syntax == Syntax.EXTENDED || syntax == Syntax.SED_EXTENDED) {
          throw error("Invalid preceding regular expression");
        }
        if (syntax == Syntax.EGREP) {
          warnings.add(
              (token == Token.OPEN_INTERVAL ? "{...}" : pattern.substring(start, end))
                  + " at start of expression");
          next(false);
          return token == Token.END
                  || token == Token.ALTERNATIVE
                  || token == Token.CLOSE && nesting > 0
              ? new Node.Empty()
              : expression(nesting);
        }
        node = literal(pattern.codePointAt(end - 1));
      }
      case CLOSE -> {
        if (syntax == Syntax.SED_EXTENDED || !syntax.extended) {
          throw error("Unmatched ) or \\)");
        }
        node = literal(')');
      }
      case CLOSE_INTERVAL -> node = literal('}');
      case TRAILING_BACKSLASH -> throw error("Trailing backslash");
      default -> node = literal(value);
    }
    next(false);
    return repeated(node);
  }

  private boolean repeats() {
    return token == Token.STAR
        || token == Token.PLUS
        || token == Token.OPTIONAL
        || token == Token.OPEN_INTERVAL;
  }

  private Node repeated(Node first) {
    Node node = first;
    int stacked = 0;
    while (repeats()) {
      if (++stacked > MAX_DEPTH) {
        throw error("Regular expression too big");
      }
      Token operator = token;
      if (operator == Token.OPEN_INTERVAL) {
        int before = start;
        Node interval = interval(node);
        if (interval == node) {
          // Not an interval after all: the brace stands for itself.
          token = Token.CHARACTER;
          start = before;
          end = before + 1;
          at = end;
          value = '{';
          return node;
        }
        node = interval;
      } else {
        node = repeat(node, operator == Token.PLUS ? 1 : 0, operator == Token.OPTIONAL ? 1 : -1);
        next(false);
      }
      if (!syntax.extended
          && syntax.strictRepeats
          && (token == Token.STAR || token == Token.OPEN_INTERVAL)) {
        throw error("Invalid preceding regular expression");
      }
    }
    return node;
  }

  /**
   * The repetition of an empty expression is empty; that of a simple one twice over is simple
   * again.
   */
  private static Node repeat(Node node, int min, int max) {
    if (node instanceof Node.Empty || max == 0) {
      return new Node.Empty();
    }
    if (max < 0
        && node instanceof Node.Repeat inner
        && inner.max() < 0
        && inner.min() <= 1
        && min <= 1) {
      return new Node.Repeat(inner.body(), Math.min(min, inner.min()), -1, Greed.GREEDY);
    }
    return new Node.Repeat(node, min, max, Greed.GREEDY);
  }

  private Node interval(Node node) {
    boolean forgiving = syntax == Syntax.EGREP;
    next(false);
    int min = number();
    int max;
    if (min == -1) {
      if (!isComma()) {
        throw error("Invalid content of \\{\\}");
      }
      min = 0;
    }
    max = min == -2 ? -2 : min;
    if (min != -2 && token != Token.CLOSE_INTERVAL) {
      if (isComma()) {
        next(false);
        max = number();
      } else {
        max = -2;
      }
    }
    if (min == -2 || max == -2) {
      if (forgiving) {
        return node;
      }
      throw error(token == Token.END ? "Unmatched \\{" : "Invalid content of \\{\\}");
    }
    if (max != -1 && min > max || token != Token.CLOSE_INTERVAL) {
      throw error("Invalid content of \\{\\}");
    }
    if (Math.max(min, max) > MAX_REPEAT) {
      throw error("Regular expression too big");
    }
    next(false);
    return min == 1 && max == 1
        ? Node.sequence(List.of(node, new Node.Empty()))
        : repeat(node, min, max);
  }

  private boolean isComma() {
    return token == Token.CHARACTER && value == ',' && end == start + 1;
  }

  /**
   * -1 where there is none, -2 where there is something else; stops at the comma or the closing
   * brace.
   */
  private int number() {
    int n = -1;
    while (true) {
      if (token == Token.END) {
        return -2;
      }
      if (token == Token.CLOSE_INTERVAL || isComma()) {
        return n;
      }
      boolean digit = token == Token.CHARACTER && value >= '0' && value <= '9' && n != -2;
      n = !digit ? -2 : n == -1 ? value - '0' : Math.min(MAX_REPEAT + 1, n * 10 + value - '0');
      next(false);
    }
  }

  private Node group(int nesting) {
    if (++depth > MAX_DEPTH) {
      throw error("Regular expression too big");
    }
    int index = ++groups;
    completed.add(false);
    next(true);
    Node body = token == Token.CLOSE ? new Node.Empty() : alternatives(nesting + 1);
    if (token != Token.CLOSE) {
      throw error("Unmatched ( or \\(");
    }
    completed.set(index - 1, true);
    depth--;
    return new Node.Group(index, body);
  }

  private Node literal(int c) {
    CharSet set = CharSet.of(c);
    return new Node.Chars(flags.contains(Flag.IGNORE_CASE) ? set.ignoringCase(unicode) : set);
  }

  private CharSet dot() {
    CharSet all = unicode ? CharSet.VALID : CharSet.ALL;
    return flags.contains(Flag.NEWLINE) ? all.minus(CharClasses.NEWLINE) : all;
  }

  private CharSet perlClass(int letter) {
    CharSet all = unicode ? CharSet.VALID : CharSet.ALL;
    return switch (letter) {
      case 'w' -> CharClasses.word(unicode);
      case 'W' -> all.minus(CharClasses.word(unicode));
      case 's' -> CharClasses.space(unicode);
      default -> all.minus(CharClasses.space(unicode));
    };
  }

  /** Reads the next token; {@code opening} where a basic {@code ^} is an anchor. */
  private void next(boolean opening) {
    start = at;
    if (at >= pattern.length()) {
      token = Token.END;
      end = at;
      return;
    }
    value = pattern.codePointAt(at);
    end = at + Character.charCount(value);
    token = value == '\\' ? escape() : plain(opening);
    at = end;
  }

  private Token escape() {
    if (end >= pattern.length()) {
      return Token.TRAILING_BACKSLASH;
    }
    int c = pattern.codePointAt(end);
    if (syntax == Syntax.AWK) {
      value = AwkEscape.value(pattern, end);
      end = AwkEscape.end(pattern, end);
      return Token.CHARACTER;
    }
    end += Character.charCount(c);
    value = c;
    Assertion anchor = Anchors.gnu(c);
    if (anchor != null) {
      value = anchor.ordinal();
      return Token.ANCHOR;
    }
    if (c >= '1' && c <= '9') {
      value = c - '0';
      return Token.BACK_REFERENCE;
    }
    if ("wWsS".indexOf(c) >= 0) {
      return Token.CLASS;
    }
    Token operator = syntax.extended ? null : operator(c);
    boolean unknown = operator == null || syntax == Syntax.FIND && "+?{}".indexOf(c) >= 0;
    return unknown || operator == null ? Token.CHARACTER : operator;
  }

  private Token plain(boolean opening) {
    int c = value;
    switch (c) {
      case '*':
        return Token.STAR;
      case '[':
        return Token.BRACKET;
      case '.':
        return Token.DOT;
      case '\n':
        return syntax.newlineSeparates ? Token.ALTERNATIVE : Token.CHARACTER;
      case '^':
        if (syntax.extended || opening || afterNewline()) {
          value = Assertion.LINE_START.ordinal();
          return Token.ANCHOR;
        }
        return Token.CHARACTER;
      case '$':
        if (syntax.extended || dollarEnds()) {
          value = Assertion.LINE_END.ordinal();
          return Token.ANCHOR;
        }
        return Token.CHARACTER;
      default:
        Token operator =
            syntax.extended || syntax == Syntax.FIND && (c == '+' || c == '?') ? operator(c) : null;
        boolean braces = operator == Token.OPEN_INTERVAL || operator == Token.CLOSE_INTERVAL;
        return operator == null || braces && syntax == Syntax.AWK ? Token.CHARACTER : operator;
    }
  }

  private boolean afterNewline() {
    return syntax.newlineSeparates && at > 0 && pattern.charAt(at - 1) == '\n';
  }

  private boolean dollarEnds() {
    return end == pattern.length()
        || pattern.startsWith("\\)", end)
        || pattern.startsWith("\\|", end)
        || syntax.newlineSeparates && pattern.charAt(end) == '\n';
  }

  private static @Nullable Token operator(int c) {
    return switch (c) {
      case '(' -> Token.OPEN;
      case ')' -> Token.CLOSE;
      case '|' -> Token.ALTERNATIVE;
      case '+' -> Token.PLUS;
      case '?' -> Token.OPTIONAL;
      case '{' -> Token.OPEN_INTERVAL;
      case '}' -> Token.CLOSE_INTERVAL;
      default -> null;
    };
  }

  /** GNU tools refuse {@code [:space:]}, which somebody meant as a class. */
  private void refuseConfusingBracket() {
    boolean whole = syntax != Syntax.AWK && syntax != Syntax.FIND;
    for (int i = 0; whole && i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        int close = pattern.indexOf(']', i + 2);
        if (pattern.startsWith("[:", i)
            && close > i + 2
            && pattern.charAt(close - 1) == ':'
            && close > i + 3) {
          throw error("character class syntax is [[:space:]], not [:space:]");
        }
        i = Anchors.bracketEnd(pattern, i);
      }
    }
  }

  private static RegexSyntaxException error(String message) {
    return new RegexSyntaxException(message, -1);
  }
}

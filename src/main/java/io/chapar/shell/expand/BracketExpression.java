package io.chapar.shell.expand;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is between the brackets of a {@link Pattern}. */
final class BracketExpression {
  private final boolean negated;
  private final List<int[]> ranges = new ArrayList<>();
  private final List<String> classes = new ArrayList<>();

  private BracketExpression(boolean negated) {
    this.negated = negated;
  }

  /** A bracket expression and where it ends. */
  record Read(BracketExpression bracket, int end) {}

  /** Reads from behind the opening bracket; null if none closes it. */
  static @Nullable Read read(String text, int start) {
    int at = start;
    boolean negated = at < text.length() && (text.charAt(at) == '!' || text.charAt(at) == '^');
    if (negated) {
      at++;
    }
    BracketExpression set = new BracketExpression(negated);
    boolean first = true;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ']' && !first) {
        return new Read(set, at + 1);
      }
      first = false;
      if (c == '[' && at + 1 < text.length() && ":.=".indexOf(text.charAt(at + 1)) >= 0) {
        char kind = text.charAt(at + 1);
        int end = text.indexOf(kind + "]", at + 2);
        if (end > 0) {
          String name = text.substring(at + 2, end);
          if (kind == ':') {
            set.classes.add(name);
          } else if (!name.isEmpty()) {
            set.ranges.add(new int[] {name.codePointAt(0), name.codePointAt(0)});
          }
          at = end + 2;
          continue;
        }
      }
      if (c == '\\' && at + 1 < text.length()) {
        at++;
      }
      int low = text.codePointAt(at);
      at += Character.charCount(low);
      int high = low;
      if (at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']') {
        at++;
        if (text.charAt(at) == '\\' && at + 1 < text.length()) {
          at++;
        }
        high = text.codePointAt(at);
        at += Character.charCount(high);
      }
      set.ranges.add(new int[] {low, high});
    }
    return null;
  }

  boolean contains(int c, boolean ignoreCase) {
    boolean in =
        holds(c)
            || ignoreCase && (holds(Character.toLowerCase(c)) || holds(Character.toUpperCase(c)));
    return in != negated;
  }

  private boolean holds(int c) {
    for (int[] range : ranges) {
      if (c >= range[0] && c <= range[1]) {
        return true;
      }
    }
    for (String name : classes) {
      if (inClass(name, c)) {
        return true;
      }
    }
    return false;
  }

  private static boolean inClass(String name, int c) {
    boolean lone = c >= 0xdc80 && c <= 0xdcff; // a byte that is no text is in no class
    if (lone) {
      return false;
    }
    return switch (name) {
      case "alpha" -> Character.isLetter(c);
      case "digit" -> c >= '0' && c <= '9';
      case "alnum" -> Character.isLetterOrDigit(c);
      case "upper" -> Character.isUpperCase(c);
      case "lower" -> Character.isLowerCase(c);
      case "space" -> c == ' ' || c >= 9 && c <= 13 || c > 127 && Character.isWhitespace(c);
      case "blank" -> c == ' ' || c == '\t';
      case "punct" ->
          c < 128
              ? c > 32 && c < 127 && !Character.isLetterOrDigit(c)
              : !Character.isLetterOrDigit(c)
                  && !Character.isISOControl(c)
                  && !Character.isWhitespace(c);
      case "cntrl" -> Character.isISOControl(c);
      case "xdigit" -> c < 128 && Character.digit(c, 16) >= 0;
      case "print" -> !Character.isISOControl(c);
      case "graph" -> !Character.isISOControl(c) && !Character.isWhitespace(c);
      case "ascii" -> c < 128;
      case "word" -> Character.isLetterOrDigit(c) || c == '_';
      default -> false;
    };
  }
}

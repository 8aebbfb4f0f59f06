package io.chapar.text.regex;

import org.jspecify.annotations.Nullable;

/** What GNU adds after a backslash, and where a bracket expression ends. */
final class Anchors {
  private Anchors() {}

  /** The assertion that GNU writes as a backslash and {@code c}, or null. */
  static @Nullable Assertion gnu(int c) {
    return switch (c) {
      case '<' -> Assertion.WORD_START;
      case '>' -> Assertion.WORD_END;
      case 'b' -> Assertion.WORD_BOUNDARY;
      case 'B' -> Assertion.NOT_WORD_BOUNDARY;
      case '`' -> Assertion.TEXT_START;
      case '\'' -> Assertion.TEXT_END;
      default -> null;
    };
  }

  /**
   * The offset of the bracket that closes the expression opened at {@code open}, or the end of the
   * pattern.
   */
  static int bracketEnd(String pattern, int open) {
    int i = open + 1;
    if (i < pattern.length() && pattern.charAt(i) == '^') {
      i++;
    }
    if (i < pattern.length() && pattern.charAt(i) == ']') {
      i++;
    }
    while (i < pattern.length() && pattern.charAt(i) != ']') {
      if (pattern.charAt(i) == '['
          && i + 1 < pattern.length()
          && ".:=".indexOf(pattern.charAt(i + 1)) >= 0) {
        int close = pattern.indexOf(pattern.charAt(i + 1) + "]", i + 2);
        i = close < 0 ? i + 1 : close + 2;
      } else {
        i++;
      }
    }
    return i;
  }
}

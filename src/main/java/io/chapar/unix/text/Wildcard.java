package io.chapar.unix.text;

import io.chapar.text.regex.Regex;
import io.chapar.text.regex.RegexSyntaxException;
import io.chapar.text.regex.Syntax;

/**
 * fnmatch(3): a name against a shell pattern, where {@code *} matches slashes and leading dots too.
 */
public final class Wildcard {
  private Wildcard() {}

  /** Whether {@code pattern} matches the whole of {@code name}. */
  public static boolean matches(String pattern, String name) {
    StringBuilder regex = new StringBuilder("^");
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else if (c == '[' && closing(pattern, i) > 0) {
        int end = closing(pattern, i);
        String inner = pattern.substring(i + 1, end);
        regex
            .append('[')
            .append(inner.startsWith("!") ? "^" + inner.substring(1) : inner)
            .append(']');
        i = end;
      } else {
        if (c == '\\' && i + 1 < pattern.length()) {
          c = pattern.charAt(++i);
        }
        if ("\\.[]^$*+?(){}|".indexOf(c) >= 0) {
          regex.append('\\');
        }
        regex.append(c);
      }
    }
    try {
      return Regex.compile(regex.append('$').toString(), Syntax.EXTENDED).found(name);
    } catch (RegexSyntaxException e) {
      return pattern.equals(name);
    }
  }

  private static int closing(String pattern, int open) {
    int i = open + 1;
    if (i < pattern.length() && (pattern.charAt(i) == '!' || pattern.charAt(i) == '^')) {
      i++;
    }
    if (i < pattern.length() && pattern.charAt(i) == ']') {
      i++;
    }
    while (i < pattern.length() && pattern.charAt(i) != ']') {
      int end = pattern.startsWith("[:", i) ? pattern.indexOf(":]", i) : -1;
      i = end > 0 ? end + 2 : i + 1;
    }
    return i < pattern.length() ? i : -1;
  }
}

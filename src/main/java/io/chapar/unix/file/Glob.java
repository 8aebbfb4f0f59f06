package io.chapar.unix.file;

/** fnmatch(3): the patterns of find -name, ls -I and tar --exclude. */
final class Glob {
  private Glob() {}

  /** Whether all of {@code text} matches; a star matches slashes too. */
  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int mark = 0;
    while (t < text.length()) {
      int next = p < pattern.length() ? one(pattern, p, text.charAt(t)) : -1;
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        mark = t;
      } else if (next > 0) {
        p = next;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** The place after the element at {@code p} if it matches {@code c}, else -1. */
  private static int one(String pattern, int p, char c) {
    char k = pattern.charAt(p);
    if (k == '?') {
      return p + 1;
    }
    if (k == '\\' && p + 1 < pattern.length()) {
      return pattern.charAt(p + 1) == c ? p + 2 : -1;
    }
    if (k != '[') {
      return k == c ? p + 1 : -1;
    }
    int i = p + 1;
    boolean not = i < pattern.length() && (pattern.charAt(i) == '!' || pattern.charAt(i) == '^');
    i += not ? 1 : 0;
    boolean found = false;
    boolean first = true;
    while (i < pattern.length() && (first || pattern.charAt(i) != ']')) {
      first = false;
      if (pattern.startsWith("[:", i)) {
        int end = pattern.indexOf(":]", i);
        if (end > 0) {
          found |= inClass(pattern.substring(i + 2, end), c);
          i = end + 2;
          continue;
        }
      }
      char low = pattern.charAt(i);
      if (low == '\\' && i + 1 < pattern.length()) {
        low = pattern.charAt(++i);
      }
      if (i + 2 < pattern.length()
          && pattern.charAt(i + 1) == '-'
          && pattern.charAt(i + 2) != ']') {
        found |= c >= low && c <= pattern.charAt(i + 2);
        i += 3;
      } else {
        found |= c == low;
        i++;
      }
    }
    if (i >= pattern.length()) {
      return k == c ? p + 1 : -1; // no closing bracket: an ordinary character
    }
    return found != not ? i + 1 : -1;
  }

  private static boolean inClass(String name, char c) {
    return switch (name) {
      case "alpha" -> Character.isLetter(c);
      case "digit" -> c >= '0' && c <= '9';
      case "alnum" -> Character.isLetterOrDigit(c);
      case "upper" -> Character.isUpperCase(c);
      case "lower" -> Character.isLowerCase(c);
      case "space" -> Character.isWhitespace(c);
      case "punct" -> c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
      case "xdigit" -> Character.digit(c, 16) >= 0;
      default -> false;
    };
  }
}

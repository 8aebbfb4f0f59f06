package io.chapar.unix.text;

/**
 * The order of version numbers, as gnulib's filevercmp and dpkg have it: digits as numbers, '~'
 * before the end.
 */
public final class VersionOrder {
  private VersionOrder() {}

  /** Compares two names. */
  public static int compare(String a, String b) {
    if (a.equals(b)) {
      return 0;
    }
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? -1 : 1;
    }
    boolean hiddenA = a.startsWith(".");
    boolean hiddenB = b.startsWith(".");
    if (hiddenA != hiddenB) {
      return hiddenA ? -1 : 1;
    }
    for (String dots : new String[] {".", ".."}) {
      if (a.equals(dots) || b.equals(dots)) {
        return a.equals(dots) ? -1 : 1;
      }
    }
    int result = parts(a.substring(0, stem(a)), b.substring(0, stem(b)));
    if (result == 0) {
      result = parts(a, b);
    }
    return result != 0 ? result : a.compareTo(b);
  }

  /** The length without suffixes such as {@code .tar.gz}. */
  private static int stem(String s) {
    int end = s.length();
    while (true) {
      int i = end - 1;
      while (i > 0
          && (Character.isLetterOrDigit(s.charAt(i)) || s.charAt(i) == '~')
          && s.charAt(i) < 128) {
        i--;
      }
      boolean suffix =
          i > 0
              && i < end - 1
              && s.charAt(i) == '.'
              && (Character.isLetter(s.charAt(i + 1)) || s.charAt(i + 1) == '~');
      if (!suffix) {
        return end;
      }
      end = i;
    }
  }

  private static int parts(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() || j < b.length()) {
      while (i < a.length() && !digit(a, i) || j < b.length() && !digit(b, j)) {
        int x = order(a, i);
        int y = order(b, j);
        if (x != y) {
          return Integer.compare(x, y);
        }
        i++;
        j++;
      }
      while (i < a.length() && a.charAt(i) == '0') {
        i++;
      }
      while (j < b.length() && b.charAt(j) == '0') {
        j++;
      }
      int first = 0;
      while (digit(a, i) && digit(b, j)) {
        first = first == 0 ? Character.compare(a.charAt(i), b.charAt(j)) : first;
        i++;
        j++;
      }
      if (digit(a, i)) {
        return 1;
      }
      if (digit(b, j)) {
        return -1;
      }
      if (first != 0) {
        return first;
      }
    }
    return 0;
  }

  private static boolean digit(String s, int i) {
    return i < s.length() && s.charAt(i) >= '0' && s.charAt(i) <= '9';
  }

  private static int order(String s, int i) {
    if (i >= s.length()) {
      return -1;
    }
    char c = s.charAt(i);
    return digit(s, i) ? 0 : c < 128 && Character.isLetter(c) ? c : c == '~' ? -2 : c + 256;
  }
}

package io.chapar.dovecot.message;

/** The patterns of LIST: '*' is anything, '%' anything within a level. */
public final class Patterns {
  private Patterns() {}

  /** Whether a name matches; INBOX does so in any case. */
  public static boolean matches(String pattern, String name, char separator) {
    return match(pattern, 0, name, 0, separator, new int[1]);
  }

  private static boolean match(
      String pattern, int p, String name, int n, char separator, int[] steps) {
    if (++steps[0] > 100_000) {
      return false;
    }
    int pi = p;
    int ni = n;
    while (pi < pattern.length()) {
      char c = pattern.charAt(pi);
      if (c == '*' || c == '%') {
        for (int i = ni; i <= name.length(); i++) {
          if (match(pattern, pi + 1, name, i, separator, steps)) {
            return true;
          }
          if (i < name.length() && c == '%' && name.charAt(i) == separator) {
            return false;
          }
        }
        return false;
      }
      if (ni == name.length()) {
        return false;
      }
      char d = name.charAt(ni);
      boolean inbox = name.regionMatches(true, 0, "INBOX", 0, 5) && ni < 5;
      if (c != d && !(inbox && Character.toUpperCase(c) == Character.toUpperCase(d))) {
        return false;
      }
      pi++;
      ni++;
    }
    return ni == name.length();
  }
}

package io.chapar.unix.file;

/** Names compared as versions: runs of digits by their value, the rest by character. */
final class Versions {
  private Versions() {}

  static int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      if (Character.isDigit(a.charAt(i)) && Character.isDigit(b.charAt(j))) {
        int x = end(a, i);
        int y = end(b, j);
        String m = a.substring(i, x).replaceFirst("^0+(?=.)", "");
        String n = b.substring(j, y).replaceFirst("^0+(?=.)", "");
        int order =
            m.length() != n.length() ? Integer.compare(m.length(), n.length()) : m.compareTo(n);
        if (order != 0) {
          return order;
        }
        i = x;
        j = y;
      } else {
        int order = Character.compare(a.charAt(i++), b.charAt(j++));
        if (order != 0) {
          return order;
        }
      }
    }
    return Integer.compare(a.length() - i, b.length() - j);
  }

  private static int end(String s, int from) {
    int i = from;
    while (i < s.length() && Character.isDigit(s.charAt(i))) {
      i++;
    }
    return i;
  }
}

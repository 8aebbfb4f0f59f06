package io.chapar.sieve.manage;

import io.chapar.text.Utf8;

/** Strings as replies carry them: in quotes, or as a literal where they have several lines. */
final class Quoting {
  private Quoting() {}

  /** A string as it is. */
  static String exact(String text) {
    return quoted(text, false);
  }

  /** A sentence: runs of blanks become one. */
  static String sentence(String text) {
    return quoted(text, true);
  }

  private static String quoted(String text, boolean squeeze) {
    boolean literal = text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    StringBuilder out = new StringBuilder(text.length() + 2);
    boolean blank = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\t') {
        if (!squeeze || !blank) {
          out.append(squeeze ? ' ' : c);
        }
        blank = true;
        continue;
      }
      blank = c == '\n' || c == '\r';
      if ((c == '"' || c == '\\') && !literal) {
        out.append('\\');
      }
      out.append(c);
    }
    return literal ? "{" + Utf8.encode(out.toString()).length + "}\r\n" + out : "\"" + out + "\"";
  }
}

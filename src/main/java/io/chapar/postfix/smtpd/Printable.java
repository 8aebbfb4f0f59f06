package io.chapar.postfix.smtpd;

import io.chapar.text.Utf8;

/** How text of a stranger is made safe for a log line or a reply. */
public final class Printable {
  private Printable() {}

  /** With everything that a terminal could take for a command replaced. */
  public static String of(String text, char instead) {
    for (int i = 0; i < text.length(); i++) {
      if (bad(text, i)) {
        StringBuilder out = new StringBuilder(text);
        for (int k = i; k < out.length(); k++) {
          if (bad(text, k)) {
            out.setCharAt(k, instead);
          }
        }
        return out.toString();
      }
    }
    return text;
  }

  private static boolean bad(String text, int i) {
    char c = text.charAt(i);
    return c < ' '
        || c == 0x7f
        || Character.isLowSurrogate(c)
            && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  /** With escapes as in C, other bytes in octal. */
  static String escape(byte[] bytes, int length) {
    StringBuilder out = new StringBuilder(length + 16);
    for (int i = 0; i < length; i++) {
      int c = bytes[i] & 0xff;
      if (c == '\\') {
        out.append("\\\\");
      } else if (c >= ' ' && c < 0x7f) {
        out.append((char) c);
      } else {
        int name = "\u0007\b\f\n\r\t\u000b".indexOf(c);
        if (name >= 0) {
          out.append('\\').append("abfnrtv".charAt(name));
        } else {
          out.append(String.format("\\%03o", c));
        }
      }
    }
    return out.toString();
  }

  /** The first {@code count} bytes of a text, as C's %.100s prints it. */
  public static String head(String text, int count) {
    if (text.length() <= count / 4) {
      return text;
    }
    byte[] bytes = Utf8.encode(text);
    return bytes.length <= count ? text : Utf8.decode(bytes, 0, count);
  }
}

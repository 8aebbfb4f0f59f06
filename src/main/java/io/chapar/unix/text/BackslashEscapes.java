package io.chapar.unix.text;

import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;

/** The backslash escapes of echo -e and printf's %b, and of printf's formats. */
final class BackslashEscapes {
  private BackslashEscapes() {}

  /** Writes {@code text} unescaped; true if {@code \c} said to stop. */
  static boolean write(byte[] text, ByteArrayOutputStream out, boolean zeroOctal) {
    for (int i = 0; i < text.length; i++) {
      if (text[i] != '\\' || i + 1 >= text.length) {
        out.write(text[i]);
        continue;
      }
      int next = one(text, i + 1, out, zeroOctal);
      if (next < 0) {
        return true;
      }
      i = next - 1;
    }
    return false;
  }

  /** The escape whose letter is at {@code i}; the offset after it, or -1 for {@code \c}. */
  static int one(byte[] text, int i, ByteArrayOutputStream out, boolean zeroOctal) {
    char c = (char) text[i];
    int known = "\\abefnrtv\"".indexOf(c);
    if (known >= 0 && (c != '"' || !zeroOctal)) {
      out.write("\\\007\b\033\f\n\r\t\013\"".charAt(known));
      return i + 1;
    }
    if (c == 'c') {
      return -1;
    }
    if (c == 'x' || c == 'u' || c == 'U') {
      int most = c == 'x' ? 2 : c == 'u' ? 4 : 8;
      int[] end = {i + 1};
      int value = digits(text, end, most, 16);
      if (end[0] == i + 1) {
        out.write('\\');
        out.write(c);
      } else if (c == 'x') {
        out.write(value);
      } else {
        out.writeBytes(
            Utf8.encode(Character.isValidCodePoint(value) ? Character.toString(value) : "?"));
      }
      return end[0];
    }
    if (c >= '0' && c <= '7' && (!zeroOctal || c == '0')) {
      int[] end = {i};
      int value = digits(text, end, zeroOctal ? 4 : 3, 8);
      out.write(value);
      return end[0];
    }
    out.write('\\');
    out.write(text[i]);
    return i + 1;
  }

  private static int digits(byte[] text, int[] at, int most, int base) {
    int value = 0;
    for (int n = 0;
        n < most && at[0] < text.length && Character.digit((char) text[at[0]], base) >= 0;
        n++) {
      value = value * base + Character.digit((char) text[at[0]++], base);
    }
    return value;
  }
}

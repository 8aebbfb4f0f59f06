package io.chapar.postfix.smtpd;

import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** The encoding of addresses and identifiers in DSN parameters (RFC 3461). */
final class Xtext {
  private Xtext() {}

  /** The text that {@code +XX} escapes stand for; null: it is not well formed. */
  static @Nullable String decode(String coded) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(coded.length());
    byte[] bytes = Utf8.encode(coded);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '+') {
        out.write(bytes[i]);
        continue;
      }
      int high = i + 2 < bytes.length ? hex(bytes[i + 1]) : -1;
      int low = high < 0 ? -1 : hex(bytes[i + 2]);
      if (low < 0) {
        return null;
      }
      out.write(high << 4 | low);
      i += 2;
    }
    return Utf8.decode(out.toByteArray());
  }

  private static int hex(byte b) {
    return b >= 'a' ? -1 : Character.digit(b, 16);
  }
}

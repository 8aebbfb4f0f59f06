package io.chapar.unix.awk;

import io.chapar.text.Utf8;
import java.nio.charset.StandardCharsets;

/** mawk's characters are bytes: in here a string has one char for each byte. */
final class Latin {
  private Latin() {}

  static String of(String text) {
    return of(Utf8.encode(text));
  }

  static String of(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  static byte[] bytes(String latin) {
    return latin.getBytes(StandardCharsets.ISO_8859_1);
  }

  static String text(String latin) {
    return Utf8.decode(bytes(latin));
  }
}

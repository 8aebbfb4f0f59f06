package io.chapar.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The one way between the bytes of the simulated host and Java strings, at every boundary where
 * text is handled as text (arguments, variables, lines of a file). It is UTF-8, and loses nothing:
 * a byte that is not valid UTF-8 becomes a lone low surrogate U+DC80..U+DCFF and is turned back
 * into that byte.
 */
public final class Utf8 {
  private Utf8() {}

  /** The text of {@code bytes}; any bytes at all have one. */
  public static String decode(byte[] bytes) {
    return decode(bytes, 0, bytes.length);
  }

  /** The text of a part of {@code bytes}. */
  public static String decode(byte[] bytes, int offset, int length) {
    int end = offset + length;
    for (int i = offset; i < end; i++) {
      if (bytes[i] < 0) {
        return decodeSlowly(bytes, offset, end);
      }
    }
    return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
  }

  private static String decodeSlowly(byte[] bytes, int offset, int end) {
    StringBuilder out = new StringBuilder(end - offset);
    int i = offset;
    while (i < end) {
      int length = sequence(bytes, i, end);
      if (length == 0) {
        int b = bytes[i] & 0xff;
        out.append((char) (b < 0x80 ? b : 0xdc00 + b));
        i++;
      } else {
        out.append(new String(bytes, i, length, StandardCharsets.UTF_8));
        i += length;
      }
    }
    return out.toString();
  }

  /** The length of the valid multi-byte sequence at {@code i}, or 0. */
  private static int sequence(byte[] bytes, int i, int end) {
    int lead = bytes[i] & 0xff;
    int length =
        lead >= 0xc2 && lead < 0xe0
            ? 2
            : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
    if (length == 0 || i + length > end) {
      return 0;
    }
    for (int k = 1; k < length; k++) {
      if ((bytes[i + k] & 0xc0) != 0x80) {
        return 0;
      }
    }
    int second = bytes[i + 1] & 0xff;
    boolean overlong = lead == 0xe0 && second < 0xa0 || lead == 0xf0 && second < 0x90;
    boolean outside = lead == 0xed && second >= 0xa0 || lead == 0xf4 && second >= 0x90;
    return overlong || outside ? 0 : length;
  }

  /** The bytes of {@code text}: the inverse of {@link #decode(byte[])}. */
  public static byte[] encode(String text) {
    boolean plain = true;
    boolean escaped = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain &= c < 0x80;
      escaped |=
          c >= 0xdc80 && c <= 0xdcff && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
    if (plain) {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
    if (!escaped) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 16);
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0xdc80
          && c <= 0xdcff
          && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)))) {
        out.writeBytes(text.substring(from, i).getBytes(StandardCharsets.UTF_8));
        out.write(c - 0xdc00);
        from = i + 1;
      }
    }
    out.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }
}

package io.chapar.sieve;

import io.chapar.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Sieve's strings are bytes: scripts and messages are handled as strings in which each character is
 * one byte. The ways in and out, and the few things that look at UTF-8 inside.
 */
public final class Bytes {
  private Bytes() {}

  /** A byte string of bytes. */
  public static String of(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The byte string of a text of the host. */
  public static String of(String text) {
    return of(Utf8.encode(text));
  }

  /** The bytes of a byte string. */
  public static byte[] raw(String bytes) {
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The text of the host that a byte string is. */
  public static String text(String bytes) {
    return Utf8.decode(raw(bytes));
  }

  /** Whether it is UTF-8 throughout. */
  public static boolean utf8(String bytes) {
    String text = text(bytes);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLowSurrogate(c)
          && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)))) {
        return false;
      }
    }
    return true;
  }

  /** Cut to at most {@code max} bytes, between two characters. */
  public static String cut(String bytes, int max) {
    if (bytes.length() <= max) {
      return bytes;
    }
    int end = max;
    while (end > 0 && (bytes.charAt(end) & 0xc0) == 0x80) {
      end--;
    }
    return bytes.substring(0, end);
  }

  /** Fit to be shown: at most {@code max} bytes, control characters as '?'. */
  public static String shown(String bytes, int max) {
    String cut = bytes.length() <= max ? bytes : cut(bytes, Math.max(0, max - 3)) + "...";
    StringBuilder out = new StringBuilder(cut.length());
    for (int i = 0; i < cut.length(); i++) {
      char c = cut.charAt(i);
      if (c < 0x80) {
        out.append(c < 32 || c == 127 ? '?' : c);
        continue;
      }
      int length = sequence(cut, i);
      if (length == 0) {
        return out.append("...").toString();
      }
      if (length == 1) {
        out.append('?');
      } else {
        out.append(cut, i, i + length);
      }
      i += length - 1;
    }
    return out.toString();
  }

  /** The bytes of the character at a place; 1 if it is none, 0 if its end is missing. */
  private static int sequence(String bytes, int at) {
    char first = bytes.charAt(at);
    int length = first >= 0xf0 && first < 0xf8 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
    if (first >= 0xf8) {
      return 1;
    }
    for (int i = 1; i < length; i++) {
      if (at + i >= bytes.length()) {
        return 0;
      }
      if ((bytes.charAt(at + i) & 0xc0) != 0x80) {
        return 1;
      }
    }
    return length;
  }

  /** In lower case, ASCII only. */
  public static String lower(String bytes) {
    StringBuilder out = new StringBuilder(bytes.length());
    for (int i = 0; i < bytes.length(); i++) {
      out.append(lower(bytes.charAt(i)));
    }
    return out.toString();
  }

  /** In upper case, ASCII only. */
  public static String upper(String bytes) {
    StringBuilder out = new StringBuilder(bytes.length());
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      out.append(c >= 'a' && c <= 'z' ? (char) (c - 32) : c);
    }
    return out.toString();
  }

  /** A character in lower case, ASCII only. */
  public static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }

  /** Whether two are the same but for ASCII case. */
  public static boolean same(String a, String b) {
    if (a.length() != b.length()) {
      return false;
    }
    for (int i = 0; i < a.length(); i++) {
      if (lower(a.charAt(i)) != lower(b.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a character is an ASCII letter. */
  public static boolean letter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  /** Whether a character is an ASCII digit. */
  public static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  /** As String.format does, without any locale. */
  public static String format(String format, Object... args) {
    return String.format(Locale.ROOT, format, args);
  }
}

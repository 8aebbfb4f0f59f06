package io.chapar.shell.syntax;

import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The backslash escapes of {@code $'…'}, of {@code echo -e} and of {@code printf}. */
public final class Escapes {
  /** Whose rules hold. */
  public enum Style {
    /** {@code $'…'}: octal without a leading zero, quotes, \cX. */
    ANSI_C,
    /** {@code echo -e} and {@code printf %b}: octal with a leading zero, \c ends the output. */
    ECHO,
    /** The format of {@code printf}: octal without a leading zero, \c ends the output. */
    FORMAT
  }

  private final String text;
  private final Style style;
  private final ByteArrayOutputStream out;
  private int at;
  private boolean stopped;

  private Escapes(String text, Style style) {
    this.text = text;
    this.style = style;
    this.out = new ByteArrayOutputStream(text.length());
  }

  /**
   * A decoded text.
   *
   * @param stopped whether {@code \c} ended it
   */
  public record Decoded(String text, boolean stopped) {}

  /** Decodes all escapes in {@code text}. */
  public static Decoded decode(String text, Style style) {
    if (text.indexOf('\\') < 0) {
      return new Decoded(text, false);
    }
    Escapes e = new Escapes(text, style);
    while (e.at < text.length() && !e.stopped) {
      int next = text.indexOf('\\', e.at);
      if (next < 0 || next + 1 >= text.length()) {
        e.put(text.substring(e.at));
        break;
      }
      e.put(text.substring(e.at, next));
      e.at = next + 1;
      e.escape();
    }
    return new Decoded(Utf8.decode(e.out.toByteArray()), e.stopped);
  }

  private void put(String part) {
    out.writeBytes(Utf8.encode(part));
  }

  private void escape() {
    char c = text.charAt(at++);
    switch (c) {
      case 'a' -> out.write(7);
      case 'b' -> out.write(8);
      case 'e', 'E' -> out.write(27);
      case 'f' -> out.write(12);
      case 'n' -> out.write('\n');
      case 'r' -> out.write('\r');
      case 't' -> out.write('\t');
      case 'v' -> out.write(11);
      case '\\' -> out.write('\\');
      case 'x' -> hex(2, "\\x", false);
      case 'u' -> hex(4, "\\u", true);
      case 'U' -> hex(8, "\\U", true);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(c);
      case 'c' -> control();
      case '\'', '"', '?' -> quote(c);
      default -> put("\\" + c);
    }
  }

  private void quote(char c) {
    if (style == Style.ANSI_C || style == Style.FORMAT && c != '?') {
      out.write(c);
    } else {
      put("\\" + c);
    }
  }

  private void control() {
    if (style != Style.ANSI_C) {
      stopped = true;
    } else if (at < text.length()) {
      out.write(text.charAt(at++) & 0x1f);
    }
  }

  private void octal(char first) {
    if (style == Style.ECHO && first != '0') {
      put("\\" + first);
      return;
    }
    int value = first - '0';
    int most = style == Style.ECHO ? 3 : 2;
    while (most-- > 0 && at < text.length() && "01234567".indexOf(text.charAt(at)) >= 0) {
      value = value * 8 + text.charAt(at++) - '0';
    }
    out.write(value);
  }

  private void hex(int most, String itself, boolean unicode) {
    long value = 0;
    int digits = 0;
    while (digits < most && at < text.length() && Character.digit(text.charAt(at), 16) >= 0) {
      value = value * 16 + Character.digit(text.charAt(at++), 16);
      digits++;
    }
    if (digits == 0) {
      put(itself);
    } else if (!unicode) {
      out.write((int) value);
    } else if (Character.isValidCodePoint((int) value)) {
      out.writeBytes(Character.toString((int) value).getBytes(StandardCharsets.UTF_8));
    }
  }
}

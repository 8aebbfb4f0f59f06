package io.chapar.unix.sed;

import java.util.ArrayList;
import java.util.List;

/** What GNU sed reads after backslashes, in patterns, replacements and texts. */
final class Escapes {
  private Escapes() {}

  /**
   * The character of an escape such as {@code \t \x41 \o101 \d65 \cA} at {@code i} (its letter), or
   * -1.
   */
  private static int character(String s, int i, int[] end) {
    char c = s.charAt(i);
    end[0] = i + 1;
    switch (c) {
      case 'a':
        return 7;
      case 'f':
        return 12;
      case 'r':
        return 13;
      case 't':
        return 9;
      case 'v':
        return 11;
      case 'c':
        if (i + 1 < s.length()) {
          end[0] = i + 2;
          return Character.toUpperCase(s.charAt(i + 1)) ^ 0x40;
        }
        return -1;
      case 'd', 'o', 'x':
        int base = c == 'd' ? 10 : c == 'o' ? 8 : 16;
        int most = c == 'x' ? 2 : 3;
        int value = 0;
        int at = i + 1;
        while (at < s.length() && at <= i + most && Character.digit(s.charAt(at), base) >= 0) {
          value = value * base + Character.digit(s.charAt(at++), base);
        }
        if (at == i + 1) {
          return -1;
        }
        end[0] = at;
        value &= 0xff;
        return value < 128 ? value : 0xdc00 + value;
      default:
        return -1;
    }
  }

  /** A pattern with these escapes replaced by what they mean. */
  static String inRegex(String pattern) {
    StringBuilder out = new StringBuilder(pattern.length());
    int[] end = new int[1];
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c != '\\' || i + 1 >= pattern.length()) {
        out.append(c);
        continue;
      }
      int value = character(pattern, i + 1, end);
      if (value < 0) {
        out.append(c).append(pattern.charAt(++i));
        continue;
      }
      if (value < 128
          && "\\.[]^$*+?(){}|".indexOf(value) >= 0
          && "dox".indexOf(pattern.charAt(i + 1)) >= 0) {
        out.append('\\');
      }
      out.append((char) value);
      i = end[0] - 1;
    }
    return out.toString();
  }

  /** The strings of y: {@code \\}, {@code \n} and the escapes. */
  static String plain(String s) {
    StringBuilder out = new StringBuilder(s.length());
    int[] end = new int[1];
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c != '\\' || i + 1 >= s.length()) {
        out.append(c);
        continue;
      }
      char next = s.charAt(i + 1);
      int value = next == 'n' ? '\n' : next == '\\' ? '\\' : character(s, i + 1, end);
      if (value < 0) {
        out.append(next == '\n' ? "" : "\\").append(next);
        i++;
      } else {
        out.append((char) value);
        i = next == 'n' || next == '\\' ? i + 1 : end[0] - 1;
      }
    }
    return out.toString();
  }

  /** After a backslash in the text of a, i or c. */
  static String inText(int c, Script in) {
    if (c == 't') {
      return "\t";
    }
    return Character.toString(c);
  }

  static Replacement replacement(String s) {
    List<Replacement.Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int[] end = new int[1];
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '&') {
        flush(parts, text);
        parts.add(new Replacement.Part("", 0, ' '));
      } else if (c != '\\' || i + 1 >= s.length()) {
        text.append(c);
      } else {
        char next = s.charAt(++i);
        int value = next == 'n' ? '\n' : character(s, i, end);
        if (Character.isDigit(next)) {
          flush(parts, text);
          parts.add(new Replacement.Part("", next - '0', ' '));
        } else if ("ULEul".indexOf(next) >= 0) {
          flush(parts, text);
          parts.add(new Replacement.Part("", -1, next));
        } else if (value >= 0) {
          text.append((char) value);
          i = next == 'n' ? i : end[0] - 1;
        } else {
          text.append(next);
        }
      }
    }
    flush(parts, text);
    return new Replacement(List.copyOf(parts));
  }

  private static void flush(List<Replacement.Part> parts, StringBuilder text) {
    if (text.length() > 0) {
      parts.add(new Replacement.Part(text.toString(), -1, ' '));
      text.setLength(0);
    }
  }
}

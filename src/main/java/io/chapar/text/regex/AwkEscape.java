package io.chapar.text.regex;

/** C's escapes, as awk's patterns have them. */
final class AwkEscape {
  private AwkEscape() {}

  /** What the escape stands for whose letter (after the backslash) is at {@code at}. */
  static int value(String text, int at) {
    int c = text.codePointAt(at);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case 'v' -> 0x0b;
      case 'a' -> 7;
      case 'b' -> '\b';
      case '0', '1', '2', '3', '4', '5', '6', '7' ->
          Integer.parseInt(text, at, end(text, at), 8) & 0xff;
      default -> c;
    };
  }

  /** The offset after that escape. */
  static int end(String text, int at) {
    int i = at;
    while (i < text.length() && i < at + 3 && text.charAt(i) >= '0' && text.charAt(i) <= '7') {
      i++;
    }
    return i > at ? i : at + Character.charCount(text.codePointAt(at));
  }
}

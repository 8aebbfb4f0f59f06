package io.chapar.postfix.command;

import io.chapar.postfix.conf.Ascii;

/** How postconf lays out long lines. */
final class Folding {
  /** Lines are folded before they reach this length. */
  static final int LIMIT = 80;

  /** What a continued line begins with. */
  static final String INDENT = "    ";

  private Folding() {}

  /** The words of a text with single spaces between them, folded if asked for. */
  static String words(String text, boolean fold) {
    StringBuilder out = new StringBuilder();
    int length = 0;
    for (String word : Ascii.words(text, Ascii.BLANKS)) {
      int size = CommandLog.length(word);
      if (length > 0) {
        if (!fold || length + size < LIMIT) {
          out.append(' ');
          length++;
        } else {
          out.append('\n').append(INDENT);
          length = INDENT.length();
        }
      }
      out.append(word);
      length += size;
    }
    return out.toString();
  }
}

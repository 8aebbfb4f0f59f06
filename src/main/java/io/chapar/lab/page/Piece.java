package io.chapar.lab.page;

/**
 * Some text in one style.
 *
 * @param text without line ends
 */
record Piece(String text, Style style) {
  /** The styles, and what they are on a terminal (SGR). */
  enum Style {
    PROSE(""),
    STRONG("1"),
    EMPHASIS("4"),
    CODE("36"),
    HEADING("1;33"),
    HEADING_CODE("1;36"),
    PROMPT("32"),
    LATIN(""),
    FAINT("2");

    private final String code;

    Style(String code) {
      this.code = code;
    }

    /** What switches it on; empty for prose. */
    String sgr() {
      return code;
    }

    /** Whether it is something typed or printed, which reads from left to right. */
    boolean technical() {
      return this == CODE || this == PROMPT || this == HEADING_CODE || this == LATIN;
    }
  }

  /** Columns that a text takes: marks and controls take none. */
  static int width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      width += isZeroWidth(c) ? 0 : 1;
      i += Character.charCount(c);
    }
    return width;
  }

  /** Whether a character takes no column of its own. */
  static boolean isZeroWidth(int c) {
    return isMark(c) || Character.getType(c) == Character.FORMAT;
  }

  /** Whether a character stands on the one before it. */
  static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  /** The same in a heading. */
  Piece heading() {
    return new Piece(text, style.technical() ? Style.HEADING_CODE : Style.HEADING);
  }

  int width() {
    return width(text);
  }
}

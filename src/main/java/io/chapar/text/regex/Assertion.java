package io.chapar.text.regex;

/** What a pattern can demand of a place between two characters. */
enum Assertion {
  LINE_START,
  LINE_END,
  TEXT_START,
  TEXT_END,
  /** The end, or before a final newline: Perl's {@code $} and {@code \Z}. */
  LAST_LINE_END,
  WORD_BOUNDARY,
  NOT_WORD_BOUNDARY,
  WORD_START,
  WORD_END,
  /** Where the search began: {@code \G}. */
  SEARCH_START;

  static final int EDGE = 0;
  static final int LINE_BREAK = 1;
  static final int WORD = 2;
  static final int OTHER = 3;
  private static final Assertion[] ALL = values();

  static Assertion at(int ordinal) {
    return ALL[ordinal];
  }

  /**
   * Whether it holds between what is before and what is after (EDGE, LINE_BREAK, WORD or OTHER);
   * the two that need to know more are the backtracker's business.
   */
  boolean holds(int before, int after) {
    return switch (this) {
      case LINE_START -> before <= LINE_BREAK;
      case LINE_END -> after <= LINE_BREAK;
      case TEXT_START, SEARCH_START -> before == EDGE;
      case TEXT_END, LAST_LINE_END -> after == EDGE;
      case WORD_BOUNDARY -> (before == WORD) != (after == WORD);
      case NOT_WORD_BOUNDARY -> (before == WORD) == (after == WORD);
      case WORD_START -> before != WORD && after == WORD;
      case WORD_END -> before == WORD && after != WORD;
    };
  }
}

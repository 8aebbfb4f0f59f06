package io.chapar.lab.page;

/**
 * How texts are to look: what the terminal can do and which language is read.
 *
 * @param language code of the language
 * @param width columns
 * @param colour whether escape codes may be used
 * @param bidi who puts right-to-left text in order
 */
public record Look(String language, int width, boolean colour, Bidi bidi) {
  /** Widest useful line: longer ones are hard to read. */
  private static final int WIDEST = 80;

  /** Who puts right-to-left text into the order it is seen in. */
  public enum Bidi {
    /** Nobody: text as it is stored, without marks. For files and pipes. */
    NONE,
    /** The terminal: marks and isolates tell it what belongs together. */
    TERMINAL,
    /** We: for terminals that show letters from left to right as they come. */
    VISUAL
  }

  /** Plain English for 80 columns. */
  public static Look plain(String language) {
    return new Look(language, 80, false, Bidi.NONE);
  }

  /** Whether the language is written from right to left. */
  public boolean rightToLeft() {
    return isRightToLeft(language);
  }

  /** Whether a language is written from right to left. */
  public static boolean isRightToLeft(String language) {
    return language.equals("fa");
  }

  /** Columns that a table may take. */
  public int room() {
    return Math.max(20, width - 1);
  }

  /** Columns that prose may take. */
  public int measure() {
    return Math.max(20, Math.min(width, WIDEST) - 1);
  }
}

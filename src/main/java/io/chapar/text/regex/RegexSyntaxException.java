package io.chapar.text.regex;

/** A pattern that its reader refuses, in the reader's own words (glibc's or PCRE2's). */
public final class RegexSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int offset;

  RegexSyntaxException(String message, int offset) {
    super(message, null, false, false);
    this.offset = offset;
  }

  /** The words, never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /**
   * Where, in bytes of UTF-8 from the start, as PCRE2 reports it; -1 where the real library does
   * not say.
   */
  public int offset() {
    return offset;
  }
}

package io.chapar.text.regex;

/** What a caller can ask of a pattern beside its {@link Syntax}. */
public enum Flag {
  /** Upper and lower case are the same. */
  IGNORE_CASE,
  /** {@code ^} and {@code $} match at line ends inside the text too (sed's M, PCRE_MULTILINE). */
  MULTILINE,
  /**
   * regcomp's REG_NEWLINE: as MULTILINE, and neither {@code .} nor {@code [^x]} matches a newline.
   */
  NEWLINE,
  /** Characters are bytes (the C locale): the text was decoded as ISO 8859-1. */
  BYTES,
  /** Perl: {@code .} matches newlines. */
  DOT_ALL,
  /** Perl: blanks and comments in the pattern are skipped. */
  COMMENTS,
  /** Perl: the match must begin where the search begins. */
  ANCHORED,
  /** Perl: {@code $} does not match before a final newline. */
  DOLLAR_END_ONLY,
  /** Perl: quantifiers are lazy unless followed by {@code ?}. */
  UNGREEDY,
  /** Perl: {@code \w \d \s \b} and POSIX classes know Unicode. */
  UNICODE_CLASSES
}

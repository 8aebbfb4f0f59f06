package io.chapar.postfix.table;

import io.chapar.text.regex.Regex;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a pattern table.
 *
 * @param kind what it is
 * @param first its pattern
 * @param second another pattern that must hold too, or null
 * @param replacement its result
 * @param line where it stands
 * @param end for an if, the index of its endif, or -1
 */
record PatternRule(
    Kind kind, Test first, @Nullable Test second, Replacement replacement, int line, int end) {

  /** What a rule is. */
  enum Kind {
    /** A pattern and a result. */
    MATCH,
    /** The rules up to the endif count only if the pattern matches. */
    IF,
    /** The end of an if. */
    ENDIF
  }

  /**
   * A pattern, and whether it must or must not match.
   *
   * @param regex the pattern
   * @param positive false for {@code !/pattern/}
   */
  record Test(Regex regex, boolean positive) {}

  PatternRule endingAt(int index) {
    return new PatternRule(kind, first, second, replacement, line, index);
  }
}

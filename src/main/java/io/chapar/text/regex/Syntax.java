package io.chapar.text.regex;

/**
 * The dialects of regular expressions on the host, named after who reads them. They differ in which
 * characters are operators and in which mistakes are forgiven; all POSIX ones share glibc's
 * semantics and messages.
 */
public enum Syntax {
  /** Basic, as regcomp(3) reads it. */
  BASIC(false, true, false),
  /** Extended, as regcomp(3) reads it: bash's {@code =~}, Postfix's regexp tables. */
  EXTENDED(true, true, false),
  /** Basic, as sed reads it. */
  SED(false, true, false),
  /** Extended, as {@code sed -E} reads it: an unmatched closing parenthesis is an error. */
  SED_EXTENDED(true, true, false),
  /** Basic, as grep reads it: newlines separate alternatives. */
  GREP(false, false, true),
  /** Extended, as {@code grep -E} reads it: misplaced operators and intervals are forgiven. */
  EGREP(true, false, true),
  /** Extended without intervals and back-references and with C's escapes, as mawk reads it. */
  AWK(true, false, false),
  /** Emacs's, the default of {@code find -regex}. */
  FIND(false, false, false),
  /** Perl's, as PCRE2 reads it. */
  PERL(true, true, false);

  /** Whether operators are written without backslash. */
  final boolean extended;

  /** Whether a repetition of nothing is an error. */
  final boolean strictRepeats;

  /** Whether a newline separates alternatives. */
  final boolean newlineSeparates;

  Syntax(boolean extended, boolean strictRepeats, boolean newlineSeparates) {
    this.extended = extended;
    this.strictRepeats = strictRepeats;
    this.newlineSeparates = newlineSeparates;
  }
}

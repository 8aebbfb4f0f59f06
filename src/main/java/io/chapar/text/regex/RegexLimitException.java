package io.chapar.text.regex;

/**
 * A search that was given up because it would cost too much; the caller says so in its program's
 * words.
 */
public final class RegexLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What ran out. */
  public enum Limit {
    /** Steps: PCRE2's match limit. */
    MATCH,
    /** Memory for the ways not yet tried: PCRE2's heap limit. */
    HEAP
  }

  private final Limit limit;

  RegexLimitException(Limit limit) {
    super(
        limit == Limit.MATCH ? "match limit exceeded" : "heap limit exceeded", null, false, false);
    this.limit = limit;
  }

  /** What ran out. */
  public Limit limit() {
    return limit;
  }
}

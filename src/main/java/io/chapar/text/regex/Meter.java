package io.chapar.text.regex;

/**
 * Whom a long search tells of its work, so that it can be interrupted: throwing from here ends the
 * search.
 */
@FunctionalInterface
public interface Meter {
  /** Nobody to tell. */
  Meter NONE = steps -> {};

  /** Another {@code steps} steps were made. */
  void spend(int steps);
}

package io.chapar.shell.interp;

/** {@code break} or {@code continue} on its way to its loop. */
public final class BreakException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int levels;
  private final boolean again;

  /**
   * Leaves {@code levels} loops; with {@code again} the last of them goes on with its next round.
   */
  public BreakException(int levels, boolean again) {
    super("break", null, false, false);
    this.levels = levels;
    this.again = again;
  }

  int levels() {
    return levels;
  }

  boolean again() {
    return again;
  }
}

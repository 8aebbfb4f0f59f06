package io.chapar.shell.interp;

/** {@code break} or {@code continue} on its way to its loop. */
public final class BreakException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int levels;
  private final boolean again;
  private final int status;

  /**
   * Leaves {@code levels} loops; with {@code again} the last of them goes on with its next round.
   */
  public BreakException(int levels, boolean again) {
    this(levels, again, 0);
  }

  private BreakException(int levels, boolean again, int status) {
    super("break", null, false, false);
    this.status = status;
    this.levels = levels;
    this.again = again;
  }

  /** Leaves all loops, because what ran in them was stopped. */
  static BreakException all(int status) {
    return new BreakException(Integer.MAX_VALUE, false, status);
  }

  /** The outer part of it. */
  BreakException outer() {
    return new BreakException(levels - 1, again, status);
  }

  int status() {
    return status;
  }

  int levels() {
    return levels;
  }

  boolean again() {
    return again;
  }
}

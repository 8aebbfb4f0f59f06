package io.chapar.time;

/** Thrown in every task of a world that is being closed, so that its threads end. */
public final class WorldEndedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WorldEndedException() {
    super("the world has ended", null, false, false);
  }
}

package io.chapar.time;

/**
 * Thrown in a root task that waits for something that can no longer happen: no task can run and no
 * timer is due.
 */
public final class StalledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StalledException(String message) {
    super(message);
  }
}

package io.chapar.postfix.master;

/** Unwinds the task of a process that was killed. */
final class DaemonEndedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DaemonEndedException() {
    super("the process was killed", null, false, false);
  }
}

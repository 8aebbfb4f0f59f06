package io.chapar.unix.awk;

/** next, nextfile and exit, on their way out of whatever is running; none has a trace to lose. */
@SuppressWarnings("StaticAssignmentOfThrowable")
final class Stop extends RuntimeException {
  private static final long serialVersionUID = 1L;
  static final Stop NEXT = new Stop("next");
  static final Stop NEXT_FILE = new Stop("nextfile");
  static final Stop EXIT = new Stop("exit");

  private Stop(String kind) {
    super(kind, null, false, false);
  }
}

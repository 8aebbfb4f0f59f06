package io.chapar.postfix.smtp;

/** Nothing more comes from the server. */
final class ServerLost extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean timedOut;

  ServerLost(boolean timedOut) {
    super(timedOut ? "timed out" : "lost connection", null, false, false);
    this.timedOut = timedOut;
  }

  /** Whether it is still there, but silent. */
  boolean timedOut() {
    return timedOut;
  }
}

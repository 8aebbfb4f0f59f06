package io.chapar.postfix.smtpd;

/** Unwinds a conversation from wherever it is to the place that ends it. */
final class SessionEnded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why a conversation ends before its QUIT. */
  enum Reason {
    /** The client took too long. */
    TIMEOUT("timeout"),
    /** The client is gone. */
    LOST("lost connection"),
    /** Everything is said already. */
    QUIET(""),
    /** A table that the conversation depends on cannot be read. */
    DATA(""),
    /** Too many mistakes. */
    ERROR_LIMIT("too many errors");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** How the log calls it; empty: not at all. */
    String text() {
      return text;
    }
  }

  private final Reason reason;

  SessionEnded(Reason reason) {
    super(reason.text(), null, false, false);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}

package io.chapar.mailbox;

/** What went wrong with a mailbox, in Dovecot's words. */
public final class MailboxException extends Exception {
  private static final long serialVersionUID = 1;

  /** The kinds, as protocols tell them apart. */
  public enum Kind {
    NOTFOUND,
    EXISTS,
    NOTPOSSIBLE,
    PERM,
    OVERQUOTA,
    /** Something of the system failed: users learn only that, the log learns what. */
    TEMP
  }

  private final Kind kind;
  private final String logged;

  private MailboxException(Kind kind, String message, String logged) {
    super(message);
    this.kind = kind;
    this.logged = logged;
  }

  /** Something that the user may know. */
  public static MailboxException of(Kind kind, String message) {
    return new MailboxException(kind, message, "");
  }

  /** Something internal: {@code logged} says what. */
  public static MailboxException internal(String logged) {
    return new MailboxException(
        Kind.TEMP, "Internal error occurred. Refer to server log for more information.", logged);
  }

  /** What kind of failure it is. */
  public Kind kind() {
    return kind;
  }

  /** What the log says; empty if there is nothing to log. */
  public String logged() {
    return logged;
  }

  /** The message; never null. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** Whether the user is told less than the log. */
  public boolean internal() {
    return !logged.isEmpty();
  }
}

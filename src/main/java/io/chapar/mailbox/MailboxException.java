package io.chapar.mailbox;

import java.util.List;

/** What went wrong with a mailbox, in Dovecot's words. */
public final class MailboxException extends Exception {
  private static final long serialVersionUID = 1;
  private static final String INTERNAL =
      "Internal error occurred. Refer to server log for more information.";
  private static final String UNMADE = "Mailbox INBOX: Failed to autocreate mailbox: ";

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
  private final List<String> log;

  private MailboxException(Kind kind, String message, String logged, List<String> log) {
    super(message);
    this.kind = kind;
    this.logged = logged;
    this.log = List.copyOf(log);
  }

  /** Something that the user may know. */
  public static MailboxException of(Kind kind, String message) {
    return new MailboxException(kind, message, "", List.of());
  }

  /** Something internal: {@code logged} says what. */
  public static MailboxException internal(String logged) {
    return new MailboxException(Kind.TEMP, INTERNAL, logged, List.of(logged));
  }

  /** Something internal that Dovecot has no words for. */
  public static MailboxException unexplained() {
    return new MailboxException(Kind.TEMP, INTERNAL, "BUG: Unknown internal error", List.of());
  }

  /** INBOX was to be made on the way, and could not be: {@code logged} says why. */
  public static MailboxException unmade(String logged) {
    return new MailboxException(Kind.TEMP, INTERNAL, logged, List.of(logged, UNMADE + logged));
  }

  /** What kind of failure it is. */
  public Kind kind() {
    return kind;
  }

  /** What the log says of the cause; empty if there is nothing to log. */
  public String logged() {
    return logged;
  }

  /** All that the log says, line by line. */
  public List<String> log() {
    return log;
  }

  /** What went wrong in the end, for those who may know all. */
  public String told() {
    return !internal() ? text() : log.isEmpty() ? logged : log.get(log.size() - 1);
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

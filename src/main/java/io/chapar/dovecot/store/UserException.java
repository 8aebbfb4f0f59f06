package io.chapar.dovecot.store;

/** Why a user's mail cannot be worked on at all. */
public final class UserException extends Exception {
  private static final long serialVersionUID = 1;

  /** How far the process had come. */
  public enum Stage {
    /** It knew the user. */
    USER,
    /** It had not taken on the user's name in its log yet. */
    PROCESS,
    /** It had the user, but could not open the mailboxes. */
    MAILBOXES,
    /** It died. */
    DEATH
  }

  private final Stage stage;

  /** With the reason in Dovecot's words. */
  public UserException(String message) {
    this(
        message.startsWith("Namespace") || message.startsWith("namespace")
            ? Stage.MAILBOXES
            : Stage.USER,
        message);
  }

  /** With the reason in Dovecot's words. */
  public UserException(Stage stage, String message) {
    super(message);
    this.stage = stage;
  }

  /** The reason; never null. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** How far the process had come. */
  public Stage stage() {
    return stage;
  }
}

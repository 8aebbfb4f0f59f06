package io.chapar.dovecot.store;

/** Why a user's mail cannot be worked on at all. */
public final class UserException extends Exception {
  private static final long serialVersionUID = 1;

  /** With the reason in Dovecot's words. */
  public UserException(String message) {
    super(message);
  }

  /** The reason; never null. */
  public String text() {
    return String.valueOf(getMessage());
  }
}

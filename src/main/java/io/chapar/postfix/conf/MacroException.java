package io.chapar.postfix.conf;

/**
 * A {@code $} expression that makes no sense. Its message is Postfix's warning; who asked for the
 * value decides how its program dies of it.
 */
public final class MacroException extends Exception {
  private static final long serialVersionUID = 1L;

  MacroException(String warning) {
    super(warning, null, false, false);
  }

  /** The warning that Postfix logs. */
  public String warning() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}

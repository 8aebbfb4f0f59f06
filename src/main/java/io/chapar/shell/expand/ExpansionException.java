package io.chapar.shell.expand;

/** An expansion failed. Its message is what bash says behind {@code bash: line N: }. */
public final class ExpansionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean exits;

  private ExpansionException(String message, boolean exits) {
    super(message, null, false, false);
    this.exits = exits;
  }

  /** The command at the top level is given up; the shell goes on behind it. */
  public static ExpansionException discard(String message) {
    return new ExpansionException(message, false);
  }

  /** A shell that is not interactive ends. */
  public static ExpansionException exit(String message) {
    return new ExpansionException(message, true);
  }

  /** Whether a shell that is not interactive ends. */
  public boolean exits() {
    return exits;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}

package io.chapar.host;

/** A process has called exit(3): unwinds up to the place where the process was started. */
public final class ExitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /** Ends the process that throws it with {@code status}, 0 to 255. */
  public ExitException(int status) {
    super("exit " + status, null, false, false);
    this.status = status & 0xff;
  }

  /** The exit status. */
  public int status() {
    return status;
  }
}

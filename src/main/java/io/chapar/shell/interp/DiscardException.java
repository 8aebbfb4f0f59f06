package io.chapar.shell.interp;

/** The command at the top level is given up, with a status; what was wrong has been said. */
public final class DiscardException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /** Gives up with a status. */
  public DiscardException(int status) {
    super("discard", null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}

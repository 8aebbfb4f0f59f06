package io.chapar.shell.interp;

/** {@code return} on its way to the function or script that it leaves. */
public final class ReturnException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /** Leaves with a status. */
  public ReturnException(int status) {
    super("return", null, false, false);
    this.status = status;
  }

  /** The status. */
  public int status() {
    return status;
  }
}

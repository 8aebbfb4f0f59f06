package io.chapar.shell.interp;

/** The shell ends: on its way to where it was started. */
public final class ShellExit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final boolean replaced;

  /** Ends with a status, after the EXIT trap. */
  public ShellExit(int status) {
    this(status, false);
  }

  /** Ends; {@code replaced} if another program has run in its place, so that no trap runs. */
  ShellExit(int status, boolean replaced) {
    super("exit", null, false, false);
    this.status = status & 0xff;
    this.replaced = replaced;
  }

  /** The exit status. */
  public int status() {
    return status;
  }

  boolean replaced() {
    return replaced;
  }
}

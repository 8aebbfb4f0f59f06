package io.chapar.host;

/**
 * A process was ended by a signal: unwinds its task up to the place where the process was started.
 */
public final class KilledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Process process;
  private final Signal signal;

  KilledException(Process process, Signal signal) {
    super("killed by " + signal, null, false, false);
    this.process = process;
    this.signal = signal;
  }

  /** Who was ended. */
  public Process process() {
    return process;
  }

  /** By what. */
  public Signal signal() {
    return signal;
  }
}

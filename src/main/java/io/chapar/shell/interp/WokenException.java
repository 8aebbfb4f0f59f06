package io.chapar.shell.interp;

import io.chapar.host.Signal;
import org.jspecify.annotations.Nullable;

/** A builtin that waits was woken: by a signal for which there is a trap, or because time is up. */
public final class WokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable Signal signal;

  /** Woken by a signal; null: time is up. */
  public WokenException(@Nullable Signal signal) {
    super("woken", null, false, false);
    this.signal = signal;
  }

  /** What woke it; null if its time was up. */
  public @Nullable Signal signal() {
    return signal;
  }
}

package io.chapar.unix;

import io.chapar.host.Process;
import io.chapar.host.Signal;
import io.chapar.host.Terminal;

/**
 * Ctrl-Z in a program that has the keys to itself: it stops, and goes on when the shell lets it.
 */
public final class Suspension {
  /** The key: Ctrl-Z. */
  public static final int KEY = 26;

  private Suspension() {}

  /** Stops the program and all that runs with it; comes back when it is continued. */
  public static void stop(Process process, Terminal terminal) {
    terminal.raw(false);
    process.machine().processes().signalGroup(process.group(), Signal.TSTP);
    process.tick();
    terminal.raw(true);
  }
}

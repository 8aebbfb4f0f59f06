package io.chapar.unix.net;

import io.chapar.host.Process;
import io.chapar.time.WaitPoint;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Two-way copying for programs of other packages: what a terminal program on a socket does. */
public final class SecurePump implements AutoCloseable {
  /** Takes what was read; false ends that direction. */
  @FunctionalInterface
  public interface Sink {
    /** One block. */
    boolean take(byte[] bytes, int length) throws IOException;
  }

  private final WaitPoint events;
  private final Pump up;
  private final Pump down;

  /**
   * Copies standard input to {@code input}, and {@code from} to {@code output}.
   *
   * @param head how long standard input has a lead: what is there already is taken first
   */
  public SecurePump(Process p, Duration head, Sink input, InputStream from, Sink output) {
    boolean[] waited = {head.isZero()};
    this.events = new WaitPoint(p.machine().scheduler());
    this.up =
        Pump.start(
            p,
            "stdin",
            events,
            () -> {
              byte[] buffer = new byte[8192];
              int n = p.read(0, buffer, 0, buffer.length);
              return n > 0 && input.take(buffer, n);
            });
    this.down =
        Pump.start(
            p,
            "net",
            events,
            () -> {
              if (!waited[0]) {
                waited[0] = true;
                p.sleep(head);
              }
              byte[] buffer = new byte[8192];
              int n = from.read(buffer);
              return n > 0 && output.take(buffer, n);
            });
  }

  /** Whether standard input has ended, or its sink has had enough. */
  public boolean inputEnded() {
    return up.ended();
  }

  /** Whether the peer has closed. */
  public boolean peerEnded() {
    return down.ended();
  }

  /** Waits until {@code over} says so; asked whenever something has moved. */
  public void await(BooleanSupplier over) {
    while (!over.getAsBoolean()) {
      events.await();
    }
  }

  @Override
  public void close() {
    up.stop();
    down.stop();
  }
}

package io.chapar.unix.net;

import io.chapar.host.Process;
import io.chapar.net.SimSocket;
import io.chapar.time.WaitPoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;

/**
 * The two-way copying of nc: standard input to the network, the network to standard output, and
 * when it is over.
 */
final class NcTransfer {
  private final Process process;
  private final Nc.Settings settings;
  private final WaitPoint events;
  private long quiet; // since when nothing has moved

  NcTransfer(Process process, Nc.Settings settings) {
    this.process = process;
    this.settings = settings;
    this.events = new WaitPoint(process.machine().scheduler());
  }

  /**
   * Copies until both directions have ended, or the timer of -w ends it. With -q SECONDS the own
   * direction ends that long after the end of the input, whether or not the other side has closed
   * by then; and then it is for the other side to close.
   *
   * @param server a listening nc ends as soon as its client has closed
   */
  void run(SimSocket socket, boolean server) {
    quiet = now();
    Pump up = Pump.start(process, "stdin", events, () -> !settings.deaf() && send(socket));
    Pump down = Pump.start(process, "net", events, () -> receive(socket));
    long hangUp = Long.MAX_VALUE; // when to close the own direction
    boolean waiting = true; // for the end of the input
    try {
      while (true) {
        if (waiting && up.ended() && !settings.deaf()) {
          waiting = false;
          hangUp = settings.shutdown() ? now() : later(settings.quit(), now());
        }
        if (now() >= hangUp) {
          hangUp = Long.MAX_VALUE;
          socket.shutdownOutput();
        }
        boolean upEnded = up.ended() && hangUp == Long.MAX_VALUE;
        if (down.ended() && (upEnded || server)) {
          return;
        }
        long idle = later(settings.timeout(), quiet);
        if (!events.awaitUntil(Math.min(hangUp, idle))
            && now() >= later(settings.timeout(), quiet)) {
          return;
        }
      }
    } finally {
      up.stop();
      down.stop();
      socket.close();
    }
  }

  private long now() {
    return process.machine().scheduler().nanos();
  }

  private static long later(@org.jspecify.annotations.Nullable Duration wait, long from) {
    return wait == null ? Long.MAX_VALUE : from + wait.toNanos();
  }

  private boolean send(SimSocket socket) throws IOException {
    byte[] buffer = new byte[16384];
    int n = process.read(0, buffer, 0, buffer.length);
    if (n <= 0) {
      return false;
    }
    quiet = now();
    Duration interval = settings.interval();
    if (interval == null) {
      write(socket, buffer, 0, n);
      return true;
    }
    for (int from = 0; from < n; ) {
      int to = from;
      while (to < n && buffer[to] != '\n') {
        to++;
      }
      to = Math.min(n, to + 1);
      write(socket, buffer, from, to - from);
      process.sleep(interval);
      from = to;
    }
    return true;
  }

  private void write(SimSocket socket, byte[] bytes, int from, int length) throws IOException {
    if (!settings.crlf()) {
      socket.getOutputStream().write(bytes, from, length);
      return;
    }
    ByteArrayOutputStream lines = new ByteArrayOutputStream(length + 16);
    for (int i = from; i < from + length; i++) {
      if (bytes[i] == '\n' && (i == from || bytes[i - 1] != '\r')) {
        lines.write('\r');
      }
      lines.write(bytes[i]);
    }
    socket.getOutputStream().write(lines.toByteArray());
  }

  private boolean receive(SimSocket socket) throws IOException {
    byte[] buffer = new byte[16384];
    int n = socket.getInputStream().read(buffer);
    if (n < 0) {
      return false;
    }
    quiet = now();
    process.write(1, buffer, 0, n);
    return true;
  }
}

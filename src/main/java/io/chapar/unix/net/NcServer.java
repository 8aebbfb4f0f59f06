package io.chapar.unix.net;

import io.chapar.host.Process;
import io.chapar.net.Acceptor;
import io.chapar.net.SimSocket;
import io.chapar.time.WaitPoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Objects;

/** A port that a process, not a daemon, listens on: as long as it is open. */
final class NcServer implements Acceptor, AutoCloseable {
  private static final int BACKLOG = 16;

  private final Process process;
  private final InetAddress address;
  private final int port;
  private final ArrayDeque<SimSocket> waiting = new ArrayDeque<>();
  private final WaitPoint arrival;
  private boolean open = true;

  private NcServer(Process process, InetAddress address, int port) {
    this.process = process;
    this.address = address;
    this.port = port;
    this.arrival = new WaitPoint(process.machine().scheduler());
  }

  static NcServer open(Process process, InetAddress address, int port) throws IOException {
    NcServer server = new NcServer(process, address, port);
    process.stack().listen(address, port, server);
    return server;
  }

  /** Waits for a client. */
  SimSocket accept() {
    while (waiting.isEmpty()) {
      arrival.await();
    }
    return Objects.requireNonNull(waiting.poll());
  }

  @Override
  public void accept(Socket socket) {
    if (waiting.size() >= BACKLOG) {
      ((SimSocket) socket).close();
      return;
    }
    waiting.add((SimSocket) socket);
    arrival.signalAll();
  }

  @Override
  public Owner owner() {
    return new Owner(process.comm(), process.pid());
  }

  /** Takes no more connections. */
  void stop() {
    close();
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      process.stack().unlisten(address, port);
      waiting.forEach(SimSocket::close);
    }
  }
}

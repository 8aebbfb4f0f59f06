package io.chapar.unix.swaks;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.host.Channel;
import io.chapar.host.Process;
import io.chapar.host.Resolver;
import io.chapar.net.SimSocket;
import io.chapar.net.tls.Tls;
import io.chapar.unix.net.Secure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** How swaks reaches the server: a connection, a local socket, or a program's pipes. */
final class Link {
  private final String peer;
  private InputStream in;
  private OutputStream out;
  private @Nullable Socket socket;
  private @Nullable Process child;
  private @Nullable SSLSocket secure;

  private Link(String peer, InputStream in, OutputStream out) {
    this.peer = peer;
    this.in = in;
    this.out = out;
  }

  /** Why there is no link: what IO::Socket says. */
  static final class Failure extends IOException {
    private static final long serialVersionUID = 1L;

    Failure(String message) {
      super(message);
    }
  }

  /** Connects over the network. */
  static Link inet(Process p, String server, int port, @Nullable String local, Duration timeout)
      throws IOException {
    Resolver.Addresses found = Resolver.of(p).addresses(server, Resolver.Family.V4);
    if (found.failure() != null) {
      throw new Failure("IO::Socket::INET: Bad hostname '" + server + "'");
    }
    InetAddress from = null;
    if (local != null) {
      Resolver.Addresses own = Resolver.of(p).addresses(local, Resolver.Family.V4);
      if (own.failure() != null) {
        throw new Failure("IO::Socket::INET: Bad hostname '" + local + "'");
      }
      from = own.list().get(0);
      if (!p.stack().owns(from)) {
        throw new Failure("IO::Socket::INET: Cannot assign requested address");
      }
    }
    try {
      SimSocket socket = p.stack().connect(from, found.list().get(0), port, timeout);
      return over(socket, "Remote host");
    } catch (DiskException e) {
      String why = e.errno() == Errno.ETIMEDOUT ? "timeout" : e.getMessage();
      throw new Failure("IO::Socket::INET: connect: " + why);
    }
  }

  /** Connects to a local socket. */
  static Link local(Process p, String path) throws IOException {
    try {
      return over(p.connect(path), "Socket");
    } catch (DiskException e) {
      throw new Failure("connect: " + e.getMessage());
    }
  }

  private static Link over(SimSocket socket, String peer) throws IOException {
    Link link = new Link(peer, socket.getInputStream(), socket.getOutputStream());
    link.socket = socket;
    return link;
  }

  /** Starts a program and talks to its standard input and output. */
  static Link pipe(Process p, String command) throws IOException {
    Channel[] down = p.pipe();
    Channel[] up = p.pipe();
    Process child = p.fork();
    child.attach(0, up[0]);
    child.attach(1, down[1]);
    int read = p.allocate(down[0], 3);
    int write = p.allocate(up[1], 3);
    child.start(c -> c.exec("/bin/sh", List.of("sh", "-c", command), c.env()));
    p.ignore(io.chapar.host.Signal.PIPE);
    Link link =
        new Link(
            "Child process",
            p.in(read),
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
              }

              @Override
              public void write(byte[] bytes, int from, int length) throws IOException {
                p.write(write, bytes, from, length);
              }
            });
    link.child = child;
    return link;
  }

  /** What the other side is called in messages. */
  String peer() {
    return peer;
  }

  InputStream in() {
    return in;
  }

  OutputStream out() {
    return out;
  }

  void timeout(Duration wait) throws IOException {
    Socket connection = secure != null ? secure : socket;
    if (connection != null) {
      connection.setSoTimeout((int) wait.toMillis());
    }
  }

  /** Makes it encrypted; SSLException says why not. */
  Secure secure(String name) throws IOException {
    Socket plain = socket;
    if (plain == null) {
      throw new javax.net.ssl.SSLException("no socket");
    }
    SSLSocket tls = Tls.client(Secure.context(), plain, name);
    tls.startHandshake();
    secure = tls;
    in = tls.getInputStream();
    out = tls.getOutputStream();
    return new Secure(tls.getSession());
  }

  void close() throws IOException {
    Socket connection = secure != null ? secure : socket;
    if (connection != null) {
      try {
        connection.close();
      } catch (IOException e) {
        // closed by the peer already
      }
    }
    Process program = child;
    if (program != null && program.status() == null) {
      program.signal(io.chapar.host.Signal.TERM);
    }
  }
}

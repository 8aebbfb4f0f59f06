package io.chapar.app;

import io.chapar.net.Ip;
import io.chapar.net.SimSocket;
import io.chapar.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Real ports of this machine that lead into a host: so that a real mail client can be pointed at
 * it. They are opened on the loopback address only; to the host such a client is one of its own
 * loopback.
 */
final class PublishedPorts implements AutoCloseable {
  /** What is published, by the name that a person knows. */
  static final Map<String, Integer> SERVICES = new LinkedHashMap<>();

  static {
    SERVICES.put("smtp", 25);
    SERVICES.put("submission", 587);
    SERVICES.put("smtps", 465);
    SERVICES.put("imap", 143);
    SERVICES.put("imaps", 993);
    SERVICES.put("pop3", 110);
    SERVICES.put("pop3s", 995);
    SERVICES.put("sieve", 4190);
  }

  private record Open(String service, int inside, ServerSocket socket) {}

  /** Who is told what real clients do, inside the world. */
  interface Witness {
    /** One has connected; the number that it has from now on. */
    int client(int port);

    /** One has said something. */
    void said(int client, byte[] bytes, int length);

    /** One will say no more, or has gone altogether. */
    void left(int client, boolean gone);
  }

  private final World world;
  private final ExecutorService threads;
  private @Nullable Witness witness;
  private final List<Open> open = new ArrayList<>();

  PublishedPorts(World world, ExecutorService threads) {
    this.world = world;
    this.threads = threads;
  }

  /**
   * Publishes a service.
   *
   * @param port the real port; 0 for any free one
   * @throws IOException if the port is taken; the message says so
   */
  void publish(String service, int port) throws IOException {
    Integer inside = SERVICES.get(service);
    if (inside == null) {
      throw new IOException(
          "there is no service '"
              + service
              + "' to publish: one of "
              + String.join(", ", SERVICES.keySet()));
    }
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 50);
    } catch (IOException e) {
      socket.close();
      throw new IOException(
          "port "
              + port
              + " for "
              + service
              + " cannot be had: "
              + e.getMessage()
              + "; choose another",
          e);
    }
    Open opened = new Open(service, inside, socket);
    open.add(opened);
    world.scheduler().attach();
    threads.execute(() -> accept(opened));
  }

  /** Has somebody told what real clients do from now on. */
  void witness(Witness who) {
    witness = who;
  }

  /** A line for each: its name and where it is. */
  List<String> lines() {
    return open.stream()
        .map(o -> String.format("  %-11s 127.0.0.1:%d", o.service(), o.socket().getLocalPort()))
        .toList();
  }

  /** The real port of a service; 0 if it is not published. */
  int port(String service) {
    return open.stream()
        .filter(o -> o.service().equals(service))
        .mapToInt(o -> o.socket().getLocalPort())
        .findFirst()
        .orElse(0);
  }

  private void accept(Open port) {
    while (!port.socket().isClosed()) {
      try {
        Socket real = port.socket().accept();
        world.scheduler().inject(() -> admit(port, real));
      } catch (SocketException e) {
        return; // closed: the session ends
      } catch (IOException e) {
        // one client that could not be taken is no reason to refuse the next
      }
    }
  }

  /**
   * Inside the world: gives the real client a simulated socket, or hangs up where nobody listens.
   */
  private void admit(Open port, Socket real) {
    Witness told = witness;
    int client = told == null ? 0 : told.client(port.inside());
    try {
      SimSocket inside = world.mail().stack().admit(Ip.LOOPBACK, Ip.LOOPBACK, port.inside());
      if (inside == null) {
        hangUp(real);
        return;
      }
      real.setTcpNoDelay(true);
      world.scheduler().start("published " + port.service(), () -> outward(inside, real));
      threads.execute(() -> inward(real, inside, client));
    } catch (IOException e) {
      hangUp(real);
    }
  }

  /** A task: what the host says goes out, a chunk at a time. */
  private void outward(SimSocket inside, Socket real) {
    byte[] buffer = new byte[8192];
    try {
      InputStream in = inside.getInputStream();
      OutputStream out = real.getOutputStream();
      for (int n; (n = in.read(buffer)) > 0; ) {
        int length = n;
        world
            .scheduler()
            .outside(
                () -> {
                  out.write(buffer, 0, length);
                  return true;
                });
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      // the client has gone
    } finally {
      hangUp(real);
      inside.close();
    }
  }

  /** A real thread: what the client says goes in; it reads on when the host has taken it. */
  private void inward(Socket real, SimSocket inside, int client) {
    byte[] buffer = new byte[8192];
    try {
      InputStream in = real.getInputStream();
      while (true) {
        int n = in.read(buffer);
        CompletableFuture<Boolean> taken = new CompletableFuture<>();
        world
            .scheduler()
            .inject(
                () -> {
                  note(client, buffer, n);
                  world.scheduler().start("published", () -> deliver(inside, buffer, n, taken));
                });
        if (n < 0 || !taken.get()) {
          return;
        }
      }
    } catch (Exception e) {
      world
          .scheduler()
          .inject(
              () -> {
                Witness told = witness;
                if (told != null) {
                  told.left(client, true);
                }
                inside.close(); // the client broke off
              });
    }
  }

  private void note(int client, byte[] bytes, int length) {
    Witness told = witness;
    if (told != null && length < 0) {
      told.left(client, false);
    } else if (told != null) {
      told.said(client, bytes, length);
    }
  }

  /** Hands on what a client said; less than nothing: it will say no more. */
  static void deliver(
      SimSocket inside, byte[] bytes, int length, CompletableFuture<Boolean> taken) {
    boolean done = false;
    try {
      if (length < 0) {
        inside.shutdownOutput();
      } else {
        inside.getOutputStream().write(bytes, 0, length);
        done = true;
      }
    } catch (IOException e) {
      // the host has closed the connection
    } finally {
      taken.complete(done);
    }
  }

  private static void hangUp(Socket real) {
    try {
      real.close();
    } catch (IOException e) {
      // it is gone, as it should be
    }
  }

  @Override
  public void close() {
    for (Open each : open) {
      try {
        each.socket().close();
      } catch (IOException e) {
        // the process ends anyway
      }
    }
  }
}

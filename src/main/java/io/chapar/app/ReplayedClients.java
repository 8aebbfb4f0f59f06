package io.chapar.app;

import io.chapar.lab.replay.SessionRecord.Event;
import io.chapar.lab.replay.SessionRecord.Kind;
import io.chapar.net.Ip;
import io.chapar.net.SimSocket;
import io.chapar.text.Utf8;
import io.chapar.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** The real clients of a recorded session: they say again what they said, and nobody listens. */
final class ReplayedClients {
  private static final Set<Integer> TLS = Set.of(465, 993, 995);

  private final World world;
  private final Map<Long, SimSocket> inside = new HashMap<>();

  ReplayedClients(World world) {
    this.world = world;
  }

  /**
   * Those who spoke TLS. What they said is encrypted for keys that are gone: it cannot be said
   * again.
   */
  static Set<Long> secret(List<Event> events) {
    Set<Long> secret = new TreeSet<>();
    for (Event event : events) {
      boolean port = event.kind() == Kind.CLIENT && TLS.contains(Integer.parseInt(event.text()));
      boolean turned =
          event.kind() == Kind.SAID
              && Utf8.decode(Base64.getDecoder().decode(event.text()))
                  .toUpperCase(Locale.ROOT)
                  .matches("(?s)(\\S+ )?(STARTTLS|STLS)\\r?\\n.*");
      if (port || turned) {
        secret.add(event.number());
      }
    }
    return secret;
  }

  /** Something that one of them did, inside the world. */
  void happen(Event event) {
    switch (event.kind()) {
      case CLIENT -> connect(event.number(), Integer.parseInt(event.text()));
      case SAID -> {
        byte[] bytes = Base64.getDecoder().decode(event.text());
        say(event.number(), bytes, bytes.length);
      }
      case DONE -> say(event.number(), new byte[0], -1);
      default -> {
        SimSocket socket = inside.remove(event.number());
        if (socket != null) {
          socket.close();
        }
      }
    }
  }

  private void connect(long number, int port) {
    try {
      SimSocket socket = world.mail().stack().admit(Ip.LOOPBACK, Ip.LOOPBACK, port);
      if (socket != null) {
        inside.put(number, socket);
        world.scheduler().start("published", () -> drain(socket));
      }
    } catch (IOException e) {
      // nobody listens there, then as now
    }
  }

  private void say(long number, byte[] bytes, int length) {
    SimSocket socket = inside.get(number);
    if (socket != null) {
      CompletableFuture<Boolean> taken = new CompletableFuture<>();
      world
          .scheduler()
          .start("published", () -> PublishedPorts.deliver(socket, bytes, length, taken));
    }
  }

  private static void drain(SimSocket socket) {
    byte[] buffer = new byte[8192];
    try {
      InputStream in = socket.getInputStream();
      while (in.read(buffer) > 0) {
        // it goes nowhere
      }
    } catch (IOException e) {
      // the host has closed the connection
    } finally {
      socket.close();
    }
  }
}

package io.chapar.postfix.milter;

import io.chapar.disk.Credentials;
import io.chapar.host.Process;
import io.chapar.net.Ip;
import io.chapar.net.SimSocket;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.master.InetServices;
import io.chapar.postfix.table.ProcessTableHost;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A place that a daemon connects to: {@code unix:PATH}, {@code inet:HOST:PORT}, HOST:PORT. */
public final class Endpoint {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Endpoint() {}

  /** Whether somebody listens there; the message of a failure is that of strerror. */
  public static void reach(Daemon daemon, String where) throws IOException {
    Process me = daemon.process();
    Credentials before = me.credentials();
    me.effective(daemon.owner());
    try {
      SimSocket socket =
          where.startsWith("unix:")
              ? local(daemon, where.substring(5))
              : inet(daemon, where.startsWith("inet:") ? where.substring(5) : where);
      socket.close();
    } finally {
      me.effective(before);
    }
  }

  private static SimSocket local(Daemon daemon, String path) throws IOException {
    boolean whole = path.startsWith("/") && !daemon.service().chroot();
    String queue = daemon.config().get("queue_directory");
    String full = whole ? path : queue + (path.startsWith("/") ? "" : "/") + path;
    return daemon.process().connect(full);
  }

  private static SimSocket inet(Daemon daemon, String where) throws IOException {
    int colon = where.lastIndexOf(':');
    String host = where.substring(0, Math.max(0, colon)).replaceAll("^\\[|\\]$", "");
    ProcessTableHost table = new ProcessTableHost(daemon.process());
    List<String> found = table.resolve(host.isEmpty() ? "localhost" : host);
    int port = InetServices.port(daemon.machine(), daemon.config(), where.substring(colon + 1));
    if (found.isEmpty() || port < 0) {
      String why =
          found.isEmpty() ? "Name or service not known" : "Servname not supported for ai_socktype";
      daemon.log().warning("host or service " + where + " not found: " + why);
      throw new IOException("Cannot assign requested address");
    }
    return table.connect(Ip.of(found.get(0)), port, PATIENCE);
  }
}

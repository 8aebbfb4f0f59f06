package io.chapar.unix.net;

import io.chapar.disk.Inode;
import io.chapar.host.Listener;
import io.chapar.host.Process;
import io.chapar.net.Acceptor;
import io.chapar.net.Ip;
import io.chapar.net.SimSocket;
import io.chapar.net.Stack;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sockets of the host that a process sees: what ss and netstat show. */
final class Sockets {
  private static final int BACKLOG = 100;

  private Sockets() {}

  /**
   * One socket.
   *
   * @param netid tcp or u_str
   * @param peer null for a listener
   * @param owner who holds it, where that is known
   */
  record Entry(
      String netid,
      String state,
      int receiveQueue,
      int sendQueue,
      @Nullable InetAddress local,
      int localPort,
      String path,
      @Nullable InetAddress peer,
      int peerPort,
      Acceptor.@Nullable Owner owner,
      int fd) {
    boolean v6() {
      return local != null && local.getAddress().length == 16;
    }
  }

  /** All TCP sockets: listeners by port, IPv4 before IPv6, then connections. */
  static List<Entry> tcp(Process p) {
    List<Entry> all = new ArrayList<>();
    boolean home = p.stack() == p.machine().stack();
    int fd = 12;
    for (Stack.Port port : p.stack().ports()) {
      Acceptor.Owner owner = port.acceptor().owner();
      if (owner == null && home) {
        owner = holder(p, port);
      }
      boolean process = port.acceptor().owner() != null;
      all.add(
          new Entry(
              "tcp",
              "LISTEN",
              0,
              process ? 1 : BACKLOG,
              port.address(),
              port.port(),
              "",
              null,
              0,
              owner,
              process ? 3 : ++fd));
    }
    all.sort(
        Comparator.comparingInt((Entry e) -> e.v6() ? 1 : 0).thenComparingInt(Entry::localPort));
    for (SimSocket socket : p.stack().connections()) {
      all.add(
          new Entry(
              "tcp",
              state(socket),
              socket.incoming().available(),
              0,
              socket.getLocalAddress(),
              socket.getLocalPort(),
              "",
              socket.getInetAddress(),
              socket.getPort(),
              null,
              0));
    }
    return all;
  }

  private static String state(SimSocket socket) {
    boolean peerDone = socket.incoming().writerClosed();
    boolean done = socket.outgoing().writerClosed();
    return peerDone ? (done ? "LAST-ACK" : "CLOSE-WAIT") : done ? "FIN-WAIT-2" : "ESTAB";
  }

  private static Acceptor.@Nullable Owner holder(Process p, Stack.Port port) {
    for (Listener listener : p.machine().listeners()) {
      if (!listener.local()
          && listener.port() == port.port()
          && Ip.of(listener.address()).equals(port.address())) {
        return new Acceptor.Owner(listener.command(), listener.pid());
      }
    }
    return null;
  }

  /** The local sockets that daemons listen on. */
  static List<Entry> local(Process p) {
    List<Entry> all = new ArrayList<>();
    int fd = 20;
    for (Listener listener : p.machine().listeners()) {
      if (listener.local()) {
        Inode inode = p.machine().root().peek(listener.address());
        int number = 20000 + Math.floorMod(listener.address().hashCode(), 60000);
        all.add(
            new Entry(
                "u_str",
                "LISTEN",
                0,
                BACKLOG,
                null,
                number,
                listener.address(),
                null,
                0,
                inode == null ? null : new Acceptor.Owner(listener.command(), listener.pid()),
                ++fd));
      }
    }
    return all;
  }
}

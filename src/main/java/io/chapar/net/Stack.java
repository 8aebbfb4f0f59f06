package io.chapar.net;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.time.Scheduler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The network of one host: its addresses, the ports that are open on it, and its way to the rest of
 * the internet.
 */
public final class Stack {
  private static final int FIRST_EPHEMERAL = 32768;
  private static final int LAST_EPHEMERAL = 60999;
  private static final Duration NOBODY_ANSWERS = Duration.ofMillis(3060); // three ARP requests

  private final Internet internet;
  private final String hostname;
  private final List<InetAddress> addresses;
  private final TreeMap<String, Port> ports = new TreeMap<>();
  private final List<SimSocket> connections = new ArrayList<>();
  private int ephemeral = FIRST_EPHEMERAL;

  /** An open port. */
  public record Port(InetAddress address, int port, Acceptor acceptor, boolean shared) {}

  Stack(Internet internet, String hostname, List<InetAddress> addresses) {
    this.internet = internet;
    this.hostname = hostname;
    this.addresses = List.copyOf(addresses);
  }

  /** The name of the host it belongs to, as a neighbour would call it. */
  public String hostname() {
    return hostname;
  }

  /** Its addresses besides the loopback's; the first is where its connections come from. */
  public List<InetAddress> addresses() {
    return addresses;
  }

  /** The internet it is part of. */
  public Internet internet() {
    return internet;
  }

  /** Opens a port; EADDRINUSE if it is open, EADDRNOTAVAIL if the address is not this host's. */
  public void listen(InetAddress address, int port, Acceptor acceptor) throws IOException {
    listen(address, port, acceptor, false);
  }

  /**
   * The same; who shares (SO_REUSEPORT) may have both a port of all addresses and that of one of
   * them, and gets a connection where the address says more.
   */
  public void listen(InetAddress address, int port, Acceptor acceptor, boolean shared)
      throws IOException {
    if (!address.isAnyLocalAddress() && !owns(address)) {
      throw new DiskException(Errno.EADDRNOTAVAIL, "");
    }
    for (Port open : ports.values()) {
      boolean overlaps =
          open.address().equals(address)
              || (open.address().isAnyLocalAddress() || address.isAnyLocalAddress())
                  && open.address().getAddress().length == address.getAddress().length;
      boolean apart = shared && open.shared() && !open.address().equals(address);
      if (open.port() == port && overlaps && !apart) {
        throw new DiskException(Errno.EADDRINUSE, "");
      }
    }
    ports.put(key(address, port), new Port(address, port, acceptor, shared));
  }

  /** Closes a port. */
  public void unlisten(InetAddress address, int port) {
    ports.remove(key(address, port));
  }

  /** The open ports, in a fixed order. */
  public List<Port> ports() {
    return List.copyOf(ports.values());
  }

  /** The ends of connections that are open on this host. */
  public List<SimSocket> connections() {
    connections.removeIf(Socket::isClosed);
    return List.copyOf(connections);
  }

  /** Whether an address is this host's: one of its own, or any of the loopback's. */
  public boolean owns(InetAddress address) {
    return address.isLoopbackAddress() || addresses.contains(address);
  }

  /**
   * Connects to a port of this or another host.
   *
   * @param timeout how long to wait for an answer where nobody gives any
   * @throws DiskException ECONNREFUSED, ETIMEDOUT or ENETUNREACH
   */
  public SimSocket connect(InetAddress to, int port, Duration timeout) throws IOException {
    return connect(null, to, port, timeout);
  }

  /** As {@link #connect(InetAddress, int, Duration)}, from a given one of this host's addresses. */
  public SimSocket connect(@Nullable InetAddress from, InetAddress to, int port, Duration timeout)
      throws IOException {
    Scheduler scheduler = internet.scheduler();
    scheduler.work(50_000);
    InetAddress target = to.isAnyLocalAddress() ? Ip.LOOPBACK : to;
    Stack there = owns(target) ? this : internet.at(target);
    if (there == null) {
      throw unreachable(target, timeout);
    }
    if (there != this && internet.drops(addresses.get(0), target, port)) {
      scheduler.sleep(timeout);
      throw new DiskException(Errno.ETIMEDOUT, "");
    }
    Port open = there.find(target, port);
    if (open == null) {
      throw new DiskException(Errno.ECONNREFUSED, "");
    }
    InetAddress source =
        from != null
            ? from
            : there != this ? addresses.get(0) : v4Loopback(target) ? Ip.LOOPBACK : target;
    SimSocket[] ends =
        SimSocket.pair(
            scheduler,
            new InetSocketAddress(source, nextPort()),
            new InetSocketAddress(target, port));
    connections.removeIf(Socket::isClosed);
    connections.add(ends[0]);
    there.connections.add(ends[1]);
    open.acceptor().accept(ends[1]);
    return ends[0];
  }

  /** Of all loopback addresses only those of IPv4 share a source. */
  private static boolean v4Loopback(InetAddress address) {
    return address.isLoopbackAddress() && address.getAddress().length == 4;
  }

  /** Nobody has this address: on a known network nobody answers for it, elsewhere no way leads. */
  private DiskException unreachable(InetAddress target, Duration timeout) {
    if (!internet.near(target)) {
      return new DiskException(Errno.ENETUNREACH, "");
    }
    boolean patient = timeout.compareTo(NOBODY_ANSWERS) > 0;
    internet.scheduler().sleep(patient ? NOBODY_ANSWERS : timeout);
    return new DiskException(patient ? Errno.EHOSTUNREACH : Errno.ETIMEDOUT, "");
  }

  /**
   * A connection that comes from outside the simulated internet, through a published port, as if
   * from {@code from}.
   */
  public @Nullable SimSocket admit(InetAddress from, InetAddress to, int port) throws IOException {
    Port open = find(to, port);
    if (open == null) {
      return null;
    }
    SimSocket[] ends =
        SimSocket.pair(
            internet.scheduler(),
            new InetSocketAddress(from, nextPort()),
            new InetSocketAddress(to, port));
    connections.add(ends[1]);
    open.acceptor().accept(ends[1]);
    return ends[0];
  }

  /**
   * The two ends of a connection over a local socket: client first. The port of the client's end is
   * its pid.
   */
  public static SimSocket[] localPair(Scheduler scheduler, int pid) throws IOException {
    return SimSocket.pair(
        scheduler,
        new InetSocketAddress(Ip.LOOPBACK, pid & 0xffff),
        new InetSocketAddress(Ip.LOOPBACK, 0));
  }

  private @Nullable Port find(InetAddress address, int port) {
    Port exact = ports.get(key(address, port));
    if (exact != null) {
      return exact;
    }
    InetAddress any = address.getAddress().length == 4 ? Ip.ANY : Ip.of("::");
    Port wild = ports.get(key(any, port));
    return wild != null || address.getAddress().length != 4
        ? wild
        : ports.get(key(Ip.of("::"), port));
  }

  private int nextPort() {
    ephemeral = ephemeral >= LAST_EPHEMERAL ? FIRST_EPHEMERAL : ephemeral + 2;
    return ephemeral;
  }

  private static String key(InetAddress address, int port) {
    return String.format("%05d %s", port, Ip.text(address));
  }
}

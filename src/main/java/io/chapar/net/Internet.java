package io.chapar.net;

import io.chapar.time.Scheduler;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The little internet of a world: which host has which address, the name service, and what lies in
 * between.
 */
public final class Internet {
  private final Scheduler scheduler;
  private final Map<InetAddress, Stack> stacks = new LinkedHashMap<>();
  private final List<Firewall> firewalls = new ArrayList<>();
  private final Dns dns;

  /** Something on the way that may swallow a connection. */
  public interface Firewall {
    /** Whether a connection gets no answer at all. */
    boolean drops(InetAddress from, InetAddress to, int port);
  }

  /** An internet without hosts. */
  public Internet(Scheduler scheduler, Dns dns) {
    this.scheduler = scheduler;
    this.dns = dns;
  }

  /** Adds a host with its addresses. */
  public Stack attach(String hostname, List<InetAddress> addresses) {
    Stack stack = new Stack(this, hostname, addresses);
    for (InetAddress address : addresses) {
      stacks.put(address, stack);
    }
    return stack;
  }

  /** Puts something on the way. */
  public void add(Firewall firewall) {
    firewalls.add(firewall);
  }

  /** Takes it away. */
  public void remove(Firewall firewall) {
    firewalls.remove(firewall);
  }

  /** The name service. */
  public Dns dns() {
    return dns;
  }

  /** The network of the host with this name, or null. */
  public @Nullable Stack named(String hostname) {
    return stacks.values().stream()
        .filter(s -> s.hostname().equals(hostname))
        .findFirst()
        .orElse(null);
  }

  /** The clock that the connections live by. */
  public Scheduler scheduler() {
    return scheduler;
  }

  @Nullable Stack at(InetAddress address) {
    return stacks.get(address);
  }

  /** Whether there is a host with this address. */
  public boolean knows(InetAddress address) {
    return stacks.containsKey(address);
  }

  /** Whether an address lies in the network (a /24) of some host. */
  public boolean near(InetAddress address) {
    byte[] a = address.getAddress();
    return stacks.keySet().stream()
        .map(InetAddress::getAddress)
        .anyMatch(b -> a.length == 4 && b.length == 4 && Arrays.equals(a, 0, 3, b, 0, 3));
  }

  /** Whether something on the way from a host to a port swallows what it sends. */
  public boolean blocked(Stack from, InetAddress to, int port) {
    return !from.owns(to) && drops(from.addresses().get(0), to, port);
  }

  boolean drops(InetAddress from, InetAddress to, int port) {
    return firewalls.stream().anyMatch(f -> f.drops(from, to, port));
  }
}

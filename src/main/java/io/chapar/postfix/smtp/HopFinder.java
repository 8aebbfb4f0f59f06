package io.chapar.postfix.smtp;

import io.chapar.host.Resolver;
import io.chapar.mail.Decision.Cause;
import io.chapar.net.Dns;
import io.chapar.net.Ip;
import io.chapar.postfix.conf.HostNames;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.queue.BounceClient;
import io.chapar.postfix.queue.Dsn;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the servers of a destination: its mail exchangers, or the addresses of a host. */
final class HopFinder {
  private final Daemon daemon;
  private final SmtpSettings settings;
  private final Resolver resolver;
  private final boolean loopDetect;
  private final int port;
  private @Nullable Dsn why;
  private boolean foundSelf;

  HopFinder(Daemon daemon, SmtpSettings settings, int port, boolean loopDetect) {
    this.daemon = daemon;
    this.settings = settings;
    this.port = port;
    this.loopDetect = loopDetect;
    boolean jailed = daemon.service().chroot();
    resolver =
        jailed
            ? Resolver.chrooted(daemon.machine(), daemon.config().get("queue_directory"))
            : Resolver.of(daemon.machine());
  }

  /** Why there are no servers; null: nothing is known against it. */
  @Nullable Dsn why() {
    return why;
  }

  /** Whether this host is one of the mail exchangers. */
  boolean foundSelf() {
    return foundSelf;
  }

  /** The servers of a host, without mail exchangers. */
  List<Hop> host(String name) {
    why = null;
    List<Hop> hops = new ArrayList<>();
    one(hops, name, 0);
    if (!hops.isEmpty() && loopDetect && self(hops) >= 0) {
      because(self(hops, self(hops)));
      why = Dsn.of("5.4.6", "mail for " + name + " loops back to myself");
      return List.of();
    }
    return sorted(hops);
  }

  /** The mail exchangers of a domain, those before this host. */
  List<Hop> domain(String name) {
    why = null;
    if (!HostNames.valid(name, new ArrayList<>())) {
      return host(name); // an address, perhaps: nobody asks the name service for that
    }
    Dns.Answer answer = resolver.query(name, Dns.Type.MX);
    because(name, "MX", answer);
    if (Resolver.temporary(answer)) {
      why = Dsn.of("4.4.3", failure(name, "MX", answer));
      return settings.ignoreMxError ? host(name) : List.of();
    }
    List<Dns.Resource> exchangers =
        new ArrayList<>(answer.records().stream().filter(r -> r.type() == Dns.Type.MX).toList());
    if (exchangers.isEmpty()) {
      return host(name);
    }
    if (exchangers.size() == 1 && exchangers.get(0).data().replace(".", "").isEmpty()) {
      why = Dsn.of("5.1.0", "Domain " + name + " does not accept mail (nullMX)");
      return List.of();
    }
    exchangers.sort(Comparator.comparingInt(Dns.Resource::preference));
    int best = exchangers.get(0).preference();
    List<Hop> hops = new ArrayList<>();
    exchangers.forEach(mx -> one(hops, mx.data(), mx.preference()));
    if (hops.isEmpty()) {
      Dsn found = why;
      if (found != null && settings.deferWithoutMx && found.permanent()) {
        why = found.withClass('4');
      }
      daemon.log().warning("no MX host for " + name + " has a valid address record");
      return List.of();
    }
    int bestFound = hops.get(0).preference();
    int self = loopDetect ? self(hops) : -1;
    if (self >= 0) {
      because(self(hops, self));
      foundSelf = true;
      int preference = hops.get(self).preference();
      hops.removeIf(hop -> hop.preference() >= preference);
      if (hops.isEmpty()) {
        why =
            best != bestFound
                ? Dsn.of("4.4.4", "unable to find primary relay for " + name)
                : Dsn.of("5.4.6", "mail for " + name + " loops back to myself");
        return List.of();
      }
    }
    return sorted(hops);
  }

  private int self(List<Hop> hops) {
    for (int i = 0; i < hops.size(); i++) {
      InetAddress address = hops.get(i).address();
      if (address != null && settings.self.contains(address)) {
        return i;
      }
    }
    return -1;
  }

  private static Cause self(List<Hop> hops, int at) {
    return Cause.of(
        hops.get(at).relay() + " is this host, which does not take the domain for its own",
        "inet_interfaces");
  }

  private void because(Cause cause) {
    BounceClient.of(daemon).because(cause);
  }

  /** What the name service said, as the resolver of this service was set up to ask it. */
  private void because(String name, String type, Dns.Answer answer) {
    String found =
        answer.records().isEmpty()
            ? answer.code().toString()
            : answer.records().stream()
                .map(r -> (r.type() == Dns.Type.MX ? r.preference() + " " : "") + r.data())
                .collect(java.util.stream.Collectors.joining(", "));
    String jail = daemon.service().chroot() ? daemon.config().get("queue_directory") : "";
    because(Cause.at("DNS, " + type + " of " + name + ": " + found, jail + "/etc/resolv.conf", 0));
  }

  /** Within a preference, the preferred family comes first. */
  private List<Hop> sorted(List<Hop> hops) {
    int wanted = settings.addressPreference.equals("ipv6") ? 16 : 4;
    hops.sort(
        Comparator.comparingInt(Hop::preference)
            .thenComparingInt(
                hop ->
                    hop.address() != null && hop.address().getAddress().length == wanted ? 0 : 1));
    return hops;
  }

  private boolean soft() {
    return why != null && why.temporary();
  }

  private void one(List<Hop> hops, String host, int preference) {
    InetAddress literal = Ip.parse(host.startsWith("IPv6:") ? host.substring(5) : host);
    if (literal != null && settings.families.contains(literal.getAddress().length)) {
      hops.add(new Hop(Ip.text(literal), literal, "", port, preference));
      return;
    }
    if (settings.lookupDns && fromDns(hops, host, preference)) {
      return;
    }
    if (settings.lookupNative) {
      natively(hops, host, preference);
    }
  }

  /** Whether no other way has to be tried. */
  private boolean fromDns(List<Hop> hops, String host, int preference) {
    List<Hop> found = new ArrayList<>();
    String hard = "";
    String temporary = "";
    for (Dns.Type type : List.of(Dns.Type.A, Dns.Type.AAAA)) {
      if (!settings.families.contains(type == Dns.Type.A ? 4 : 16)) {
        continue;
      }
      Dns.Answer answer = resolver.query(host, type);
      because(host, type.name(), answer);
      if (Resolver.temporary(answer)) {
        temporary = failure(host, type.name(), answer);
        continue;
      }
      int before = found.size();
      for (Dns.Resource record : answer.records()) {
        if (record.type() == type) {
          found.add(new Hop(host, Ip.of(record.data()), "", port, preference));
        }
      }
      if (found.size() == before) {
        hard = failure(host, type.name(), answer);
      }
    }
    if (!found.isEmpty()) {
      hops.addAll(found);
      return true;
    }
    if (!temporary.isEmpty()) {
      why = Dsn.of("4.4.3", temporary);
      return true;
    }
    why = Dsn.of(soft() ? "4.4.4" : "5.4.4", hard);
    return false;
  }

  private void natively(List<Hop> hops, String host, int preference) {
    Resolver.Family family =
        settings.families.size() == 2
            ? Resolver.Family.ANY
            : settings.families.contains(4) ? Resolver.Family.V4 : Resolver.Family.V6;
    Resolver.Addresses addresses = resolver.addresses(host, family);
    Resolver.Failure failure = addresses.failure();
    if (failure == null) {
      addresses.list().forEach(a -> hops.add(new Hop(host, a, "", port, preference)));
      return;
    }
    boolean temporary = failure == Resolver.Failure.AGAIN || soft();
    boolean noHost = failure == Resolver.Failure.AGAIN || failure == Resolver.Failure.NONAME;
    why =
        Dsn.of(
            (temporary ? "4" : "5") + (noHost ? ".4.4" : ".3.0"),
            "unable to look up host " + host + ": " + failure.text());
  }

  private static String failure(String name, String type, Dns.Answer answer) {
    String text =
        switch (answer.code()) {
          case NXDOMAIN -> "Host not found";
          case NOERROR -> "Host found but no data record of requested type";
          case SERVFAIL, REFUSED, TIMEOUT -> "Host not found, try again";
        };
    return "Host or domain name not found. Name service error for name="
        + name
        + " type="
        + type
        + ": "
        + text;
  }
}

package io.chapar.postfix.resolve;

import io.chapar.mail.Decision.Cause;
import io.chapar.net.Ip;
import io.chapar.postfix.conf.ConfigHost;
import io.chapar.postfix.conf.Origins;
import io.chapar.postfix.conf.OwnAddresses;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.table.AddressFind;
import io.chapar.postfix.table.MatchList;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Which domains a daemon takes for this host's: mydestination, and its addresses in brackets. */
public final class LocalDomains {
  private final MatchList destinations;
  private final Set<InetAddress> addresses = new HashSet<>();
  private final String myorigin;
  private final AddressFind find;

  private LocalDomains(Daemon daemon) {
    PostfixConfig config = daemon.config();
    destinations = daemon.tables().strings("mydestination", config.get("mydestination"));
    myorigin = Origins.origin(config);
    for (ConfigHost.Interface own : OwnAddresses.list(config)) {
      addresses.add(Ip.of(own.address()));
    }
    for (String word : config.list("proxy_interfaces")) {
      for (String address : config.host().resolve(word)) {
        addresses.add(Ip.of(address));
      }
    }
    find = new AddressFind(config, this::isOriginOrLocal);
  }

  /** Those of a daemon's configuration. */
  public static LocalDomains of(Daemon daemon) {
    return daemon.part(LocalDomains.class, LocalDomains::new);
  }

  /** What is known of a domain. */
  public enum Verdict {
    LOCAL,
    OTHER,
    UNKNOWN
  }

  /** Whether a domain is this host's. */
  public Verdict test(String domain) {
    String name = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    if (name.isEmpty() || name.endsWith(".")) {
      return Verdict.OTHER;
    }
    MatchList.Verdict verdict = destinations.match(name);
    if (verdict.failed()) {
      return Verdict.UNKNOWN;
    }
    if (verdict.matched()) {
      return Verdict.LOCAL;
    }
    if (name.startsWith("[") && name.endsWith("]")) {
      String literal = name.substring(1, name.length() - 1);
      if (literal.toLowerCase(Locale.ROOT).startsWith("ipv6:")) {
        literal = literal.substring(5);
      }
      InetAddress address = Ip.parse(literal);
      if (address != null && addresses.contains(address)) {
        return Verdict.LOCAL;
      }
    }
    return Verdict.OTHER;
  }

  /** Why a domain is local. */
  public Cause why(String domain) {
    String name = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    String pattern = destinations.match(name).pattern();
    return pattern.isEmpty()
        ? Cause.of(domain + " is an address of this host", "inet_interfaces")
        : Cause.of(domain + " matches " + pattern + " in mydestination", "mydestination");
  }

  /** Whether a domain is local, as far as is known. */
  public boolean isLocal(String domain) {
    return test(domain) == Verdict.LOCAL;
  }

  private boolean isOriginOrLocal(String domain) {
    return domain.equalsIgnoreCase(myorigin) || isLocal(domain);
  }

  /** How addresses are looked for in tables, with these domains. */
  public AddressFind find() {
    return find;
  }
}

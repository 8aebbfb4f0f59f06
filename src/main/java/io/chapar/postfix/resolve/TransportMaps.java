package io.chapar.postfix.resolve;

import io.chapar.mail.Decision.Cause;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.table.AddressFind;
import io.chapar.postfix.table.AddressFind.Part;
import io.chapar.postfix.table.Answer;
import io.chapar.postfix.table.Maps;
import io.chapar.postfix.table.Options;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** transport_maps: {@code transport:nexthop} by address, domain or {@code *}. */
final class TransportMaps {
  private static final long WILDCARD_LIFE = 30_000_000_000L;

  private final Daemon daemon;
  private final AddressFind find;
  private final Maps maps;
  private final Set<Part> parts;
  private final String parameter;
  private @Nullable Answer wildcard;
  private long expires;

  /** What the tables make of a transport and next hop. */
  record Route(String transport, String nexthop, boolean failed, List<Cause> causes) {}

  TransportMaps(Daemon daemon, LocalDomains locals, String parameter) {
    this.daemon = daemon;
    this.parameter = parameter;
    this.find = locals.find();
    this.maps =
        daemon
            .tables()
            .maps(parameter, daemon.config().get(parameter), Options.USUAL.withoutSubstitution());
    boolean parents =
        daemon.config().list("parent_domain_matches_subdomains").contains("transport_maps");
    parts =
        parents
            ? EnumSet.of(Part.FULL, Part.WITHOUT_EXTENSION, Part.DOMAIN, Part.PARENTS)
            : AddressFind.TRANSPORT;
    if (!maps.isEmpty()) {
      readWildcard();
    }
  }

  private Answer readWildcard() {
    Answer answer = maps.find("*");
    wildcard = answer;
    expires = daemon.now() + WILDCARD_LIFE;
    return answer;
  }

  Route lookup(String address, String domain, String transport, String nexthop) {
    if (maps.isEmpty()) {
      return new Route(transport, nexthop, false, List.of());
    }
    Answer answer = find.find(maps, address, parts);
    if (!answer.found() && !answer.failed()) {
      Answer any = wildcard;
      if (any == null || any.failed() || daemon.now() > expires) {
        any = readWildcard();
      }
      if (any.found() || any.failed()) {
        answer = any;
      }
    }
    List<Cause> causes = answer.causes(parameter);
    if (answer.failed()) {
      return new Route(transport, nexthop, true, causes);
    }
    if (!answer.found()) {
      return new Route(transport, nexthop, false, causes);
    }
    int colon = answer.value().indexOf(':');
    String newTransport = colon < 0 ? answer.value() : answer.value().substring(0, colon);
    String newNexthop = colon < 0 ? "" : answer.value().substring(colon + 1);
    if (newTransport.isEmpty()) {
      return new Route(transport, newNexthop.isEmpty() ? nexthop : newNexthop, false, causes);
    }
    if (newNexthop.isEmpty()) {
      boolean text = newTransport.equals("error") || newTransport.equals("retry");
      newNexthop = text ? "Address is undeliverable" : domain;
    }
    return new Route(newTransport, newNexthop, false, causes);
  }
}

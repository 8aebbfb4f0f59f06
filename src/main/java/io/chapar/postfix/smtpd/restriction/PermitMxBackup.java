package io.chapar.postfix.smtpd.restriction;

import io.chapar.host.Resolver;
import io.chapar.net.Dns.Resource;
import io.chapar.net.Dns.Type;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;

/** permit_mx_backup: the recipient's domain names this host as one of its secondary exchangers. */
final class PermitMxBackup implements Restriction {
  @Override
  public Verdict check(Evaluation e, Words words) {
    String recipient = e.recipient;
    if (recipient == null) {
      return Verdict.DUNNO;
    }
    boolean permitted = PermitAuthDestination.authorized(e, recipient) || backup(e, recipient);
    return permitted ? e.permit("permit_mx_backup", Names.RECIPIENT, recipient, "") : Verdict.DUNNO;
  }

  private static boolean backup(Evaluation e, String recipient) {
    Route route = e.route(recipient, false);
    String domain = route.domain();
    if (domain == null || route.routed() || HostSyntax.literal(domain)) {
      return false;
    }
    NameService.Reply reply = e.names().ask(domain, Type.MX);
    if (reply.status() == NameService.Status.RETRY) {
      defer(
          e, recipient, "Unable to look up mail exchanger information: Host not found, try again");
    }
    if (reply.status() != NameService.Status.FOUND) {
      return false;
    }
    List<Resource> all =
        reply.records().stream().sorted(Comparator.comparingInt(Resource::preference)).toList();
    int best = all.get(0).preference();
    List<Resource> primary = all.stream().filter(r -> r.preference() == best).toList();
    List<Resource> rest = all.stream().filter(r -> r.preference() != best).toList();
    return !here(e, recipient, primary)
        && here(e, recipient, rest)
        && (e.control.text("permit_mx_backup_networks").isEmpty()
            || primary.stream().allMatch(mx -> inBackupNetworks(e, recipient, mx.data())));
  }

  private static boolean here(Evaluation e, String recipient, List<Resource> exchangers) {
    if (exchangers.stream().anyMatch(mx -> e.control.isLocalDomain(mx.data()))) {
      return true;
    }
    for (Resource mx : exchangers) {
      Resolver.Addresses found = e.names().addresses(mx.data());
      if (found.failure() != null) {
        defer(
            e,
            recipient,
            "Unable to look up mail exchanger host " + mx.data() + ": " + found.failure().text());
      }
      for (InetAddress address : found.list()) {
        if (e.control.ownAddress(NameService.text(address))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean inBackupNetworks(Evaluation e, String recipient, String host) {
    Resolver.Addresses found = e.names().addresses(host);
    if (found.failure() != null) {
      defer(
          e,
          recipient,
          "Unable to look up host " + host + " as mail exchanger: " + found.failure().text());
      return false;
    }
    return found.list().stream()
        .allMatch(
            a ->
                e.control
                    .hosts("permit_mx_backup_networks")
                    .match(host, NameService.text(a))
                    .matched());
  }

  private static void defer(Evaluation e, String recipient, String why) {
    e.deferIfReject(
        Facts.Mistake.POLICY,
        450,
        "4.4.4",
        "<" + recipient + ">: " + Names.RECIPIENT + " rejected: " + why);
  }
}

package io.chapar.postfix.smtpd.restriction;

import io.chapar.host.Resolver;
import io.chapar.net.Dns.Resource;
import io.chapar.net.Dns.Type;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;

/**
 * check_sender_mx_access and its many sisters: by the servers behind a name, and their addresses.
 */
final class CheckServerAccess implements Restriction {
  private final Target target;
  private final Type type;

  CheckServerAccess(Target target, Type type) {
    this.target = target;
    this.type = type;
  }

  private String name() {
    String what =
        switch (target) {
          case CLIENT -> "client";
          case REVERSE -> "reverse_client_hostname";
          case HELO -> "helo";
          case SENDER -> "sender";
          case RECIPIENT -> "recipient";
        };
    return "check_" + what + "_" + type.name().toLowerCase(Locale.ROOT) + "_access";
  }

  @Override
  public Verdict check(Evaluation e, Words words) {
    String table = Tabled.argument(e, words, name());
    String subject = target.of(e);
    if (subject == null) {
      return Verdict.DUNNO;
    }
    AccessLookup lookup = new AccessLookup(e, table, target.quoted(e), target.kind());
    Verdict verdict = look(e, lookup, subject.substring(subject.lastIndexOf('@') + 1), subject);
    return Tabled.noPermit(e, name(), verdict, subject);
  }

  private Verdict look(Evaluation e, AccessLookup lookup, String domain, String subject) {
    if (domain.startsWith("[")) {
      String inside = domain.endsWith("]") ? domain.substring(1, domain.length() - 1) : "";
      String bare = inside.regionMatches(true, 0, "IPv6:", 0, 5) ? inside.substring(5) : inside;
      return type != Type.NS && HostSyntax.mailAddress(inside)
          ? lookup.address(bare)
          : Verdict.DUNNO;
    }
    if (type == Type.A) {
      return server(e, lookup, domain, subject);
    }
    NameService.Reply reply = e.names().ask(domain, type);
    String name = domain;
    while (type == Type.NS && reply.status() == NameService.Status.NOT_FOUND && parent(name)) {
      name = name.substring(name.indexOf('.') + 1);
      reply = e.names().ask(name, type);
    }
    boolean exhausted = type == Type.NS && reply.status() == NameService.Status.NOT_FOUND;
    if (reply.status() == NameService.Status.NULL_MX) {
      return Verdict.DUNNO;
    }
    List<Resource> servers = reply.records();
    if (type == Type.MX && reply.status() == NameService.Status.NOT_FOUND) {
      return server(e, lookup, domain, subject);
    }
    if (reply.status() != NameService.Status.FOUND) {
      e.facts.warn(
          "Unable to look up "
              + type
              + " host for "
              + (exhausted ? subject : name)
              + ": "
              + reply.error());
      return Verdict.DUNNO;
    }
    for (Resource server : servers) {
      Verdict verdict = server(e, lookup, server.data(), subject);
      if (verdict != Verdict.DUNNO || lookup.found()) {
        return verdict;
      }
    }
    return Verdict.DUNNO;
  }

  private static boolean parent(String name) {
    int dot = name.indexOf('.');
    return dot >= 0 && dot + 1 < name.length();
  }

  private Verdict server(Evaluation e, AccessLookup lookup, String host, String subject) {
    if (HostSyntax.address(host)) {
      return lookup.address(host);
    }
    if (type != Type.A) {
      Verdict verdict = lookup.domain(host);
      if (verdict != Verdict.DUNNO || lookup.found()) {
        return verdict;
      }
    }
    Resolver.Addresses found = e.names().addresses(host);
    if (found.failure() != null) {
      if (type != Type.A) {
        e.facts.warn(
            "Unable to look up "
                + type
                + " host "
                + host
                + " for "
                + target.kind()
                + " "
                + subject
                + ": "
                + found.failure().text());
      }
      return Verdict.DUNNO;
    }
    for (InetAddress address : found.list()) {
      Verdict verdict = lookup.address(NameService.text(address));
      if (verdict != Verdict.DUNNO || lookup.found()) {
        return verdict;
      }
    }
    return Verdict.DUNNO;
  }
}

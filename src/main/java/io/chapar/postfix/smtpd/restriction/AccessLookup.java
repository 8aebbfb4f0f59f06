package io.chapar.postfix.smtpd.restriction;

import io.chapar.postfix.table.AddressFind;
import io.chapar.postfix.table.AddressFind.Part;
import io.chapar.postfix.table.Answer;
import io.chapar.postfix.table.Maps;
import java.util.EnumSet;
import java.util.Set;

/** Asks an access table for a domain, an address or a mail address, and does what it says. */
final class AccessLookup {
  private static final String BROKEN = "451 4.3.5 Server configuration error";

  private final Evaluation e;
  private final String table;
  private final String quoted;
  private final String kind;
  private final Maps maps;
  private boolean found;

  AccessLookup(Evaluation e, String table, String quoted, String kind) {
    this.e = e;
    this.table = table;
    this.quoted = quoted;
    this.kind = kind;
    this.maps = e.control.maps(table, e);
  }

  /** Whether the table had something to say, be it DUNNO. */
  boolean found() {
    return found;
  }

  private Verdict act(Answer answer, String datum) {
    e.because(answer);
    if (answer.found()) {
      found = true;
      return AccessResult.apply(e, table, answer.value(), datum, quoted, kind);
    }
    if (answer.failed()) {
      found = true;
      return AccessResult.apply(e, table, BROKEN, datum, quoted, kind);
    }
    return Verdict.DUNNO;
  }

  /** By this key alone. */
  Verdict key(String key) {
    return act(maps.find(key), key);
  }

  private boolean parents() {
    return e.control.wordsOf("parent_domain_matches_subdomains").contains("smtpd_access_maps");
  }

  /** By a domain, then by its parents. */
  Verdict domain(String domain) {
    boolean partial = false;
    boolean numeric = io.chapar.net.Ip.parse(domain) != null;
    String name = domain;
    while (!name.isEmpty()) {
      Answer answer = maps.find(name, partial);
      Verdict verdict = act(answer, domain);
      int dot = name.indexOf('.', 1);
      if (found || numeric || dot < 0) {
        return verdict;
      }
      name = name.substring(parents() ? dot + 1 : dot);
      partial = true;
    }
    return Verdict.DUNNO;
  }

  /** By an address, then by the networks it is in: 192.0.2, 192.0, 192. */
  Verdict address(String address) {
    char separator = address.indexOf(':') >= 0 ? ':' : '.';
    boolean partial = false;
    String key = address;
    while (true) {
      Verdict verdict = act(maps.find(key, partial), address);
      int cut = key.lastIndexOf(separator);
      if (found || cut < 0) {
        return verdict;
      }
      key = key.substring(0, cut);
      partial = true;
    }
  }

  /** By a mail address and its parts. */
  Verdict mail(String address) {
    Set<Part> parts =
        EnumSet.of(
            Part.FULL,
            Part.WITHOUT_EXTENSION,
            Part.DOMAIN,
            Part.LOCAL_PART_AT,
            parents() ? Part.PARENTS : Part.DOTTED_PARENTS);
    AddressFind find = e.control.addresses();
    return act(find.find(maps, address, parts), address);
  }
}

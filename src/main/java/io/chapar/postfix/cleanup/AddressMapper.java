package io.chapar.postfix.cleanup;

import io.chapar.mail.AddressSyntax;
import io.chapar.mail.Decision;
import io.chapar.mail.Quoting;
import io.chapar.mail.Token;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.resolve.TrivialRewrite;
import io.chapar.postfix.table.AddressFind;
import io.chapar.postfix.table.Answer;
import io.chapar.postfix.table.Maps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What tables make of the addresses of one message: one for one, or several for one. */
final class AddressMapper {
  private static final int MAX_RECURSION = 10;

  private final Daemon daemon;
  private final CleanupSettings settings;
  private final Trouble trouble;
  private final String queueId;

  /** Who is told that a table could not be asked, or that an address came to nothing. */
  interface Trouble {
    /** The message must not be taken now. */
    void write();

    /** The message must be refused for now, with this reason. */
    void defer(String reason);

    /** The reason to tell, where {@link #write} has been called. */
    void reason(String reason);

    /** A step was taken. */
    void decided(Decision decision);
  }

  AddressMapper(Daemon daemon, CleanupSettings settings, String queueId, Trouble trouble) {
    this.daemon = daemon;
    this.settings = settings;
    this.queueId = queueId;
    this.trouble = trouble;
  }

  private void warn(String text) {
    daemon.log().warning(queueId + ": " + text);
  }

  /** The addresses that tables have for one; null: none. An answer '@domain' keeps the user. */
  private @Nullable List<String> lookup(
      Maps maps, String address, boolean propagate, boolean[] failed) {
    Answer answer = settings.find.find(maps, address, AddressFind.REWRITING);
    failed[0] = answer.failed();
    if (!answer.found()) {
      if (failed[0]) {
        decided(maps, address, "table unavailable", answer);
      }
      return null;
    }
    String value = answer.value();
    if (value.startsWith("@")) {
      int at = address.lastIndexOf('@');
      String user = at < 0 ? address : address.substring(0, at);
      user = user.substring(0, user.length() - answer.extension().length());
      value = Quoting.header(user + value);
    }
    String extension = propagate ? answer.extension() : "";
    List<String> found = new ArrayList<>();
    String text = value.isEmpty() || value.equals("<>") ? "\"\"" : value;
    for (Token token : AddressSyntax.list(text)) {
      if (token.kind() != Token.Kind.ADDRESS) {
        continue;
      }
      String quoted = AddressSyntax.header(token.parts(), ' ');
      String full = Quoting.unquote(TrivialRewrite.rewriteQuoted(daemon, true, quoted));
      int at = full.lastIndexOf('@');
      found.add(
          extension.isEmpty()
              ? full
              : at < 0 ? full + extension : full.substring(0, at) + extension + full.substring(at));
    }
    if (found.isEmpty()) {
      daemon
          .log()
          .warning(
              maps.title()
                  + " lookup of "
                  + address
                  + " returns non-address result \""
                  + value
                  + '"');
      decided(maps, address, "table lookup failed", answer);
      failed[0] = true;
      return null;
    }
    decided(maps, address, String.join(", ", found), answer);
    return found;
  }

  private void decided(Maps maps, String address, String verdict, Answer answer) {
    trouble.decided(
        new Decision(
            daemon.now(),
            "cleanup " + maps.title(),
            address,
            verdict,
            answer.causes(maps.title())));
  }

  /** One address for one, unquoted: again and again until nothing changes. */
  String oneToOne(String address, Maps maps, boolean propagate) {
    String now = address;
    boolean[] failed = new boolean[1];
    for (int count = 0; count < MAX_RECURSION; count++) {
      List<String> found = lookup(maps, now, propagate, failed);
      if (found == null) {
        if (failed[0]) {
          warn(
              maps.title()
                  + " map lookup problem for "
                  + Quoting.header(now)
                  + " -- message not accepted, try again later");
          trouble.write();
        }
        return now;
      }
      if (found.size() > 1) {
        warn("multi-valued " + maps.title() + " entry for " + Quoting.header(now));
      }
      String before = now;
      now = found.get(0);
      if (before.equalsIgnoreCase(now)) {
        return now;
      }
    }
    warn(
        "unreasonable "
            + maps.title()
            + " map nesting for "
            + Quoting.header(now)
            + " -- message not accepted, try again later");
    return now;
  }

  /** The addresses that virtual_alias_maps expands one to. */
  List<String> expand(String address) {
    Maps maps = settings.virtualAliases;
    List<String> all = new ArrayList<>(List.of(address));
    Set<String> self = new HashSet<>();
    boolean[] failed = new boolean[1];
    for (int i = 0; i < all.size(); i++) {
      if (all.size() > settings.expansionLimit) {
        return unreasonable("map expansion size for " + address, address);
      }
      for (int count = 0; !self.contains(fold(all.get(i))); count++) {
        if (count >= settings.recursionLimit) {
          return unreasonable("map nesting for " + address, address);
        }
        String before = all.get(i);
        List<String> found = lookup(maps, before, settings.extensionVirtual, failed);
        if (found == null) {
          if (failed[0]) {
            warn(
                maps.title()
                    + " map lookup problem for "
                    + address
                    + " -- message not accepted, try again later");
            trouble.write();
            trouble.reason("4.6.0 Alias expansion error");
            return List.of(address);
          }
          break;
        }
        for (int k = 0; k < found.size(); k++) {
          String to = found.get(k);
          if (to.length() > settings.addressLengthLimit) {
            return unreasonable(
                "result " + to.substring(0, Math.min(300, to.length())) + "...", address);
          }
          if (k == 0) {
            all.set(i, to);
          } else {
            all.add(to);
          }
          if (before.equalsIgnoreCase(to)) {
            self.add(fold(before));
          }
        }
      }
    }
    return all;
  }

  private static String fold(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  private List<String> unreasonable(String what, String address) {
    warn(
        "unreasonable "
            + settings.virtualAliases.title()
            + " "
            + what
            + " -- message not accepted, try again later");
    trouble.defer("4.6.0 Alias expansion error");
    return List.of(address);
  }

  /** An address with the host's part of its domain taken off, by masquerade_domains. */
  String masquerade(String address) {
    int at = address.lastIndexOf('@');
    if (at < 0) {
      return address;
    }
    String name = address.substring(0, at);
    String domain = fold(address.substring(at + 1));
    if (!settings.masqueradeExceptions.isEmpty()) {
      var verdict = settings.masqueradeExceptions.match(name);
      if (verdict.failed()) {
        daemon
            .log()
            .info(
                queueId
                    + ": masquerade_exceptions map lookup problem -- "
                    + "message not accepted, try again later");
        trouble.write();
      }
      if (verdict.matched()) {
        return address;
      }
    }
    for (String entry : settings.masqueradeDomains) {
      boolean truncate = true;
      String masquerade = entry;
      while (masquerade.startsWith("!")) {
        truncate = !truncate;
        masquerade = masquerade.substring(1);
      }
      masquerade = fold(masquerade);
      if (masquerade.isEmpty()) {
        continue;
      }
      if (domain.equals(masquerade)) {
        return address;
      }
      if (domain.endsWith("." + masquerade)) {
        return truncate ? name + "@" + masquerade : address;
      }
    }
    return address;
  }
}

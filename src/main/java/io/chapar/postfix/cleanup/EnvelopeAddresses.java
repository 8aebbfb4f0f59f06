package io.chapar.postfix.cleanup;

import io.chapar.mail.Decision;
import io.chapar.mail.Quoting;
import io.chapar.postfix.queue.Dsn;
import io.chapar.postfix.queue.Recipient;
import io.chapar.postfix.queue.Record;
import io.chapar.postfix.resolve.TrivialRewrite;
import io.chapar.postfix.table.AddressFind;
import io.chapar.postfix.table.Answer;
import io.chapar.postfix.table.Maps;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What cleanup does with the addresses of an envelope: the canonical tables and masquerading,
 * virtual aliases, blind copies; each recipient comes into the queue file once.
 */
final class EnvelopeAddresses {
  private final CleanupSession session;
  private final AddressMapper mapper;
  private final Set<String> duplicates = new HashSet<>();
  private int count;

  EnvelopeAddresses(CleanupSession session, AddressMapper mapper) {
    this.session = session;
    this.mapper = mapper;
  }

  /** How many recipients the queue file has. */
  int count() {
    return count;
  }

  /** An address after the canonical tables and masquerading; {@code where} is its class. */
  String canonical(String address, Maps own, Set<String> ownClasses, String where) {
    String clean = address;
    if (!own.isEmpty() && ownClasses.contains(where)) {
      clean = mapper.oneToOne(clean, own, session.settings.extensionCanonical);
    }
    if (!session.settings.canonical.isEmpty()
        && session.settings.canonicalClasses.contains(where)) {
      clean =
          mapper.oneToOne(clean, session.settings.canonical, session.settings.extensionCanonical);
    }
    if (!session.settings.masqueradeDomains.isEmpty()
        && session.settings.masqueradeClasses.contains(where)) {
      clean = mapper.masquerade(clean);
    }
    return clean;
  }

  /** A recipient after the canonical tables. */
  String mappedRecipient(String clean) {
    return session.has(CleanupFlag.MAP_OK)
        ? canonical(
            clean,
            session.settings.recipientCanonical,
            session.settings.recipientCanonicalClasses,
            "envelope_recipient")
        : clean;
  }

  /** The copies that a table wants for an address. */
  void bcc(Maps maps, String address) {
    if (maps.isEmpty()) {
      return;
    }
    Answer answer = session.settings.find.find(maps, address, AddressFind.REWRITING);
    if (answer.failed()) {
      session.warn(maps.title() + " map lookup problem -- message not accepted, try again later");
      session.failed(maps, address, answer);
      session.fail(CleanupStatus.WRITE);
    } else if (answer.found()) {
      session.decided(
          new Decision(
              session.now(),
              "cleanup " + maps.title(),
              address,
              "copy to " + answer.value(),
              answer.causes(maps.title())));
      addBcc(Quoting.unquote(answer.value()));
    }
  }

  /** One more recipient, of whom nobody is told. */
  void addBcc(String address) {
    String clean = mappedRecipient(TrivialRewrite.rewrite(session.daemon, true, address));
    outRecipient("", Dsn.NEVER, clean, clean);
  }

  /** Writes a recipient, or those that its virtual aliases make of it, once each. */
  void outRecipient(String dsn, int notifyFlags, String original, String recipient) {
    List<String> all = List.of(recipient);
    int wish = notifyFlags;
    if (session.has(CleanupFlag.MAP_OK) && !session.settings.virtualAliases.isEmpty()) {
      all = mapper.expand(recipient);
      if (all.size() > 1 && session.probe()) {
        session.probedSeveral(new Recipient(0, recipient, original, dsn, wish));
        return;
      }
      boolean changed = all.size() > 1 || !all.get(0).equals(recipient);
      if ((wish & Dsn.SUCCESS) != 0 && changed) {
        wish = wish == Dsn.SUCCESS ? Dsn.NEVER : wish & ~Dsn.SUCCESS;
      }
    }
    for (String one : all) {
      String key =
          session.settings.enableOriginal ? dsn + "\n" + wish + "\n" + original + "\n" + one : one;
      if (!duplicates.add(key.toLowerCase(Locale.ROOT))) {
        continue;
      }
      if (wish != 0) {
        session.put(Record.ATTRIBUTE, "notify_flags=" + wish);
      }
      if (!dsn.isEmpty()) {
        session.put(Record.ATTRIBUTE, "dsn_orig_rcpt=" + dsn);
      }
      session.put(Record.ORIGINAL, original);
      session.put(Record.RECIPIENT, one);
      count++;
    }
  }
}

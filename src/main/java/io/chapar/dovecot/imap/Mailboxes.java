package io.chapar.dovecot.imap;

import io.chapar.dovecot.message.Arg;
import io.chapar.dovecot.message.Found;
import io.chapar.dovecot.store.MailUser;
import io.chapar.dovecot.store.Namespace;
import io.chapar.dovecot.store.Utf7;
import io.chapar.mailbox.Mail;
import io.chapar.mailbox.MailFlags;
import io.chapar.mailbox.Mailbox;
import io.chapar.mailbox.MailboxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The commands about mailboxes as such: STATUS, CREATE, DELETE, RENAME, SUBSCRIBE. */
final class Mailboxes {
  private static final List<String> ITEMS =
      List.of(
          "MESSAGES",
          "RECENT",
          "UIDNEXT",
          "UIDVALIDITY",
          "UNSEEN",
          "HIGHESTMODSEQ",
          "SIZE",
          "DELETED");

  private Mailboxes() {}

  /** A mailbox by the name a client gives. */
  static MailUser.OpenBox open(ImapSession s, String name) throws MailboxException {
    wellFormed(name);
    return s.user().open(name);
  }

  /** What a client is told: names are in UTF-8 there. */
  static String told(String text) {
    String begin = "Mailbox doesn't exist: ";
    if (!text.startsWith(begin)) {
      return text;
    }
    try {
      return begin + Utf7.decode(text.substring(begin.length()));
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static void wellFormed(String name) throws MailboxException {
    if (!Utf7.valid(name)) {
      throw MailboxException.of(MailboxException.Kind.NOTFOUND, "Mailbox name is not valid mUTF-7");
    }
  }

  static Namespace namespace(ImapSession s, String name) throws MailboxException {
    wellFormed(name);
    Namespace ns = s.user().namespaceOf(name);
    if (ns == null) {
      throw MailboxException.of(
          MailboxException.Kind.NOTFOUND,
          "Client tried to access nonexistent namespace. (Mailbox name should probably be prefixed"
              + " with: "
              + s.user().inboxNamespace().prefix()
              + ")");
    }
    return ns;
  }

  static void status(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    if (call.size() < 2) {
      throw new ImapCommand.BadException("Missing arguments");
    }
    String name = call.string(0);
    if (!(call.args().get(1) instanceof Arg.Group group)) {
      throw new ImapCommand.BadException("Invalid arguments");
    }
    List<String> items = items(group);
    s.untagged("STATUS " + Listing.name(name) + " " + status(s, name, items));
    View view = s.view();
    boolean selected = view != null && view.open().name().equals(name);
    s.done(
        call,
        "OK "
            + (selected
                ? "[CLIENTBUG] Status on selected mailbox completed."
                : "Status completed."),
        false);
  }

  static List<String> items(Arg.Group group) throws ImapCommand.BadException {
    List<String> items = new ArrayList<>();
    if (group.items().isEmpty()) {
      throw new ImapCommand.BadException("Empty status list");
    }
    for (Arg arg : group.items()) {
      String item = String.valueOf(arg.string()).toUpperCase(Locale.ROOT);
      if (!ITEMS.contains(item)) {
        throw new ImapCommand.BadException("Invalid status item " + item);
      }
      items.add(item);
    }
    return items;
  }

  static String status(ImapSession s, String name, List<String> items)
      throws IOException, MailboxException {
    MailUser.OpenBox open = open(s, name);
    Mailbox box = open.box();
    box.sync();
    List<String> out = new ArrayList<>();
    for (String item : ITEMS) {
      if (items.contains(item)) {
        if (item.equals("HIGHESTMODSEQ")) {
          s.enableCondstore();
          box.trackModseq();
        }
        out.add(item + " " + value(box, item));
      }
    }
    return "(" + String.join(" ", out) + ")";
  }

  private static long value(Mailbox box, String item) throws MailboxException {
    return switch (item) {
      case "MESSAGES" -> box.mails().size();
      case "RECENT" -> box.mails().stream().filter(Mail::recent).count();
      case "UIDNEXT" -> box.uidNext();
      case "UIDVALIDITY" -> box.uidValidity();
      case "UNSEEN" -> box.mails().stream().filter(m -> !m.flags().has(MailFlags.SEEN)).count();
      case "DELETED" -> box.mails().stream().filter(m -> m.flags().has(MailFlags.DELETED)).count();
      case "HIGHESTMODSEQ" -> box.highestModseq();
      default -> size(box);
    };
  }

  private static long size(Mailbox box) throws MailboxException {
    long sum = 0;
    for (Mail mail : box.mails()) {
      sum += new Found(box, mail, 1, false).part().wholeSize();
    }
    return sum;
  }

  static void create(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    String name = call.string(0);
    namespace(s, name).create(name);
    s.done(call, "OK Create completed.", false);
  }

  static void delete(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    String name = call.string(0);
    namespace(s, name).delete(name);
    View view = s.view();
    if (view != null && view.open().name().equals(name)) {
      s.view(null);
    }
    s.done(call, "OK Delete completed.", false);
  }

  static void rename(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    String from = call.string(0);
    String to = call.string(1);
    Namespace ns = namespace(s, from);
    if (!Objects.equals(ns, namespace(s, to))) {
      s.reply(call, "NO [CANNOT] Can't rename mailboxes across specified storages.");
      return;
    }
    ns.rename(from, to);
    s.done(call, "OK Rename completed.", false);
  }

  static void subscribe(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    String name = call.string(0);
    Namespace ns = namespace(s, name);
    boolean there;
    try {
      there = ns.exists(name);
    } catch (MailboxException e) {
      there = false;
    }
    if (!there) {
      s.reply(call, "NO " + told("Mailbox doesn't exist: " + name));
      return;
    }
    ns.subscribe(name, true);
    s.done(call, "OK Subscribe completed.", false);
  }

  static void unsubscribe(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    String name = call.string(0);
    Namespace ns = namespace(s, name);
    ns.subscribe(name, false);
    s.done(call, "OK Unsubscribe completed.", false);
  }
}

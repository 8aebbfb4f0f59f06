package io.chapar.dovecot.imap;

import io.chapar.dovecot.message.Arg;
import io.chapar.dovecot.message.Found;
import io.chapar.dovecot.message.Search;
import io.chapar.mailbox.MailboxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a client that was away is told (QRESYNC, RFC 7162): what has vanished, what has changed. */
final class Resync {
  /** What the client knows: the mailbox's UIDVALIDITY, and how far it had come. */
  record Known(long validity, long modseq) {}

  private Resync() {}

  /** The parameters of a SELECT; what the client knows, or null. */
  static @Nullable Known parameters(ImapSession s, ImapCommand.Call call)
      throws IOException, ImapCommand.BadException {
    if (call.size() < 2) {
      return null;
    }
    if (!(call.args().get(1) instanceof Arg.Group options)) {
      throw new ImapCommand.BadException("SELECT options contain non-atoms.");
    }
    Known known = null;
    List<Arg> items = options.items();
    for (int i = 0; i < items.size(); i++) {
      String word = String.valueOf(items.get(i).string()).toUpperCase(Locale.ROOT);
      switch (word) {
        case "CONDSTORE" -> s.enableCondstore();
        case "QRESYNC" -> {
          if (i + 1 == items.size() || !(items.get(++i) instanceof Arg.Group values)) {
            throw new ImapCommand.BadException("QRESYNC parameters missing");
          }
          if (!s.qresync()) {
            throw new ImapCommand.BadException("QRESYNC not enabled");
          }
          known = new Known(number(values, 0, "UIDVALIDITY"), number(values, 1, "MODSEQ"));
        }
        default -> throw new ImapCommand.BadException("Unknown FETCH modifier");
      }
    }
    return known;
  }

  private static long number(Arg.Group values, int i, String what) throws ImapCommand.BadException {
    String text = i < values.items().size() ? values.items().get(i).string() : null;
    if (text == null || !text.matches("\\d{1,18}")) {
      throw new ImapCommand.BadException("Invalid QRESYNC " + what);
    }
    return Long.parseLong(text);
  }

  /** Tells what has happened since. */
  static void tell(ImapSession s, View view, Known known) throws IOException, MailboxException {
    if (known.validity() != view.box().uidValidity()) {
      return;
    }
    vanished(s, view, known.modseq(), 1, Long.MAX_VALUE);
    for (Found mail : view.all()) {
      long modseq = view.box().modseq(mail.mail());
      if (modseq > known.modseq()) {
        s.untagged(
            mail.sequence()
                + " FETCH (UID "
                + mail.mail().uid()
                + " FLAGS ("
                + mail.mail().flags().text(mail.recent())
                + ") MODSEQ ("
                + modseq
                + "))");
      }
    }
  }

  /** Tells the UIDs of a range that have gone since. */
  static void vanished(ImapSession s, View view, long since, long from, long to)
      throws IOException {
    List<Long> uids = new ArrayList<>();
    for (long uid : view.box().goneSince(since)) {
      if (uid >= from && uid <= to) {
        uids.add(uid);
      }
    }
    if (!uids.isEmpty()) {
      s.untagged("VANISHED (EARLIER) " + Search.set(uids));
    }
  }
}

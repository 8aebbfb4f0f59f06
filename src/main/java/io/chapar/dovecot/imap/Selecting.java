package io.chapar.dovecot.imap;

import io.chapar.dovecot.message.Found;
import io.chapar.dovecot.store.MailUser;
import io.chapar.mailbox.MailFlags;
import io.chapar.mailbox.MailboxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** SELECT, EXAMINE, CLOSE, UNSELECT. */
final class Selecting {
  private Selecting() {}

  static void select(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    open(s, call, false);
  }

  static void examine(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    open(s, call, true);
  }

  private static void open(ImapSession s, ImapCommand.Call call, boolean examine)
      throws IOException, MailboxException, ImapCommand.BadException {
    String name = call.size() == 0 ? null : call.args().get(0).string();
    Resync.Known known = null;
    if (name != null) {
      known = Resync.parameters(s, call);
    }
    if (s.view() != null) {
      s.untagged("OK [CLOSED] Previous mailbox closed.");
      s.view(null);
    }
    if (name == null) {
      throw new ImapCommand.BadException("Invalid arguments");
    }
    MailUser.OpenBox box = Mailboxes.open(s, name);
    box.box().sync();
    boolean readOnly = examine || box.box().readOnly();
    View view = new View(box, readOnly);
    view.begin();
    s.view(view);
    flags(s, view);
    s.untagged(view.count() + " EXISTS");
    s.untagged(view.recentCount() + " RECENT");
    for (Found mail : view.all()) {
      if (!mail.mail().flags().has(MailFlags.SEEN)) {
        s.untagged("OK [UNSEEN " + mail.sequence() + "] First unseen.");
        break;
      }
    }
    s.untagged("OK [UIDVALIDITY " + box.box().uidValidity() + "] UIDs valid");
    s.untagged("OK [UIDNEXT " + box.box().uidNext() + "] Predicted next UID");
    if (s.condstore()) {
      box.box().trackModseq();
    }
    if (box.box().tracksModseq()) {
      s.untagged("OK [HIGHESTMODSEQ " + box.box().highestModseq() + "] Highest");
    }
    if (known != null) {
      Resync.tell(s, view, known);
    }
    s.reply(
        call,
        "OK ["
            + (readOnly ? "READ-ONLY" : "READ-WRITE")
            + "] "
            + (examine ? "Examine" : "Select")
            + " completed.");
  }

  /** The flags that a mailbox knows, and those that can be kept. */
  static void flags(ImapSession s, View view) throws IOException {
    List<String> names = new ArrayList<>(MailFlags.names());
    names.addAll(view.keywords());
    String all = String.join(" ", names);
    s.untagged("FLAGS (" + all + ")");
    String kept = view.box().permanent();
    if (!view.readOnly() && !kept.equals("*")) {
      s.untagged("OK [PERMANENTFLAGS (" + kept + ")] Flags permitted.");
      return;
    }
    s.untagged(
        view.readOnly()
            ? "OK [PERMANENTFLAGS ()] Read-only mailbox."
            : "OK [PERMANENTFLAGS (" + all + " \\*)] Flags permitted.");
  }

  static void close(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    View view = s.selected();
    if (!view.readOnly()) {
      Set<Long> gone = new TreeSet<>();
      for (Found mail : view.all()) {
        if (mail.mail().flags().has(MailFlags.DELETED)) {
          gone.add(mail.mail().uid());
        }
      }
      if (!gone.isEmpty()) {
        view.box().expunge(gone);
        s.countExpunged(gone.size());
      }
    }
    s.view(null);
    s.reply(call, "OK Close completed.");
  }

  static void unselect(ImapSession s, ImapCommand.Call call)
      throws IOException, ImapCommand.BadException {
    s.selected();
    s.view(null);
    s.reply(call, "OK Unselect completed.");
  }
}

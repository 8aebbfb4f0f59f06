package io.chapar.dovecot.imap;

import io.chapar.dovecot.message.Found;
import io.chapar.dovecot.store.MailUser;
import io.chapar.dovecot.store.Quota;
import io.chapar.mailbox.MailFlags;
import io.chapar.mailbox.MailboxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** COPY, MOVE and EXPUNGE. */
final class Copying {
  private Copying() {}

  static void copy(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    String code = transfer(s, call);
    if (code != null) {
      s.done(call, "OK " + code + "Copy completed.", call.uid());
    }
  }

  /** Copies; returns the COPYUID code, or null where the reply was given. */
  private static @org.jspecify.annotations.Nullable String transfer(
      ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    View view = s.selected();
    if (call.size() < 2) {
      throw new ImapCommand.BadException("Missing arguments");
    }
    List<Found> mails = Sets.mails(view, call, call.string(0));
    MailUser.OpenBox to;
    try {
      to = Mailboxes.open(s, call.string(1));
      to.box().sync();
    } catch (MailboxException e) {
      if (e.kind() == MailboxException.Kind.NOTFOUND) {
        s.reply(call, "NO [TRYCREATE] " + e.text());
        return null;
      }
      throw e;
    }
    if (mails.isEmpty()) {
      s.reply(call, "OK No messages found.");
      return null;
    }
    Quota.of(s.user()).check(to.name(), mails);
    List<Long> from = new ArrayList<>();
    List<Long> made = new ArrayList<>();
    for (Found mail : mails) {
      from.add(mail.mail().uid());
      made.add(to.box().append(mail.bytes(), mail.mail().flags(), mail.mail().received(), ""));
    }
    return "[COPYUID "
        + to.box().uidValidity()
        + " "
        + io.chapar.dovecot.message.Search.set(from)
        + " "
        + io.chapar.dovecot.message.Search.set(made)
        + "] ";
  }

  static void move(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    View view = s.selected();
    String code = transfer(s, call);
    if (code == null) {
      return;
    }
    s.untagged("OK " + code.strip() + " Moved UIDs.");
    Set<Long> gone = new TreeSet<>();
    Sets.mails(view, call, call.string(0)).forEach(m -> gone.add(m.mail().uid()));
    view.box().expunge(gone);
    s.countExpunged(gone.size());
    s.done(call, "OK Move completed.", true);
  }

  static void expunge(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    View view = s.selected();
    Set<Long> gone = new TreeSet<>();
    if (!view.readOnly()) {
      List<Found> some = call.uid() ? Sets.mails(view, call, call.string(0)) : view.all();
      for (Found mail : some) {
        if (mail.mail().flags().has(MailFlags.DELETED)) {
          gone.add(mail.mail().uid());
        }
      }
    }
    if (!gone.isEmpty()) {
      view.box().expunge(gone);
      s.countExpunged(gone.size());
    }
    s.tell(true, false);
    s.reply(
        call,
        !gone.isEmpty() && s.qresync()
            ? "OK [HIGHESTMODSEQ " + view.box().highestModseq() + "] Expunge completed."
            : "OK Expunge completed.");
  }
}

package io.chapar.dovecot.imap;

import io.chapar.dovecot.message.Found;
import io.chapar.dovecot.store.MailUser;
import io.chapar.mailbox.Mail;
import io.chapar.mailbox.MailFlags;
import io.chapar.mailbox.Mailbox;
import io.chapar.mailbox.MailboxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A selected mailbox as one session sees it: its own message numbers, which change only when the
 * session was told, and its own idea of what is recent.
 */
final class View {
  private final MailUser.OpenBox open;
  private final boolean readOnly;
  private final List<Mail> rows = new ArrayList<>();
  private final Set<Long> recent = new HashSet<>();
  private List<String> keywords = List.of();
  private final Set<Long> saved = new TreeSet<>();

  /** What {@link #sync} found, to be told to the client. */
  record News(
      List<Integer> expunged,
      List<Long> vanished,
      List<Integer> changed,
      boolean keywords,
      boolean exists) {}

  View(MailUser.OpenBox open, boolean readOnly) throws MailboxException {
    this.open = open;
    this.readOnly = readOnly;
    box().sync();
    take(box().mails());
  }

  private void take(List<Mail> mails) throws MailboxException {
    rows.clear();
    rows.addAll(mails);
    for (Mail mail : mails) {
      if (mail.recent()) {
        recent.add(mail.uid());
      }
    }
    keywords = box().keywords();
    if (!readOnly) {
      box().seen();
    }
  }

  Mailbox box() {
    return open.box();
  }

  MailUser.OpenBox open() {
    return open;
  }

  boolean readOnly() {
    return readOnly;
  }

  int count() {
    return rows.size();
  }

  int recentCount() {
    int n = 0;
    for (Mail mail : rows) {
      n += recent.contains(mail.uid()) ? 1 : 0;
    }
    return n;
  }

  /** Whether the number of recent messages is another than the client was told. */
  boolean recentChanged() {
    int now = recentCount();
    boolean changed = now != toldRecent;
    toldRecent = now;
    return changed;
  }

  private int toldRecent;

  List<String> keywords() {
    return keywords;
  }

  Set<Long> saved() {
    return saved;
  }

  long lastUid() {
    return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).uid();
  }

  Found at(int sequence) {
    Mail mail = rows.get(sequence - 1);
    return new Found(box(), mail, sequence, recent.contains(mail.uid()));
  }

  List<Found> all() {
    List<Found> all = new ArrayList<>(rows.size());
    for (int i = 1; i <= rows.size(); i++) {
      all.add(at(i));
    }
    return all;
  }

  /** Brings the view up to date; numbers stay while {@code expunge} is not allowed. */
  News sync(boolean expunge) throws MailboxException {
    box().sync();
    Map<Long, Mail> now = new HashMap<>();
    for (Mail mail : box().mails()) {
      now.put(mail.uid(), mail);
    }
    List<Integer> expunged = new ArrayList<>();
    List<Long> vanished = new ArrayList<>();
    List<Integer> changed = new ArrayList<>();
    for (int i = rows.size() - 1; i >= 0; i--) {
      Mail old = rows.get(i);
      Mail mail = now.get(old.uid());
      if (mail == null) {
        if (expunge) {
          rows.remove(i);
          recent.remove(old.uid());
          saved.remove(old.uid());
          expunged.add(i + 1);
          vanished.add(old.uid());
        }
        continue;
      }
      rows.set(i, mail);
    }
    Set<Long> known = new HashSet<>();
    for (Mail row : rows) {
      known.add(row.uid());
    }
    boolean more = false;
    for (Mail mail : box().mails()) {
      if (!known.contains(mail.uid()) && mail.uid() > lastUid()) {
        rows.add(mail);
        more = true;
        if (mail.recent()) {
          recent.add(mail.uid());
        }
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      Mail row = rows.get(i);
      MailFlags told = toldFlags.get(row.uid());
      if (told == null) {
        toldFlags.put(row.uid(), row.flags());
      } else if (!told.equals(row.flags())) {
        changed.add(i + 1);
        toldFlags.put(row.uid(), row.flags());
      }
    }
    boolean words = !keywords.equals(box().keywords());
    keywords = box().keywords();
    if (more && !readOnly) {
      box().seen();
    }
    return new News(expunged, vanished, changed, words, more);
  }

  private final Map<Long, MailFlags> toldFlags = new HashMap<>();

  /** The client knows these flags: it set them silently, or was just told. */
  void told(long uid, MailFlags flags) {
    toldFlags.put(uid, flags);
  }

  /** Remembers what the client has been told by SELECT: nothing yet of flags. */
  void begin() {
    toldRecent = recentCount();
    for (Mail mail : rows) {
      toldFlags.put(mail.uid(), mail.flags());
    }
  }
}

package io.chapar.dovecot.store;

import io.chapar.mailbox.Mail;
import io.chapar.mailbox.MailFlags;
import io.chapar.mailbox.Mailbox;
import io.chapar.mailbox.MailboxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A mailbox as its ACL lets a user see it: what one may not do to it is left undone. */
final class AclMailbox extends Wrapped {
  private final String rights;

  AclMailbox(Mailbox inner, String rights) {
    super(inner);
    this.rights = rights;
  }

  private boolean may(char right) {
    return rights.indexOf(right) >= 0;
  }

  @Override
  public boolean readOnly() {
    return inner.readOnly() || "wstei".chars().noneMatch(c -> may((char) c));
  }

  @Override
  public String permanent() {
    if (may('w')) {
      return inner.permanent();
    }
    List<String> names = new ArrayList<>();
    if (may('t')) {
      names.add("\\Deleted");
    }
    if (may('s')) {
      names.add("\\Seen");
    }
    return String.join(" ", names);
  }

  @Override
  public void flags(Map<Long, MailFlags> changes) throws MailboxException {
    Map<Long, MailFlags> allowed = new LinkedHashMap<>();
    int system = (may('s') ? MailFlags.SEEN : 0) | (may('t') ? MailFlags.DELETED : 0);
    int others = may('w') ? ~(MailFlags.SEEN | MailFlags.DELETED) : 0;
    int mask = system | others;
    for (Mail mail : inner.mails()) {
      MailFlags wanted = changes.get(mail.uid());
      if (wanted != null) {
        int bits = mail.flags().system() & ~mask | wanted.system() & mask;
        MailFlags now = new MailFlags(bits, may('w') ? wanted.keywords() : mail.flags().keywords());
        if (!now.equals(mail.flags())) {
          allowed.put(mail.uid(), now);
        }
      }
    }
    if (!allowed.isEmpty()) {
      inner.flags(allowed);
    }
  }

  @Override
  public void expunge(Set<Long> uids) throws MailboxException {
    if (may('e')) {
      inner.expunge(uids);
    }
  }

  @Override
  public long append(byte[] message, MailFlags flags, long received, String from)
      throws MailboxException {
    if (!may('i')) {
      throw MailboxException.of(MailboxException.Kind.PERM, "Permission denied");
    }
    return inner.append(message, flags, received, from);
  }
}

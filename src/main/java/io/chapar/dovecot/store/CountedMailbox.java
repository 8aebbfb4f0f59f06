package io.chapar.dovecot.store;

import io.chapar.mailbox.Mail;
import io.chapar.mailbox.MailFlags;
import io.chapar.mailbox.Mailbox;
import io.chapar.mailbox.MailboxException;
import java.util.List;
import java.util.Set;

/** A mailbox whose changes are counted by the quota. */
final class CountedMailbox extends Wrapped {
  private final Quota quota;
  private final String outer;

  CountedMailbox(Mailbox inner, Quota quota, String outer) {
    super(inner);
    this.quota = quota;
    this.outer = outer;
  }

  @Override
  public void expunge(Set<Long> uids) throws MailboxException {
    List<Quota.Usage> before = quota.before(outer);
    long sum = 0;
    long virtual = 0;
    long count = 0;
    for (Mail mail : inner.mails()) {
      if (uids.contains(mail.uid())) {
        sum += Quota.physical(inner, mail);
        virtual += Quota.virtual(inner, mail);
        count++;
      }
    }
    inner.expunge(uids);
    quota.changed(outer, before, -sum, -virtual, -count);
  }

  @Override
  public long append(byte[] message, MailFlags flags, long received, String from)
      throws MailboxException {
    List<Quota.Usage> before = quota.before(outer);
    long uid = inner.append(message, flags, received, from);
    long lines = 0;
    for (int i = 0; i < message.length; i++) {
      lines += message[i] == '\n' && (i == 0 || message[i - 1] != '\r') ? 1 : 0;
    }
    quota.changed(outer, before, message.length, message.length + lines, 1);
    return uid;
  }
}

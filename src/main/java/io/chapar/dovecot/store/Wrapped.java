package io.chapar.dovecot.store;

import io.chapar.mailbox.Mail;
import io.chapar.mailbox.MailFlags;
import io.chapar.mailbox.Mailbox;
import io.chapar.mailbox.MailboxException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A mailbox that does what another one does, but for what a plugin changes. */
abstract class Wrapped implements Mailbox {
  final Mailbox inner;

  Wrapped(Mailbox inner) {
    this.inner = inner;
  }

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public void sync() throws MailboxException {
    inner.sync();
  }

  @Override
  public List<Mail> mails() {
    return inner.mails();
  }

  @Override
  public long uidValidity() {
    return inner.uidValidity();
  }

  @Override
  public long uidNext() {
    return inner.uidNext();
  }

  @Override
  public List<String> keywords() {
    return inner.keywords();
  }

  @Override
  public void know(List<String> words) {
    inner.know(words);
  }

  @Override
  public boolean readOnly() {
    return inner.readOnly();
  }

  @Override
  public String permanent() {
    return inner.permanent();
  }

  @Override
  public byte[] content(Mail mail) throws MailboxException {
    return inner.content(mail);
  }

  @Override
  public String path(Mail mail) {
    return inner.path(mail);
  }

  @Override
  public void flags(Map<Long, MailFlags> changes) throws MailboxException {
    inner.flags(changes);
  }

  @Override
  public void seen() throws MailboxException {
    inner.seen();
  }

  @Override
  public void expunge(Set<Long> uids) throws MailboxException {
    inner.expunge(uids);
  }

  @Override
  public long append(byte[] message, MailFlags flags, long received, String from)
      throws MailboxException {
    return inner.append(message, flags, received, from);
  }

  @Override
  public String guid() {
    return inner.guid();
  }

  @Override
  public String guid(Mail mail) {
    return inner.guid(mail);
  }

  @Override
  public long highestModseq() {
    return inner.highestModseq();
  }

  @Override
  public long modseq(Mail mail) {
    return inner.modseq(mail);
  }

  @Override
  public void renumber(long validity, long next) throws MailboxException {
    inner.renumber(validity, next);
  }

  @Override
  public boolean tracksModseq() {
    return inner.tracksModseq();
  }

  @Override
  public void trackModseq() {
    inner.trackModseq();
  }

  @Override
  public Set<Long> goneSince(long modseq) {
    return inner.goneSince(modseq);
  }
}

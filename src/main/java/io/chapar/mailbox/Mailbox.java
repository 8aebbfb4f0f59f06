package io.chapar.mailbox;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An open mailbox: its messages as they lie on the disk. {@link #sync} reads it anew, for anybody
 * may have changed it: a delivery, another session, a shell. Nothing is kept that is not on the
 * disk.
 */
public interface Mailbox {
  /** Its name without the namespace's prefix. */
  String name();

  /** Reads what has changed since the last time; cheap when nothing has. */
  void sync() throws MailboxException;

  /** The messages by UID, as the last sync found them. */
  List<Mail> mails();

  /** Its UIDVALIDITY. */
  long uidValidity();

  /** The UID that the next message will get. */
  long uidNext();

  /** The keywords it knows. */
  List<String> keywords();

  /** Whether it cannot be written. */
  boolean readOnly();

  /** Keywords that somebody has named: from now on the mailbox knows them. */
  default void know(List<String> words) {}

  /** The flags that can be kept, as the answer PERMANENTFLAGS has them; "*": all of them. */
  default String permanent() {
    return "*";
  }

  /** A message's bytes as they came, lines ended by LF. */
  byte[] content(Mail mail) throws MailboxException;

  /** Where a message lies, for who asks: a file, or the mailbox's file. */
  String path(Mail mail);

  /** Sets flags, by UID. */
  void flags(Map<Long, MailFlags> changes) throws MailboxException;

  /** Marks messages as no longer recent: a session was told of them. */
  void seen() throws MailboxException;

  /** Removes messages. */
  void expunge(Set<Long> uids) throws MailboxException;

  /**
   * Adds a message; returns its UID.
   *
   * @param message lines ended by LF
   * @param received when it came, nanoseconds since the epoch
   * @param from the envelope's sender, for formats that keep it; empty for the user
   */
  long append(byte[] message, MailFlags flags, long received, String from) throws MailboxException;

  /** An id of the mailbox that stays when it is renamed: 32 hexadecimal digits. */
  String guid();

  /** An id of a message that stays when it is copied. */
  default String guid(Mail mail) {
    return mail.key();
  }

  /**
   * Sets its numbers.
   *
   * @param validity the new UIDVALIDITY; 0 for the old one
   * @param next the least UID that the next message gets; 0 for any
   */
  void renumber(long validity, long next) throws MailboxException;

  /** The number that grows with every change. */
  long highestModseq();

  /** The modification sequence of a message. */
  long modseq(Mail mail);

  /** Whether messages have their own: once somebody has asked, they have. */
  boolean tracksModseq();

  /** Somebody asks for modification sequences: from now on they are kept. */
  void trackModseq();

  /** The UIDs expunged after a modification sequence. */
  Set<Long> goneSince(long modseq);
}

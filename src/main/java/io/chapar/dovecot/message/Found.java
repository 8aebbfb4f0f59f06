package io.chapar.dovecot.message;

import io.chapar.mailbox.Mail;
import io.chapar.mailbox.Mailbox;
import io.chapar.mailbox.MailboxException;
import org.jspecify.annotations.Nullable;

/** A message that a search or a fetch looks at: read from the disk when first asked for. */
public final class Found {
  private final Mailbox box;
  private final Mail mail;
  private final int sequence;
  private final boolean recent;
  private @Nullable Part part;
  private byte @Nullable [] bytes;

  /** The message that is the {@code sequence}-th in its session. */
  public Found(Mailbox box, Mail mail, int sequence, boolean recent) {
    this.box = box;
    this.mail = mail;
    this.sequence = sequence;
    this.recent = recent;
  }

  /** What the mailbox knows of it. */
  public Mail mail() {
    return mail;
  }

  /** The mailbox. */
  public Mailbox box() {
    return box;
  }

  /** Its number in the session. */
  public int sequence() {
    return sequence;
  }

  /** Whether it is recent to the session. */
  public boolean recent() {
    return recent;
  }

  /** Its bytes, lines ended by LF. */
  public byte[] bytes() throws MailboxException {
    byte[] got = bytes;
    if (got == null) {
      got = box.content(mail);
      bytes = got;
    }
    return got;
  }

  /** Taken apart. */
  public Part part() throws MailboxException {
    Part got = part;
    if (got == null) {
      got = Part.of(bytes());
      part = got;
    }
    return got;
  }
}

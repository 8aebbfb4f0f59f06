package io.chapar.postfix.smtpd;

import io.chapar.text.Utf8;

/**
 * Takes the lines of a message in: counts them against the size limit, and protects our own
 * Received: header from what looks like a continuation of it.
 */
final class Content {
  private static final byte[] MAILBOX_LINE = Utf8.encode("X-Mailbox-Line: ");

  private final Session session;
  private final Backend.Incoming incoming;
  private boolean first = true;

  Content(Session session) {
    this.session = session;
    this.incoming = MessageStart.open(session);
  }

  /** One line of DATA, or a piece of a long one; {@code from} skips the doubled dot. */
  void line(Line line, int from) {
    if (first) {
      if (isFromLine(line)) {
        byte[] both = new byte[MAILBOX_LINE.length + line.length];
        System.arraycopy(MAILBOX_LINE, 0, both, 0, MAILBOX_LINE.length);
        System.arraycopy(line.bytes, 0, both, MAILBOX_LINE.length, line.length);
        incoming.line(both, 0, both.length, line.complete);
        return;
      }
      first = false;
      if (line.length > 0 && (line.bytes[0] == ' ' || line.bytes[0] == '\t')) {
        incoming.line(new byte[0], 0, 0, true);
      }
    }
    piece(line, from);
  }

  /** One line, as it is. */
  void piece(Line line, int from) {
    Transaction mail = session.mail;
    if (line.bareNewline && session.settings.bareNewline == Settings.BareNewline.REJECT) {
      mail.trouble = Transaction.Trouble.BARE_NEWLINE;
    }
    if (mail.trouble != Transaction.Trouble.NONE) {
      return;
    }
    int length = line.length - from;
    long limit = session.settings.messageSizeLimit;
    if (limit > 0 && limit - mail.receivedSize < length + 2) {
      mail.trouble = Transaction.Trouble.TOO_BIG;
      session.warn(session.queueId() + ": queue file size limit exceeded");
      return;
    }
    mail.receivedSize += length + 2;
    incoming.line(line.bytes, from, length, line.complete);
  }

  private static boolean isFromLine(Line line) {
    int i = 0;
    while (i < line.length && line.bytes[i] == '>') {
      i++;
    }
    byte[] from = {'F', 'r', 'o', 'm', ' '};
    if (line.length - i < from.length) {
      return false;
    }
    for (int k = 0; k < from.length; k++) {
      if (line.bytes[i + k] != from[k]) {
        return false;
      }
    }
    return true;
  }
}

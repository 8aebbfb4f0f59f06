package io.chapar.postfix.smtpd;

import io.chapar.postfix.smtpd.restriction.Facts.Mistake;

/** How a message ends: the last checks, the queue's word, the reply. */
final class MessageEnd {
  private MessageEnd() {}

  /** Ends the current message and its transaction; false: it was not taken. */
  static boolean finish(Session session) {
    Transaction mail = session.mail;
    if (mail.trouble == Transaction.Trouble.NONE && !session.standAlone) {
      String refusal = session.access.endOfData(session);
      if (refusal != null) {
        session.reply(refusal);
        mail.giveUp();
        return false;
      }
    }
    Backend.Incoming incoming = mail.incoming;
    boolean taken = false;
    switch (mail.trouble) {
      case TOO_BIG -> {
        mail.giveUp();
        session
            .because("the message is bigger than any may be", "message_size_limit")
            .refuse(Mistake.BOUNCE, "552 5.3.4 Error: message file too big");
      }
      case BARE_NEWLINE -> {
        session.access.log(session, "reject", "bare <LF> received");
        mail.giveUp();
        session
            .because("a line ended in LF alone", "smtpd_forbid_bare_newline")
            .refuse(
                Mistake.PROTOCOL,
                session.settings.bareNewlineCode
                    + " 5.5.2 "
                    + session.settings.myhostname
                    + " Error: bare <LF> received");
      }
      case NONE -> taken = incoming != null && commit(session, incoming);
    }
    session.resetTranscript(session.settings.historyThreshold);
    session.resetMail();
    return taken;
  }

  private static boolean commit(Session session, Backend.Incoming incoming) {
    Transaction mail = session.mail;
    if (!session.standAlone) {
      incoming.actions(mail.actions);
    }
    Backend.Outcome outcome = incoming.finish();
    mail.incoming = null;
    if (!outcome.reply().isEmpty()) {
      session.mistake(outcome.mistake());
      session.reply(outcome.reply());
      return false;
    }
    session.forgive();
    session.reply(
        mail.chunks == Transaction.Chunks.RUNNING
            ? "250 2.0.0 Ok: " + mail.receivedSize + " bytes queued as " + incoming.id()
            : "250 2.0.0 Ok: queued as " + incoming.id());
    return true;
  }
}

package io.chapar.postfix.smtpd;

import io.chapar.postfix.smtpd.restriction.Facts.Mistake;

/** RSET: back to right after the greeting. */
final class RsetVerb implements Verb {
  @Override
  public boolean run(Session session, CommandLine command) {
    if (command.count() != 1) {
      return session.refuse(Mistake.PROTOCOL, "501 5.5.4 Syntax: RSET");
    }
    session.resetTranscript(session.settings.historyThreshold);
    session.resetMail();
    session.reply("250 2.0.0 Ok");
    return true;
  }
}

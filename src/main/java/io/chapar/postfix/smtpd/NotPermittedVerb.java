package io.chapar.postfix.smtpd;

import io.chapar.postfix.smtpd.restriction.Facts.Mistake;

/**
 * XCLIENT and XFORWARD: for hosts that are authorized to speak for others, of which there are none
 * by default.
 */
final class NotPermittedVerb implements Verb {
  private final String name;

  NotPermittedVerb(String name) {
    this.name = name;
  }

  @Override
  public boolean run(Session session, CommandLine command) {
    if (session.mail.sender != null) {
      return session.refuse(Mistake.PROTOCOL, "503 5.5.1 Error: MAIL transaction in progress");
    }
    if (command.count() < 2) {
      return session.refuse(Mistake.PROTOCOL, "501 5.5.4 Syntax: " + name + " attribute=value...");
    }
    return session.refuse(Mistake.POLICY, "550 5.7.0 Error: insufficient authorization");
  }
}

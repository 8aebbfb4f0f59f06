package io.chapar.postfix.smtpd;

import io.chapar.postfix.smtpd.restriction.Facts.Mistake;

/**
 * XCLIENT and XFORWARD: for hosts that are authorized to speak for others, of which there are none
 * by default.
 */
final class NotPermittedVerb implements Verb {
  @Override
  public boolean run(Session session, CommandLine command) {
    return session.refuse(Mistake.POLICY, "550 5.7.0 Error: insufficient authorization");
  }
}

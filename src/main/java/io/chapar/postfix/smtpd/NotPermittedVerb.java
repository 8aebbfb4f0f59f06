package io.chapar.postfix.smtpd;

import io.chapar.postfix.smtpd.restriction.Facts.Mistake;

/**
 * XCLIENT and XFORWARD: for hosts that are authorized to speak for others, of which there are none
 * by default. What they do for such a host is not simulated, and it is told so.
 */
final class NotPermittedVerb implements Verb {
  private final String name;
  private final String authorized; // the parameter with the hosts that may

  NotPermittedVerb(String name, String authorized) {
    this.name = name;
    this.authorized = authorized;
  }

  @Override
  public boolean run(Session session, CommandLine command) {
    if (session.mail.sender != null) {
      return session.refuse(Mistake.PROTOCOL, "503 5.5.1 Error: MAIL transaction in progress");
    }
    if (command.count() < 2) {
      return session.refuse(Mistake.PROTOCOL, "501 5.5.4 Syntax: " + name + " attribute=value...");
    }
    if (session.server.listed(authorized, session.client())) {
      session.warn(authorized + ": " + name + " is not simulated");
      return session
          .because("the client may use " + name + ", which is not simulated", authorized)
          .refuse(Mistake.SOFTWARE, "451 4.3.0 Error: " + name + " is not simulated");
    }
    return session.refuse(Mistake.POLICY, "550 5.7.0 Error: insufficient authorization");
  }
}

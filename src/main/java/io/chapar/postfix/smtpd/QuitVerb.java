package io.chapar.postfix.smtpd;

/** QUIT: a polite end. */
final class QuitVerb implements Verb {
  @Override
  public boolean run(Session session, CommandLine command) {
    boolean waiting = session.wire.unsent();
    session.reply("221 2.0.0 Bye");
    if (waiting) {
      session.wire.flush();
    }
    return true;
  }
}

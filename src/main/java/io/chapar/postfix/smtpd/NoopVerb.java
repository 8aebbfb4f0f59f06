package io.chapar.postfix.smtpd;

/** NOOP: nothing, with or without arguments. */
final class NoopVerb implements Verb {
  @Override
  public boolean run(Session session, CommandLine command) {
    session.reply("250 2.0.0 Ok");
    return true;
  }
}

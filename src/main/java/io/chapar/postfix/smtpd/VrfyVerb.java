package io.chapar.postfix.smtpd;

import io.chapar.postfix.smtpd.restriction.Facts.Mistake;

/** VRFY: would this recipient be accepted? Under the same rules as RCPT. */
final class VrfyVerb implements Verb {
  @Override
  public boolean run(Session session, CommandLine command) {
    Settings settings = session.settings;
    if (settings.vrfyDisabled) {
      return session
          .because("VRFY is switched off", "disable_vrfy_command")
          .refuse(Mistake.POLICY, "502 5.5.1 VRFY command is disabled");
    }
    boolean utf8 =
        settings.smtputf8
            && !session.withheld.contains(EhloKeyword.SMTPUTF8)
            && command.count() > 1
            && command.word(command.count() - 1).equalsIgnoreCase("SMTPUTF8");
    if (utf8) {
      command.dropLast();
    }
    if (command.count() < 2) {
      return session.refuse(
          Mistake.PROTOCOL,
          "501 5.5.4 Syntax: VRFY address" + (settings.smtputf8 ? " [SMTPUTF8]" : ""));
    }
    if (session.server.anvil().tooManyRecipients(session)) {
      return false;
    }
    String written = command.from(1);
    String address = EnvelopeAddress.read(session, written, false, false, utf8);
    if (address == null) {
      return session.refuse(Mistake.PROTOCOL, "501 5.1.3 Bad recipient address syntax");
    }
    if (!utf8 && settings.strictSmtputf8 && !EnvelopeAddress.ascii(address)) {
      session.resetMail();
      session.reply("553 5.6.7 Must declare SMTPUTF8 to send unicode address");
      return false;
    }
    if (!session.standAlone) {
      boolean before = session.mail.smtputf8;
      session.mail.smtputf8 |= utf8;
      String refusal = session.access.recipient(session, address);
      session.mail.smtputf8 = before;
      if (refusal != null) {
        session.reply(refusal);
        return false;
      }
    }
    session.reply("252 2.0.0 " + written);
    return true;
  }
}

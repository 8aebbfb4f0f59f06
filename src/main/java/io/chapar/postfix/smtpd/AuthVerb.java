package io.chapar.postfix.smtpd;

import io.chapar.postfix.smtpd.restriction.Facts.Mistake;

/** AUTH: the client logs in (RFC 4954). */
final class AuthVerb implements Verb {
  @Override
  public boolean run(Session session, CommandLine command) {
    if (session.server.anvil().tooManyLogins(session)) {
      return false;
    }
    if (session.settings.heloRequired && session.helo == null) {
      return session
          .because("the client has not said HELO or EHLO", "smtpd_helo_required")
          .refuse(Mistake.POLICY, "503 5.5.1 Error: send HELO/EHLO first");
    }
    SaslSession sasl = session.sasl;
    if (session.standAlone || sasl == null || session.withheld.contains(EhloKeyword.AUTH)) {
      return session
          .because("logins are not offered", "smtpd_sasl_auth_enable")
          .refuse(Mistake.PROTOCOL, "503 5.5.1 Error: authentication not enabled");
    }
    if (session.mail.open()) {
      return session.refuse(Mistake.PROTOCOL, "503 5.5.1 Error: MAIL transaction in progress");
    }
    if (session.settings.tls.authOnly() && session.tls == null) {
      return session
          .because("logins need TLS", "smtpd_tls_auth_only")
          .refuse(
              Mistake.PROTOCOL,
              "504 5.5.4 Encryption required for requested authentication mechanism");
    }
    if (session.saslUser != null) {
      return session.refuse(Mistake.PROTOCOL, "503 5.5.1 Error: already authenticated");
    }
    if (command.count() < 2 || command.count() > 3) {
      return session.refuse(Mistake.PROTOCOL, "501 5.5.4 Syntax: AUTH mechanism");
    }
    return converse(session, sasl, command);
  }

  private static boolean converse(Session session, SaslSession sasl, CommandLine command) {
    String mechanism = command.word(1);
    SaslSession.Answer answer =
        sasl.begin(mechanism, command.count() == 3 ? command.word(2) : null);
    while (answer.state() == SaslSession.State.MORE) {
      session.reply("334 " + answer.text());
      String response = Conversation.query(session, session.settings.sasl.responseLimit());
      if (!session.line.complete) {
        session.reply("500 5.5.6 SASL response limit exceeded");
        return false;
      }
      if (response.equals("*")) {
        session.warn(session.nameAddress() + ": SASL " + mechanism + " authentication aborted");
        session.reply("501 5.7.0 Authentication aborted");
        return false;
      }
      answer = sasl.goOn(response);
    }
    if (answer.state() == SaslSession.State.DONE) {
      session.reply("235 2.7.0 Authentication successful");
      String user = answer.user();
      session.saslUser = user == null ? "" : Printable.of(user, '?');
      session.saslMethod = Printable.of(mechanism, '?');
      return true;
    }
    String user = answer.user();
    String reason = answer.text().isEmpty() ? "(reason unavailable)" : answer.text();
    session.warn(
        session.nameAddress()
            + ": SASL "
            + Printable.head(mechanism, 100)
            + " authentication failed: "
            + reason
            + ", sasl_username="
            + (user == null ? "(unavailable)" : Printable.head(user, 100)));
    session.reply(
        answer.state() == SaslSession.State.TEMPORARY
            ? "454 4.7.0 Temporary authentication failure: " + reason
            : "535 5.7.8 Error: authentication failed: " + reason);
    return false;
  }
}

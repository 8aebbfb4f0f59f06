package io.chapar.postfix.smtpd;

import io.chapar.postfix.smtpd.restriction.Facts.Mistake;

/** STARTTLS: the rest of the conversation is encrypted. */
final class StartTlsVerb implements Verb {
  @Override
  public boolean run(Session session, CommandLine command) {
    if (command.count() != 1) {
      return session.refuse(Mistake.PROTOCOL, "501 5.5.4 Syntax: STARTTLS");
    }
    if (session.tls != null) {
      return session.refuse(Mistake.PROTOCOL, "554 5.5.1 Error: TLS already active");
    }
    if (!session.settings.tls.offered() || session.withheld.contains(EhloKeyword.STARTTLS)) {
      return session
          .because("TLS is not offered", "smtpd_tls_security_level")
          .refuse(Mistake.PROTOCOL, "502 5.5.1 Error: command not implemented");
    }
    TlsServer tls = session.server.tls();
    if (tls == null) {
      return session
          .because("the certificate or its key cannot be used", "smtpd_tls_cert_file")
          .refuse(Mistake.SOFTWARE, "454 4.7.0 TLS not available due to local problem");
    }
    if (session.server.anvil().tooManyHandshakes(session)) {
      return session
          .because(
              "the client has shaken hands too often", "smtpd_client_new_tls_session_rate_limit")
          .refuse(
              Mistake.POLICY,
              "454 4.7.0 Error: too many new TLS sessions from " + session.nameAddress());
    }
    session.reply("220 2.0.0 Ready to start TLS");
    session.wire.flush();
    session.helo = null;
    session.resetMail();
    tls.begin(session);
    return true;
  }
}

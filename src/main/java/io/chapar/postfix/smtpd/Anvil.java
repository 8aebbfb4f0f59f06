package io.chapar.postfix.smtpd;

import io.chapar.postfix.anvil.AnvilEvent;
import io.chapar.postfix.anvil.Tally;
import io.chapar.postfix.smtpd.restriction.Facts.Mistake;

/**
 * What the SMTP server does with the figures of anvil(8): it refuses what is too much. Where nobody
 * counts, nothing is too much.
 */
final class Anvil {
  private final Backend backend;
  private final Settings.Limits limits;
  private final String service;

  Anvil(Backend backend, Settings.Limits limits, String service) {
    this.backend = backend;
    this.limits = limits;
    this.service = service;
  }

  /** The name under which it counts. */
  String service() {
    return service;
  }

  private String key(Session session) {
    return service + ":" + session.client().address();
  }

  /** How often a client has done something, this time included, where that is limited; else 0. */
  private int count(Session session, AnvilEvent event, int limit) {
    if (session.exempt || limit == 0) {
      return 0;
    }
    Tally tally = backend.count(key(session), event);
    return tally == null ? 0 : tally.of(event);
  }

  private void excess(String what, int count, Session session) {
    session.warn(
        what
            + " limit exceeded: "
            + count
            + " from "
            + session.nameAddress()
            + " for service "
            + service);
  }

  /** A client has connected; true: it was told that it has done so too often. */
  boolean tooManyConnections(Session session) {
    Tally tally = backend.count(key(session), AnvilEvent.CONNECTION);
    if (tally == null) {
      return false;
    }
    int connections = tally.of(AnvilEvent.CONNECTION);
    boolean concurrent = limits.connections() > 0 && tally.open() > limits.connections();
    boolean often = limits.connectionRate() > 0 && connections > limits.connectionRate();
    if (concurrent) {
      session.mistake(Mistake.POLICY);
      excess("Connection concurrency", tally.open(), session);
    } else if (often) {
      excess("Connection rate", connections, session);
    }
    if (concurrent || often) {
      session
          .because(
              "the client connects too often",
              concurrent
                  ? "smtpd_client_connection_count_limit"
                  : "smtpd_client_connection_rate_limit")
          .reply(
              "421 4.7.0 "
                  + session.settings.myhostname
                  + " Error: too many connections from "
                  + session.client().address());
    }
    return concurrent || often;
  }

  /** It is gone. */
  void disconnected(Session session) {
    backend.gone(key(session));
  }

  /** It sends a message. */
  boolean tooMuchMail(Session session) {
    int limit = limits.messageRate();
    int n = count(session, AnvilEvent.MESSAGE, limit);
    if (n <= limit) {
      return false;
    }
    session
        .because("the client sends too often", "smtpd_client_message_rate_limit")
        .refuse(
            Mistake.POLICY, "450 4.7.1 Error: too much mail from " + session.client().address());
    excess("Message delivery request rate", n, session);
    return true;
  }

  /** It names a recipient. */
  boolean tooManyRecipients(Session session) {
    int limit = limits.recipientRate();
    int n = count(session, AnvilEvent.RECIPIENT, limit);
    if (n <= limit) {
      return false;
    }
    excess("Recipient address rate", n, session);
    session
        .because("the client names too many recipients", "smtpd_client_recipient_rate_limit")
        .refuse(
            Mistake.POLICY,
            "450 4.7.1 Error: too many recipients from " + session.client().address());
    return true;
  }

  /** It logs in. */
  boolean tooManyLogins(Session session) {
    int limit = limits.authRate();
    int n = count(session, AnvilEvent.AUTH, limit);
    if (n <= limit) {
      return false;
    }
    excess("AUTH command rate", n, session);
    session
        .because("the client logs in too often", "smtpd_client_auth_rate_limit")
        .refuse(
            Mistake.POLICY,
            "450 4.7.1 Error: too many AUTH commands from " + session.client().address());
    return true;
  }

  /** It wants to shake hands; true: the log says that it may not. */
  boolean tooManyHandshakes(Session session) {
    if (session.exempt || limits.newTlsRate() == 0) {
      return false;
    }
    Tally tally = backend.count(key(session), null);
    boolean tooMany = tally != null && tally.of(AnvilEvent.NEWTLS) > limits.newTlsRate();
    if (tooMany) {
      session.warn(
          (session.settings.tls.wrapper()
                  ? "Refusing TLS service request from "
                  : "Refusing STARTTLS request from ")
              + session.nameAddress()
              + " for service "
              + service);
    }
    return tooMany;
  }

  /** It has shaken hands; true: too often. */
  boolean shookHandsTooOften(Session session) {
    int limit = limits.newTlsRate();
    int n = count(session, AnvilEvent.NEWTLS, limit);
    if (n <= limit) {
      return false;
    }
    session.mistake(Mistake.POLICY);
    excess("New TLS session rate", n, session);
    return true;
  }
}

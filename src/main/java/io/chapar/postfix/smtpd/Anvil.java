package io.chapar.postfix.smtpd;

import io.chapar.host.Machine;
import io.chapar.host.Memory;
import io.chapar.postfix.smtpd.restriction.Facts.Mistake;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Counts what each client does within a unit of time, for all processes of a host, and refuses what
 * is too much.
 */
final class Anvil {
  private static final Memory.Key<PMap<String, Count>> COUNTS =
      new Memory.Key<>("postfix.anvil", HashTreePMap.empty());
  private static final int MOST = 10_000;

  /** What one client has done since {@code start}. */
  record Count(
      long start, int open, int connections, int messages, int recipients, int newTls, int logins) {
    Count fresh(long now) {
      return new Count(now, open, 0, 0, 0, 0, 0);
    }
  }

  private interface Change {
    Count of(Count count);
  }

  private final Machine machine;
  private final Settings.Limits limits;
  private final String service;

  Anvil(Machine machine, Settings.Limits limits, String service) {
    this.machine = machine;
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

  private Count count(Session session, Change change) {
    long now = machine.scheduler().nanos();
    PMap<String, Count> all = machine.memory().get(COUNTS);
    Count old = all.get(key(session));
    Count current = old == null ? new Count(now, 0, 0, 0, 0, 0, 0) : old;
    if (now - current.start() > limits.timeUnit() * 1_000_000_000L) {
      current = current.fresh(now);
    }
    Count next = change.of(current);
    if (old == null && all.size() >= MOST) {
      all = HashTreePMap.empty();
    }
    machine.memory().put(COUNTS, all.plus(key(session), next));
    return next;
  }

  private String excess(String what, int count, Session session) {
    return what
        + " limit exceeded: "
        + count
        + " from "
        + session.nameAddress()
        + " for service "
        + service;
  }

  /** A client has connected; true: it was told that it has done so too often. */
  boolean tooManyConnections(Session session) {
    Count c =
        count(
            session,
            o ->
                new Count(
                    o.start(),
                    o.open() + 1,
                    o.connections() + 1,
                    o.messages(),
                    o.recipients(),
                    o.newTls(),
                    o.logins()));
    boolean concurrent = limits.connections() > 0 && c.open() > limits.connections();
    boolean often = limits.connectionRate() > 0 && c.connections() > limits.connectionRate();
    if (concurrent) {
      session.mistake(Mistake.POLICY);
      session.warn(excess("Connection concurrency", c.open(), session));
    } else if (often) {
      session.warn(excess("Connection rate", c.connections(), session));
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
    count(
        session,
        o ->
            new Count(
                o.start(),
                Math.max(0, o.open() - 1),
                o.connections(),
                o.messages(),
                o.recipients(),
                o.newTls(),
                o.logins()));
  }

  /** It sends a message. */
  boolean tooMuchMail(Session session) {
    if (session.exempt || limits.messageRate() == 0) {
      return false;
    }
    int n =
        count(
                session,
                o ->
                    new Count(
                        o.start(),
                        o.open(),
                        o.connections(),
                        o.messages() + 1,
                        o.recipients(),
                        o.newTls(),
                        o.logins()))
            .messages();
    if (n <= limits.messageRate()) {
      return false;
    }
    session
        .because("the client sends too often", "smtpd_client_message_rate_limit")
        .refuse(
            Mistake.POLICY, "450 4.7.1 Error: too much mail from " + session.client().address());
    session.warn(excess("Message delivery request rate", n, session));
    return true;
  }

  /** It names a recipient. */
  boolean tooManyRecipients(Session session) {
    if (session.exempt || limits.recipientRate() == 0) {
      return false;
    }
    int n =
        count(
                session,
                o ->
                    new Count(
                        o.start(),
                        o.open(),
                        o.connections(),
                        o.messages(),
                        o.recipients() + 1,
                        o.newTls(),
                        o.logins()))
            .recipients();
    if (n <= limits.recipientRate()) {
      return false;
    }
    session.warn(excess("Recipient address rate", n, session));
    session
        .because("the client names too many recipients", "smtpd_client_recipient_rate_limit")
        .refuse(
            Mistake.POLICY,
            "450 4.7.1 Error: too many recipients from " + session.client().address());
    return true;
  }

  /** It logs in. */
  boolean tooManyLogins(Session session) {
    if (session.exempt || limits.authRate() == 0) {
      return false;
    }
    int n =
        count(
                session,
                o ->
                    new Count(
                        o.start(),
                        o.open(),
                        o.connections(),
                        o.messages(),
                        o.recipients(),
                        o.newTls(),
                        o.logins() + 1))
            .logins();
    if (n <= limits.authRate()) {
      return false;
    }
    session.warn(excess("AUTH command rate", n, session));
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
    boolean tooMany = count(session, o -> o).newTls() > limits.newTlsRate();
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
    if (session.exempt || limits.newTlsRate() == 0) {
      return false;
    }
    int n =
        count(
                session,
                o ->
                    new Count(
                        o.start(),
                        o.open(),
                        o.connections(),
                        o.messages(),
                        o.recipients(),
                        o.newTls() + 1,
                        o.logins()))
            .newTls();
    if (n <= limits.newTlsRate()) {
      return false;
    }
    session.mistake(Mistake.POLICY);
    session.warn(excess("New TLS session rate", n, session));
    return true;
  }
}

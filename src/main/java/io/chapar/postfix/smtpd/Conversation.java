package io.chapar.postfix.smtpd;

import io.chapar.postfix.smtpd.SessionEnded.Reason;
import io.chapar.postfix.smtpd.restriction.Client;
import io.chapar.postfix.smtpd.restriction.Facts.Mistake;
import java.io.IOException;

/** Drives a {@link Session} from the first byte to the last: greeting, commands, farewell. */
final class Conversation {
  private final Session session;
  private final Server server;
  private final Settings settings;
  private boolean counted; // by anvil

  private Conversation(Session session) {
    this.session = session;
    this.server = session.server;
    this.settings = session.settings;
  }

  /** Talks to a client until it goes. */
  static void with(Server server, Link link, Client client, boolean standAlone) {
    Session session;
    try {
      session = new Session(server, link, client, standAlone);
    } catch (SessionEnded gone) {
      return;
    }
    session.info("connect from " + session.nameAddress());
    new Conversation(session).run();
    session.info("disconnect from " + session.nameAddress() + session.counters.summary());
  }

  private void run() {
    try {
      session.link.timeout(settings.timeout);
      session.wire.watchBareNewline(
          settings.bareNewline != Settings.BareNewline.IGNORE
              && !server.mayEndLinesBadly(session.client()));
      if (greet()) {
        commands();
      }
    } catch (SessionEnded end) {
      session.reason = end.reason();
      lastWords(end.reason());
    } catch (IOException e) {
      session.reason = Reason.LOST;
    }
    if (counted) {
      server.anvil().disconnected(session);
    }
    logEnd();
    session.wire.flushQuietly();
    if (session.tls != null) {
      session.tls.close();
    }
    session.helo = null;
    if (session.sasl != null) {
      session.sasl.close();
    }
    session.resetTranscript(0);
    session.resetMail();
  }

  private void lastWords(Reason reason) {
    try {
      if (reason == Reason.TIMEOUT) {
        session.reply("421 4.4.2 " + settings.myhostname + " Error: timeout exceeded");
      } else if (reason == Reason.DATA) {
        session.info(
            session.queueId()
                + ": reject: "
                + session.where
                + " from "
                + session.nameAddress()
                + ": 421 4.3.0 "
                + settings.myhostname
                + " Server local data error");
        session.mistake(Mistake.DATA);
        session.reply("421 4.3.0 " + settings.myhostname + " Server local data error");
      }
    } catch (SessionEnded gone) {
      // nobody listens any more
    }
  }

  // ---- the greeting

  /** False: the client is sent away. */
  private boolean greet() throws IOException {
    if (!session.standAlone && settings.tls.wrapper() && !TlsServer.wrap(session)) {
      return false;
    }
    if (!session.standAlone && talksTooEarly() && settings.refuseEarlyTalkers) {
      session.reply("554 5.5.0 Error: SMTP protocol synchronization");
      return false;
    }
    if (!session.exempt && settings.limits.any()) {
      counted = true;
      if (server.anvil().tooManyConnections(session)) {
        return false;
      }
    }
    session.withheld = server.withheld(session.client());
    String refusal =
        session.standAlone || settings.delayReject ? null : session.access.client(session);
    if (refusal != null) {
      session.mistake(Mistake.POLICY);
      session.denied = refusal;
      session.reply(refusal);
      session.errors++;
    } else if (!session.standAlone && filtersRefuse()) {
      session
          .becauseOfFilters()
          .reply("554 " + settings.myhostname + " ESMTP not accepting connections");
      session.mistake(Mistake.POLICY);
      session.errors++;
    } else {
      session.reply("220 " + settings.banner);
    }
    if (settings.sasl.enabled()
        && !session.standAlone
        && session.sasl == null
        && session.tls == null
        && !settings.tls.authOnly()) {
      session.offerLogin();
    }
    return true;
  }

  /** Asks the mail filters; whether they refuse all that the client could want. */
  private boolean filtersRefuse() {
    session.milters = server.backend().milters();
    String refusal = session.filtered();
    return refusal != null && refusal.startsWith("5");
  }

  // ---- the commands

  private void commands() throws IOException {
    while (!session.hangUp) {
      if (session.errors >= settings.hardErrorLimit) {
        session.reason = Reason.ERROR_LIMIT;
        session.mistake(Mistake.PROTOCOL);
        session
            .because("the client made too many errors", "smtpd_hard_error_limit")
            .reply("421 4.7.0 " + settings.myhostname + " Error: too many errors");
        return;
      }
      String text = query(session, settings.lineLimit);
      if (session.line.bareNewline && settings.bareNewline == Settings.BareNewline.REJECT) {
        session.access.log(session, "reject", "bare <LF> received");
        session
            .because("a line ended in LF alone", "smtpd_forbid_bare_newline")
            .refuse(
                Mistake.PROTOCOL,
                settings.bareNewlineCode
                    + " 5.5.2 "
                    + settings.myhostname
                    + " Error: bare <LF> received");
        return;
      }
      if (!understand(text)) {
        return;
      }
    }
  }

  /** Reads one line from the client; a longer one is cut, and the log says so. */
  static String query(Session session, int limit) {
    Line line = session.line;
    session.wire.command(line, limit);
    String text = line.text();
    session.transcript.in(text);
    session.heard(text);
    if (!line.complete) {
      session.warn(
          session.nameAddress()
              + ": request longer than "
              + limit
              + ": "
              + Printable.of(Printable.head(text, 30), '?')
              + "...");
    }
    session.server.worked(line.length);
    return text;
  }

  /** One command; false: the conversation is over. */
  private boolean understand(String said) throws IOException {
    if (settings.smtputf8 && !io.chapar.postfix.table.TableSource.isUtf8(said)) {
      session.refuse(Mistake.PROTOCOL, "500 5.5.2 Error: bad UTF-8 syntax");
      session.errors++;
      return true;
    }
    CommandLine command = new CommandLine(server.filtered(session, said));
    if (command.count() == 0) {
      session.refuse(Mistake.PROTOCOL, "500 5.5.2 Error: bad syntax");
      session.errors++;
      return true;
    }
    String name = command.word(0);
    if (settings.noopCommands.contains(name.toLowerCase(java.util.Locale.ROOT))) {
      session.reply("250 2.0.0 Ok");
      countJunk();
      return true;
    }
    int number = Verbs.number(name);
    session.counters.said(number);
    boolean known = number < Verbs.ALL.size();
    if (!known) {
      session.where = "UNKNOWN";
      if (isHeader(name) || server.forbidden(name)) {
        session.warn(
            "non-SMTP command from "
                + session.nameAddress()
                + ": "
                + Printable.head(
                    Printable.escape(
                        io.chapar.text.Utf8.encode(command.text()),
                        io.chapar.text.Utf8.encode(command.text()).length),
                    100));
        session.reply("221 2.7.0 Error: I can break rules, too. Goodbye.");
        return false;
      }
    }
    Verbs.Entry verb = known ? Verbs.ALL.get(number) : null;
    if (session.denied != null && (verb == null || !(verb.verb() instanceof QuitVerb))) {
      if (session.denied.startsWith("21", 1)) {
        session.reply(session.denied);
        return true;
      }
      session.reply("503 5.7.0 Error: access denied for " + session.nameAddress());
      session.errors++;
      return true;
    }
    if (verb == null) {
      session.refuse(Mistake.PROTOCOL, "500 5.5.2 Error: command not recognized");
      session.errors++;
      return true;
    }
    if (settings.tls.required() && session.tls == null && !verb.has(Verbs.Flag.BEFORE_TLS)) {
      session
          .because("nothing but TLS is wanted here", "smtpd_tls_security_level")
          .reply("530 5.7.0 Must issue a STARTTLS command first");
      session.errors++;
      return true;
    }
    session.where = verb.name();
    boolean mayBeLast = !session.protocol.equals("ESMTP") || verb.has(Verbs.Flag.LAST);
    if (!session.standAlone && mayBeLast && talksTooEarly() && settings.refuseEarlyTalkers) {
      session.reply("554 5.5.0 Error: SMTP protocol synchronization");
      return false;
    }
    if (verb.verb().run(session, command)) {
      session.counters.done(number);
    } else {
      session.errors++;
    }
    if (verb.has(Verbs.Flag.LIMITED)) {
      countJunk();
    }
    return !(verb.verb() instanceof QuitVerb);
  }

  private void countJunk() {
    if (session.junk++ > settings.junkLimit) {
      session.errors++;
    }
  }

  /** Whether the client says something where it should wait; logged once. */
  private boolean talksTooEarly() {
    if (session.tooEarly) {
      return false;
    }
    byte[] waiting = session.wire.waiting();
    if (waiting.length == 0) {
      return false;
    }
    session.info(
        "improper command pipelining after "
            + session.where
            + " from "
            + session.nameAddress()
            + ": "
            + Printable.escape(waiting, Math.min(100, waiting.length)));
    session.tooEarly = true;
    return true;
  }

  private static boolean isHeader(String word) {
    return word.indexOf(':') > 0
        && word.substring(0, word.indexOf(':')).chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  // ---- the end

  private void logEnd() {
    Reason reason = session.reason;
    if (reason == null || reason.text().isEmpty()) {
      return;
    }
    Transaction mail = session.mail;
    String after =
        switch (session.where) {
          case "DATA content" ->
              "DATA (" + (mail.receivedSize + session.wire.buffered()) + " bytes)";
          case "BDAT content" -> "BDAT (" + (mail.receivedSize + mail.chunkLine.length) + " bytes)";
          default -> session.where;
        };
    if (!session.where.equals("END-OF-MESSAGE") || reason != Reason.LOST) {
      session.info(reason.text() + " after " + after + " from " + session.nameAddress());
    }
  }
}

package io.chapar.postfix.smtp;

import io.chapar.mail.Decision.Cause;
import io.chapar.mail.Quoting;
import io.chapar.net.tls.Tls;
import io.chapar.postfix.master.MailLog;
import io.chapar.postfix.queue.BounceClient;
import io.chapar.postfix.queue.Dsn;
import io.chapar.postfix.queue.MessageFile;
import io.chapar.postfix.queue.Recipient;
import io.chapar.postfix.table.AddressFind;
import io.chapar.postfix.table.Answer;
import io.chapar.postfix.table.Maps;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSocket;

/** A conversation with one server. */
final class SmtpSession {
  private static final int PIPELINE = 4096;

  private final Delivery delivery;
  private final SmtpSettings settings;
  private final MailLog log;
  private final Hop hop;
  private final ServerWire wire;
  private final TlsPolicy.Level level;
  private final boolean loopDetect;
  private final boolean bestMx;
  private final String destination;
  private boolean esmtp;
  private boolean pipelining;
  private boolean size;
  private long sizeLimit;
  private boolean eightBit;
  private boolean dsn;
  private boolean startTls;
  private boolean xforward;
  private boolean auth;
  private String mechanisms = "";
  private boolean encrypted;
  private boolean retryPlain;

  SmtpSession(
      Delivery delivery,
      Hop hop,
      Socket socket,
      String destination,
      TlsPolicy.Level level,
      boolean loopDetect,
      boolean bestMx)
      throws IOException {
    this.delivery = delivery;
    this.settings = delivery.settings;
    this.log = delivery.daemon.log();
    this.hop = hop;
    this.wire = new ServerWire(socket);
    this.destination = destination;
    this.level = level;
    this.loopDetect = loopDetect;
    this.bestMx = bestMx;
  }

  /** Whether the server is to be tried again, without TLS. */
  boolean retryPlain() {
    return retryPlain;
  }

  // ---- trouble

  private boolean siteFail(String status, String reason) {
    delivery.failAll(Dsn.of(status, reason), hop.relay(), true);
    return false;
  }

  private Dsn said(ServerReply reply, String reason) {
    String status = reply.status();
    boolean failure = status.startsWith("4") || status.startsWith("5");
    return Dsn.of(failure ? status : "5.5.0", failure ? reason : "Protocol error: " + reason)
        .withDiagnostic("smtp", reply.line())
        .withRemote("dns", hop.host());
  }

  private boolean refused(ServerReply reply) {
    String reason = "host " + hop.name() + " refused to talk to me: " + reply.line();
    delivery.failAll(said(reply, reason), hop.relay(), true);
    return false;
  }

  private String inReply(ServerReply reply, String command) {
    return "host " + hop.name() + " said: " + reply.line() + " (in reply to " + command + ")";
  }

  private boolean lost(ServerLost e, String where) {
    String reason =
        e.timedOut()
            ? "conversation with " + hop.name() + " timed out while " + where
            : "lost connection with " + hop.name() + " while " + where;
    delivery.failAll(Dsn.of("4.4.2", reason), hop.relay(), true);
    return false;
  }

  private ServerReply reply() throws ServerLost {
    StringBuilder text = new StringBuilder();
    while (true) {
      String line = wire.line();
      if (text.length() > 0) {
        text.append('\n');
      }
      text.append(line);
      if (ServerReply.startsWithCode(line)) {
        if (line.length() == 3 || line.charAt(3) == ' ') {
          return ServerReply.of(text.toString());
        }
        if (line.charAt(3) == '-') {
          continue;
        }
      }
      if (pipelining) {
        String protocol = settings.lmtp ? "LMTP" : "ESMTP";
        log.warning(
            delivery.id()
                + ": non-"
                + protocol
                + " response from "
                + hop.relay()
                + ": "
                + line.substring(0, Math.min(100, line.length())));
        log.warning(
            "to prevent loss of mail, turn off command pipelining for "
                + hop.host()
                + " with the "
                + (settings.lmtp
                    ? "lmtp_discard_lhlo_keyword_address_maps"
                    : "smtp_discard_ehlo_keyword_address_maps")
                + " parameter");
      }
    }
  }

  // ---- the handshake

  /** Says hello; false: it went wrong, and all recipients know. */
  boolean hello() {
    if (settings.tls.wrapper && !encrypted) {
      return beginTls() && greet(false);
    }
    return greet(true);
  }

  private boolean greet(boolean first) {
    boolean banner = first || settings.tls.wrapper;
    String where = "receiving the initial server greeting";
    try {
      wire.timeout(settings.heloTimeout);
      if (banner) {
        ServerReply greeting = reply();
        if (greeting.family() != 2) {
          return refused(
              greeting.family() == 5 && settings.skip5xxGreeting ? greeting.softened() : greeting);
        }
        greeted(greeting);
      } else {
        esmtp = true;
      }
      ServerReply hello = null;
      if (settings.lmtp) {
        where = "performing the LHLO handshake";
        wire.say("LHLO " + settings.heloName);
        hello = reply();
        if (hello.family() != 2) {
          return refused(hello);
        }
      } else if (esmtp) {
        where = "performing the EHLO handshake";
        wire.say("EHLO " + settings.heloName);
        hello = reply();
        if (hello.family() != 2) {
          if (hello.code() == 421) {
            return refused(hello);
          }
          esmtp = false;
        }
      }
      if (!esmtp) {
        where = "performing the HELO handshake";
        wire.say("HELO " + settings.heloName);
        ServerReply helo = reply();
        if (helo.family() != 2) {
          return refused(helo);
        }
      } else if (hello != null && !features(hello)) {
        return false;
      }
      where = "receiving the STARTTLS response";
      if (!encrypted) {
        if (startTls && settings.noteOffer && level == TlsPolicy.Level.NONE) {
          log.info("Host offered STARTTLS: [" + hop.host() + "]");
        }
        if (startTls && level.compareTo(TlsPolicy.Level.MAY) >= 0) {
          wire.timeout(settings.startTlsTimeout);
          wire.say("STARTTLS");
          ServerReply answer = reply();
          if (answer.family() == 2) {
            forget();
            return beginTls() && greet(false);
          }
          startTls = false;
          if (level.required()) {
            String reason =
                "TLS is required, but host "
                    + hop.name()
                    + " refused to start TLS: "
                    + answer.line();
            delivery.failAll(said(answer, reason), hop.relay(), true);
            return false;
          }
        }
        if (level.required()) {
          return siteFail("4.7.4", "TLS is required, but was not offered by host " + hop.name());
        }
      }
    } catch (ServerLost e) {
      return lost(e, where);
    }
    return !auth || login();
  }

  private void forget() {
    pipelining = false;
    size = false;
    sizeLimit = 0;
    eightBit = false;
    dsn = false;
    startTls = false;
    xforward = false;
    auth = false;
    mechanisms = "";
  }

  private void greeted(ServerReply greeting) {
    String[] words = greeting.text().substring(3).split("[- \t\n]+", -1);
    boolean firstWord = true;
    for (String word : words) {
      if (word.isEmpty()) {
        continue;
      }
      if (firstWord && word.equalsIgnoreCase(settings.myhostname)) {
        if (loopDetect) {
          log.warning(
              "host " + hop.relay() + " greeted me with my own hostname " + settings.myhostname);
        }
      } else if (word.equalsIgnoreCase("ESMTP")) {
        esmtp = true;
      }
      firstWord = false;
    }
    esmtp = (esmtp || settings.alwaysEhlo) && !settings.neverEhlo;
  }

  private boolean features(ServerReply hello) {
    List<String> discarded = hop.address() == null ? List.of() : settings.discarded(hop.address());
    List<String> named = discarded.stream().filter(w -> !w.equals("SILENT-DISCARD")).toList();
    if (!named.isEmpty() && named.size() == discarded.size()) {
      log.info("discarding EHLO keywords: " + String.join(" ", named));
    }
    int n = 0;
    for (String line : hello.text().split("\n", -1)) {
      String rest = line.length() > 4 ? line.substring(4).strip() : "";
      if (rest.isEmpty()) {
        continue;
      }
      String[] words = rest.split("[ \t=]+", -1);
      String word = words[0].toUpperCase(Locale.ROOT);
      if (n++ == 0) {
        if (word.equalsIgnoreCase(settings.myhostname) && loopDetect) {
          log.warning(
              "host "
                  + hop.relay()
                  + " replied to HELO/EHLO with my own hostname "
                  + settings.myhostname);
          return siteFail(
              bestMx ? "5.4.6" : "4.4.6",
              "mail for " + delivery.request.nexthop() + " loops back to myself");
        }
        continue;
      }
      if (discarded.contains(word)) {
        continue;
      }
      switch (word) {
        case "PIPELINING" -> pipelining = true;
        case "8BITMIME" -> eightBit = true;
        case "DSN" -> dsn = true;
        case "STARTTLS" -> startTls = true;
        case "XFORWARD" -> xforward = true;
        case "SIZE" -> {
          size = true;
          if (words.length > 1) {
            if (words[1].chars().allMatch(Character::isDigit) && words[1].length() < 19) {
              sizeLimit = Long.parseLong(words[1]);
            } else {
              log.warning("bad EHLO SIZE limit \"" + words[1] + "\" from " + hop.relay());
            }
          }
        }
        case "AUTH" -> {
          if (settings.sasl) {
            mechanisms = rest.substring(4).strip();
            auth = true;
          }
        }
        default -> {
          // nothing that is used here
        }
      }
    }
    return true;
  }

  // ---- TLS

  private boolean beginTls() {
    try {
      Socket plain = wire.socket();
      plain.setSoTimeout(settings.startTlsTimeout * 1000);
      SSLSocket socket = Tls.client(Tls.client(), plain, hop.host());
      socket.startHandshake();
      String problem = verdict(socket);
      wire.change(socket);
      encrypted = true;
      if (settings.tls.logLevel > 0) {
        logTls(socket, problem);
      }
      if (level.matching() && !problem.isEmpty()) {
        BounceClient.of(delivery.daemon)
            .because(Cause.of("the certificate: " + problem, "smtp_tls_security_level"));
        return siteFail("4.7.5", "Server certificate not verified");
      }
      return true;
    } catch (SocketTimeoutException e) {
      log.info("SSL_connect error to " + hop.relay() + ": Connection timed out");
    } catch (IOException e) {
      log.info("SSL_connect error to " + hop.relay() + ": lost connection");
    }
    wire.kill();
    if (level == TlsPolicy.Level.MAY && !settings.sasl) {
      retryPlain = true;
      delivery.finalServer = false;
    }
    delivery.failAll(
        Dsn.of("4.7.5", "Cannot start TLS: handshake failure"),
        hop.relay(),
        level != TlsPolicy.Level.MAY);
    return false;
  }

  /** What is wrong with the certificate; empty: it is trusted. */
  private String verdict(SSLSocket socket) {
    try {
      List<X509Certificate> chain = new ArrayList<>();
      for (Certificate certificate : socket.getSession().getPeerCertificates()) {
        if (certificate instanceof X509Certificate x509) {
          chain.add(x509);
        }
      }
      Instant now = Instant.ofEpochSecond(0, delivery.daemon.now());
      String problem = Tls.verify(chain, settings.tls.trusted(), now);
      return problem == null ? "" : problem;
    } catch (javax.net.ssl.SSLPeerUnverifiedException e) {
      return "no certificate";
    }
  }

  private void logTls(SSLSocket socket, String problem) {
    String trust = problem.isEmpty() ? "Trusted" : "Untrusted";
    if (problem.isEmpty() && level.matching()) {
      trust = "Verified";
    } else if (!problem.isEmpty() && level.required()) {
      log.info("certificate verification failed for " + hop.relay() + ": " + problem);
    }
    log.info(
        trust
            + " TLS connection established to "
            + hop.relay()
            + ": "
            + TlsSummary.of(socket.getSession()));
  }

  // ---- login

  /** No SASL mechanism is installed on the host: a login fails before it begins. */
  private boolean login() {
    Maps passwords = settings.saslPasswords;
    if (passwords == null) {
      return true;
    }
    String sender = delivery.request.sender();
    Answer answer = null;
    if (settings.senderAuth && !sender.isEmpty()) {
      answer =
          io.chapar.postfix.resolve.LocalDomains.of(delivery.daemon)
              .find()
              .find(passwords, sender, AddressFind.REWRITING);
    }
    if (answer == null || !answer.found() && !answer.failed()) {
      answer = passwords.find(hop.host());
    }
    if (!answer.found() && !answer.failed()) {
      answer = passwords.find(destination);
    }
    if (answer.failed()) {
      log.warning(delivery.id() + ": " + passwords.title() + " lookup error");
      return siteFail("4.3.0", "local data error while talking to " + hop.name());
    }
    if (!answer.found()) {
      auth = false;
      return true;
    }
    answer
        .causes(passwords.title())
        .forEach(cause -> BounceClient.of(delivery.daemon).because(cause));
    if (mechanisms.isEmpty()) {
      return siteFail(
          "4.7.0",
          "SASL authentication failed: server "
              + hop.name()
              + " offered no compatible authentication mechanisms for this type of connection"
              + " security");
    }
    log.warning("SASL authentication failure: No worthy mechs found");
    delivery.failAll(
        Dsn.of(
                "4.7.0",
                "SASL authentication failed; cannot authenticate to server "
                    + hop.name()
                    + ": no mechanism available")
            .withDiagnostic("sasl", "no mechanism available"),
        hop.relay(),
        true);
    return false;
  }

  // ---- mail

  private record Step(String command, String name, String doing, int timeout) {}

  private final List<Step> sent = new ArrayList<>();

  /** Transfers the message. */
  void transfer() {
    MessageFile message = delivery.request.message();
    if (sizeLimit > 0 && sizeLimit < message.size()) {
      delivery.failAll(
          Dsn.of(
              "5.3.4",
              "message size "
                  + message.size()
                  + " exceeds size limit "
                  + sizeLimit
                  + " of server "
                  + hop.name()),
          hop.relay(),
          false);
      delivery.complete = true;
      return;
    }
    delivery.connected();
    doing = "sending MAIL FROM";
    try {
      converse(message);
      delivery.complete = true;
    } catch (ServerLost e) {
      lost(e, doing);
    }
  }

  private String doing = "";
  private boolean quitSent;

  private void converse(MessageFile message) throws ServerLost {
    List<Step> commands = new ArrayList<>();
    if (xforward && settings.sendXforward) {
      forward(message, commands);
    }
    int forwards = commands.size();
    List<Delivery.Rcpt> rcpts = delivery.left();
    commands.add(
        new Step(mail(message), "MAIL FROM command", "sending MAIL FROM", settings.mailTimeout));
    for (Delivery.Rcpt rcpt : rcpts) {
      commands.add(
          new Step(
              rcpt(rcpt.recipient), "RCPT TO command", "sending RCPT TO", settings.rcptTimeout));
    }
    boolean verifyOnly = delivery.request.verifyOnly();
    if (!verifyOnly) {
      commands.add(
          new Step("DATA", "DATA command", "sending DATA command", settings.dataInitTimeout));
    }
    List<ServerReply> replies = new ArrayList<>();
    List<Delivery.Rcpt> accepted = new ArrayList<>();
    boolean rejected = false;
    boolean data = false;
    for (int i = 0; i < commands.size(); i++) {
      Step step = commands.get(i);
      boolean isRcpt = i > forwards && i <= forwards + rcpts.size();
      boolean isData = i > forwards + rcpts.size();
      if (rejected && isRcpt || isData && sent.isEmpty() && (rejected || accepted.isEmpty())) {
        continue; // the server has said no before
      }
      if (!sent.isEmpty() && wire.pending() + step.command().length() + 2 > PIPELINE) {
        while (!sent.isEmpty()) {
          Step oldest = sent.remove(0);
          rejected |= heard(oldest, next(oldest), rcpts, accepted, rejected);
        }
        if (rejected && isRcpt || isData && (rejected || accepted.isEmpty())) {
          continue;
        }
      }
      wire.say(step.command());
      sent.add(step);
      data |= isData;
      if (!pipelining || i == commands.size() - 1) {
        while (!sent.isEmpty()) {
          Step oldest = sent.remove(0);
          ServerReply reply = next(oldest);
          if (oldest.command().equals("DATA")) {
            replies.add(reply);
          } else {
            rejected |= heard(oldest, reply, rcpts, accepted, rejected);
          }
        }
      }
    }
    if (verifyOnly || !data || replies.isEmpty()) {
      abort();
      return;
    }
    ServerReply go = replies.get(0);
    if (go.family() != 3) {
      if (!accepted.isEmpty()) {
        delivery.failAll(said(go, inReply(go, "DATA command")), hop.relay(), false);
      }
      abort();
      return;
    }
    if (!accepted.isEmpty()) {
      wire.timeout(settings.dataXferTimeout);
      doing = "sending message body";
      new OutgoingContent(delivery, wire).send();
    }
    finish(accepted, rejected);
  }

  private ServerReply next(Step step) throws ServerLost {
    doing = step.doing();
    wire.timeout(step.timeout());
    return reply();
  }

  private int asked;

  /** What the answer to a command means; returns whether the sender was rejected. */
  private boolean heard(
      Step step,
      ServerReply reply,
      List<Delivery.Rcpt> rcpts,
      List<Delivery.Rcpt> accepted,
      boolean rejected) {
    if (step.name().startsWith("MAIL")) {
      if (reply.family() != 2) {
        delivery.failAll(said(reply, inReply(reply, step.name())), hop.relay(), false);
        return true;
      }
    } else if (step.name().startsWith("RCPT")) {
      Delivery.Rcpt rcpt = rcpts.get(asked++);
      if (rejected) {
        return false;
      }
      if (reply.family() == 2) {
        if (delivery.request.verifyOnly()) {
          delivery.sent(rcpt, reply, hop, dsn);
        } else {
          accepted.add(rcpt);
        }
      } else {
        delivery.fail(rcpt, said(reply, inReply(reply, step.name())), hop.relay());
      }
    } else if (reply.family() != 2) {
      log.warning(
          "host " + hop.relay() + " said: " + reply.line() + " (in reply to " + step.name() + ")");
    }
    return false;
  }

  private void finish(List<Delivery.Rcpt> accepted, boolean rejected) throws ServerLost {
    wire.say(".");
    wire.say("QUIT");
    quitSent = true;
    doing = "sending end of data -- message may be sent more than once";
    wire.timeout(settings.dataDoneTimeout);
    if (rejected || accepted.isEmpty()) {
      reply();
      return;
    }
    if (!settings.lmtp) {
      ServerReply reply = reply();
      if (reply.family() == 2) {
        for (Delivery.Rcpt rcpt : accepted) {
          delivery.sent(rcpt, reply, hop, dsn);
        }
      } else {
        delivery.failAll(said(reply, inReply(reply, "end of DATA command")), hop.relay(), false);
      }
      return;
    }
    for (Delivery.Rcpt rcpt : accepted) {
      ServerReply reply = reply();
      if (reply.family() == 2) {
        delivery.sent(rcpt, reply, hop, dsn);
      } else {
        delivery.fail(rcpt, said(reply, inReply(reply, "end of DATA command")), hop.relay());
      }
    }
  }

  private void abort() throws ServerLost {
    wire.say("RSET");
    wire.say("QUIT");
    quitSent = true;
    doing = "sending final RSET";
    wire.timeout(settings.rsetTimeout);
    reply();
  }

  /** Takes leave, and closes. */
  void quit() {
    try {
      if (!wire.dead()) {
        if (!quitSent) {
          wire.say("QUIT");
        }
        wire.flush();
        if (!settings.skipQuitResponse) {
          wire.timeout(settings.quitTimeout);
          reply();
        }
      }
    } catch (ServerLost e) {
      // it has left first
    }
    wire.close();
  }

  private void forward(MessageFile message, List<Step> commands) {
    StringBuilder client = new StringBuilder("XFORWARD");
    known(client, "NAME", message.attribute("log_client_name", ""));
    known(client, "ADDR", message.attribute("log_client_address", ""));
    known(client, "PORT", message.attribute("log_client_port", ""));
    StringBuilder other = new StringBuilder("XFORWARD");
    known(other, "PROTO", message.attribute("log_protocol_name", ""));
    known(other, "HELO", message.attribute("log_helo_name", ""));
    known(other, "IDENT", message.attribute("log_ident", delivery.id()));
    known(
        other,
        "SOURCE",
        message.attribute("rewrite_context", "local").equals("local") ? "LOCAL" : "REMOTE");
    if (client.length() > 8) {
      commands.add(
          new Step(
              client.toString(),
              "XFORWARD name/address command",
              "sending XFORWARD name/address",
              settings.xforwardTimeout));
    }
    commands.add(
        new Step(
            other.toString(),
            "XFORWARD helo/protocol command",
            "sending XFORWARD protocol/helo_name",
            settings.xforwardTimeout));
  }

  private static void known(StringBuilder command, String name, String value) {
    if (!value.isEmpty() && !value.equalsIgnoreCase("unknown")) {
      command.append(' ').append(name).append('=').append(xtext(value, ""));
    }
  }

  private String mail(MessageFile message) {
    String sender = GenericMaps.rewrite(delivery, delivery.request.sender());
    String quoted = sender.isEmpty() ? "" : Quoting.smtp(sender); // a notice comes from nobody
    StringBuilder command = new StringBuilder("MAIL FROM:<").append(quoted).append('>');
    if (size) {
      command.append(" SIZE=").append(message.size());
    }
    if (eightBit) {
      String encoding = message.encoding();
      if (encoding.equals("8bit")) {
        command.append(" BODY=8BITMIME");
      } else if (encoding.equals("7bit")) {
        command.append(" BODY=7BIT");
      }
    }
    if (dsn) {
      if (!message.envelopeId().isEmpty()) {
        command.append(" ENVID=").append(xtext(message.envelopeId(), "+="));
      }
      if (message.returnType() != 0) {
        command.append(" RET=").append(message.returnType() == Dsn.RETURN_FULL ? "FULL" : "HDRS");
      }
    }
    return command.toString();
  }

  private String rcpt(Recipient recipient) {
    String address = GenericMaps.rewrite(delivery, recipient.address());
    StringBuilder command =
        new StringBuilder("RCPT TO:<").append(Quoting.smtp(address)).append('>');
    if (dsn) {
      String original = recipient.dsnOriginal();
      if (original.isEmpty() && !recipient.original().isEmpty()) {
        original = "rfc822;" + Quoting.header(recipient.original());
      }
      if (!original.isEmpty()) {
        command.append(" ORCPT=").append(xtext(original, "="));
      }
      if (recipient.notifyFlags() != 0) {
        command.append(" NOTIFY=").append(notify(recipient.notifyFlags()));
      }
    }
    return command.toString();
  }

  private static String notify(int flags) {
    List<String> words = new ArrayList<>();
    if ((flags & Dsn.NEVER) != 0) {
      words.add("NEVER");
    }
    if ((flags & Dsn.SUCCESS) != 0) {
      words.add("SUCCESS");
    }
    if ((flags & Dsn.FAILURE) != 0) {
      words.add("FAILURE");
    }
    if ((flags & Dsn.DELAY) != 0) {
      words.add("DELAY");
    }
    return String.join(",", words);
  }

  private static String xtext(String text, String special) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (byte b : Utf8.encode(text)) {
      int c = b & 0xff;
      if (c == '+' || c <= ' ' || c > '~' || special.indexOf(c) >= 0) {
        out.append(String.format("+%02X", c));
      } else {
        out.append((char) c);
      }
    }
    return out.toString();
  }
}

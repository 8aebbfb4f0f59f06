package io.chapar.postfix.smtpd;

import io.chapar.mail.Quoting;
import io.chapar.postfix.smtpd.restriction.Client;
import io.chapar.text.Utf8;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a message begins: its queue file, and the Received: header in front of its content. */
final class MessageStart {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private MessageStart() {}

  /** Opens the queue file of the current transaction, unless it is open, and logs who sends it. */
  static Backend.Incoming open(Session session) {
    Transaction mail = session.mail;
    Backend.Incoming there = mail.incoming;
    if (there != null) {
      return there;
    }
    String sender = mail.sender == null ? "" : mail.sender;
    Backend.Incoming incoming =
        session
            .server
            .backend()
            .open(
                new Backend.Envelope(
                    sender,
                    mail.arrival,
                    mail.returnType,
                    mail.envelopeId,
                    mail.encoding,
                    mail.smtputf8,
                    session.access.localClient(session),
                    attributes(session)));
    mail.incoming = incoming;
    StringBuilder out =
        new StringBuilder(incoming.id()).append(": client=").append(session.nameAddress());
    if (session.saslMethod != null) {
      out.append(", sasl_method=").append(session.saslMethod);
    }
    if (session.saslUser != null) {
      out.append(", sasl_username=").append(session.saslUser);
    }
    if (session.authSender != null) {
      out.append(", sasl_sender=").append(session.authSender);
    }
    session.info(out.toString());
    return incoming;
  }

  private static List<String> attributes(Session session) {
    List<String> all = new ArrayList<>();
    if (session.standAlone) {
      return all;
    }
    Client client = session.client();
    put(all, "rewrite_context", session.access.localClient(session) ? "local" : "remote");
    put(all, "sasl_method", session.saslMethod);
    put(all, "sasl_username", session.saslUser);
    put(all, "sasl_sender", session.authSender);
    put(all, "log_client_name", client.name());
    put(all, "log_client_address", client.headerAddress());
    put(all, "log_client_port", Integer.toString(client.port()));
    put(all, "log_message_origin", session.nameAddress());
    put(all, "log_helo_name", session.helo);
    put(all, "log_protocol_name", session.protocol);
    put(all, "client_name", client.name());
    put(all, "reverse_client_name", client.reverseName());
    put(all, "client_address", client.address());
    put(all, "client_port", Integer.toString(client.port()));
    put(all, "server_address", client.serverAddress());
    put(all, "server_port", Integer.toString(client.serverPort()));
    put(all, "helo_name", session.helo);
    put(all, "protocol_name", session.protocol);
    put(all, "client_address_type", client.address().indexOf(':') >= 0 ? "10" : "2");
    return all;
  }

  private static void put(
      List<String> all, String name, @org.jspecify.annotations.Nullable String value) {
    if (value != null) {
      all.add(name);
      all.add(value);
    }
  }

  /** The envelope is complete: writes the prepended headers and our own trace. */
  static void content(Session session) {
    Transaction mail = session.mail;
    Backend.Incoming incoming = open(session);
    if (!session.standAlone) {
      incoming.actions(mail.actions);
    }
    mail.actions.prepend.forEach(header -> line(incoming, header));
    Settings settings = session.settings;
    Client client = session.client();
    String helo = session.helo == null ? client.name() : session.helo;
    line(
        incoming,
        "Received: from " + helo + " (" + client.name() + " [" + client.headerAddress() + "])");
    TlsServer.Channel tls = session.tls;
    if (settings.receivedTls && tls != null) {
      tls.received(settings.askClientCertificate).forEach(one -> line(incoming, one));
    }
    if (settings.receivedUser && session.saslUser != null) {
      line(incoming, "\t(Authenticated sender: " + comment(session.saslUser) + ")");
    }
    boolean extended = session.protocol.equals("ESMTP");
    String with =
        (mail.smtputf8 ? "UTF8SMTP" : session.protocol)
            + (extended && tls != null ? "S" : "")
            + (extended && session.saslUser != null ? "A" : "");
    String by =
        "\tby "
            + settings.myhostname
            + " ("
            + settings.mailName
            + ") with "
            + with
            + " id "
            + incoming.id();
    String date = date(mail.arrival);
    if (mail.recipients == 1 && mail.recipient != null) {
      line(incoming, by);
      line(incoming, "\tfor <" + Quoting.header(mail.recipient) + ">; " + date);
    } else {
      line(incoming, by + ";");
      line(incoming, "\t" + date);
    }
  }

  /** A date as RFC 5322 writes it. */
  static String date(long nanos) {
    return DATE.format(Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L))) + " (UTC)";
  }

  private static void line(Backend.Incoming incoming, String text) {
    byte[] bytes = Utf8.encode(text);
    incoming.line(bytes, 0, bytes.length, true);
  }

  /** A text that can stand in a header's comment. */
  private static String comment(String text) {
    StringBuilder out = new StringBuilder();
    int open = 0;
    for (char c : text.toCharArray()) {
      boolean bad = c < ' ' || c >= 0x7f || c == '\\' || c == ')' && open == 0;
      open += c == '(' ? 1 : c == ')' && open > 0 ? -1 : 0;
      out.append(bad ? '?' : c);
    }
    return out.append(")".repeat(open)).toString();
  }
}

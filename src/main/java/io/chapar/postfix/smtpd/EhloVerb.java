package io.chapar.postfix.smtpd;

import java.util.ArrayList;
import java.util.List;

/** EHLO: the client says who it is, and hears what the server can do. */
final class EhloVerb implements Verb {
  @Override
  public boolean run(Session session, CommandLine command) {
    if (!HeloVerb.introduce(session, command, "EHLO")) {
      return false;
    }
    session.protocol = "ESMTP";
    if (!session.withheld.isEmpty()
        && !session.withheld.contains(EhloKeyword.SILENT_DISCARD)
        && !session.withheld.contains(EhloKeyword.ENHANCEDSTATUSCODES)) {
      session.info("discarding EHLO keywords: " + EhloKeyword.names(session.withheld));
    }
    List<String> lines = announcement(session);
    for (int i = 0; i < lines.size(); i++) {
      session.reply("250" + (i + 1 < lines.size() ? '-' : ' ') + lines.get(i));
    }
    return true;
  }

  private static List<String> announcement(Session session) {
    Settings settings = session.settings;
    List<String> lines = new ArrayList<>();
    lines.add(settings.myhostname);
    add(session, lines, EhloKeyword.PIPELINING, true, "PIPELINING");
    boolean limited = settings.messageSizeLimit > 0;
    add(
        session,
        lines,
        EhloKeyword.SIZE,
        true,
        limited ? "SIZE " + settings.messageSizeLimit : "SIZE");
    add(session, lines, EhloKeyword.VRFY, !settings.vrfyDisabled, "VRFY");
    add(session, lines, EhloKeyword.ETRN, true, "ETRN");
    boolean tls = settings.tls.offered() && session.tls == null;
    add(session, lines, EhloKeyword.STARTTLS, tls, "STARTTLS");
    SaslSession sasl = session.sasl;
    if (sasl != null && !session.server.withoutLogin(session)) {
      String mechanisms = String.join(" ", sasl.mechanisms());
      add(session, lines, EhloKeyword.AUTH, true, "AUTH " + mechanisms);
      add(session, lines, EhloKeyword.AUTH, settings.sasl.broken(), "AUTH=" + mechanisms);
    }
    add(session, lines, EhloKeyword.ENHANCEDSTATUSCODES, true, "ENHANCEDSTATUSCODES");
    add(session, lines, EhloKeyword.EIGHT_BIT_MIME, true, "8BITMIME");
    add(session, lines, EhloKeyword.DSN, true, "DSN");
    add(session, lines, EhloKeyword.SMTPUTF8, settings.smtputf8, "SMTPUTF8");
    add(session, lines, EhloKeyword.CHUNKING, true, "CHUNKING");
    return lines;
  }

  private static void add(
      Session session, List<String> lines, EhloKeyword keyword, boolean has, String line) {
    if (has && !session.withheld.contains(keyword)) {
      lines.add(line);
    }
  }
}

package io.chapar.postfix.smtpd;

import io.chapar.postfix.smtpd.restriction.Facts.Mistake;
import java.util.EnumSet;

/** HELO: the client says who it is, in the old protocol. */
final class HeloVerb implements Verb {
  @Override
  public boolean run(Session session, CommandLine command) {
    if (!introduce(session, command, "HELO")) {
      return false;
    }
    if (!session.protocol.equals("ESMTP")) {
      session.protocol = "SMTP";
    }
    session.reply("250 " + session.settings.myhostname);
    return true;
  }

  /** Takes the name that HELO or EHLO gives, if it is acceptable, and begins afresh. */
  static boolean introduce(Session session, CommandLine command, String verb) {
    if (command.count() < 2) {
      return session.refuse(Mistake.PROTOCOL, "501 Syntax: " + verb + " hostname");
    }
    String name = command.from(1);
    if (!session.standAlone && !session.settings.delayReject) {
      String refusal = session.access.helo(session, name);
      if (refusal != null) {
        session.reply(refusal);
        return false;
      }
    }
    session.resetTranscript(session.settings.historyThreshold);
    session.resetMail();
    session.helo = neuter(Printable.of(name, '?'));
    String refusal = session.standAlone ? null : session.filtered();
    if (refusal != null && refusal.startsWith("5")) {
      session.withheld = EnumSet.complementOf(EnumSet.of(EhloKeyword.ENHANCEDSTATUSCODES));
    }
    return true;
  }

  /** Without characters that could do harm in a header or a log line. */
  private static String neuter(String name) {
    StringBuilder out = new StringBuilder(name);
    for (int i = 0; i < out.length(); i++) {
      if (" <>()\\\";@".indexOf(out.charAt(i)) >= 0) {
        out.setCharAt(i, '?');
      }
    }
    return out.toString();
  }
}

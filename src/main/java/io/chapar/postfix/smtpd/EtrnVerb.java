package io.chapar.postfix.smtpd;

import io.chapar.net.Ip;
import io.chapar.postfix.conf.HostNames;
import io.chapar.postfix.smtpd.restriction.Facts.Mistake;
import java.util.ArrayList;

/** ETRN: a client asks for the mail of a domain (RFC 1985). */
final class EtrnVerb implements Verb {
  @Override
  public boolean run(Session session, CommandLine command) {
    if (session.settings.heloRequired && session.helo == null) {
      return session.refuse(Mistake.POLICY, "503 Error: send HELO/EHLO first");
    }
    if (session.mail.open()) {
      return session.refuse(Mistake.PROTOCOL, "503 Error: MAIL transaction in progress");
    }
    if (command.count() != 2) {
      return session.refuse(Mistake.PROTOCOL, "500 Syntax: ETRN domain");
    }
    String word = command.word(1);
    String domain = word.startsWith("@") || word.startsWith("#") ? word.substring(1) : word;
    if (!HostNames.valid(domain, new ArrayList<>()) && !literal(domain)) {
      return session.refuse(Mistake.PROTOCOL, "501 Error: invalid parameter syntax");
    }
    if (session.standAlone) {
      session.warn("do not use ETRN in \"sendmail -bs\" mode");
      session.reply("458 Unable to queue messages");
      return false;
    }
    String refusal = session.access.etrn(session, domain);
    if (refusal != null) {
      session.reply(refusal);
      return false;
    }
    String who = Printable.head(domain, 100) + "... from " + session.nameAddress();
    switch (session.server.backend().flush(domain)) {
      case OK -> {
        session.reply("250 Queuing started");
        return true;
      }
      case DENIED -> {
        session.warn("reject: ETRN " + who);
        session.reply("459 <" + domain + ">: service unavailable");
      }
      case BAD -> {
        session.warn("bad ETRN " + who);
        session.reply("458 Unable to queue messages");
      }
      case FAILED -> {
        session.warn("unable to talk to fast flush service");
        session.reply("458 Unable to queue messages");
      }
    }
    return false;
  }

  private static boolean literal(String domain) {
    if (!domain.startsWith("[") || !domain.endsWith("]")) {
      return false;
    }
    String inside = domain.substring(1, domain.length() - 1);
    return Ip.parse(inside.startsWith("IPv6:") ? inside.substring(5) : inside) != null;
  }
}

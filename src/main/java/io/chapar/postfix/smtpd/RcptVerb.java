package io.chapar.postfix.smtpd;

import io.chapar.mail.Envelope.Notify;
import io.chapar.postfix.smtpd.restriction.Facts.Mistake;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** RCPT TO: one more recipient. */
final class RcptVerb implements Verb {
  /** What the parameters of a recipient say. */
  private static final class Wishes {
    Set<Notify> notify = EnumSet.noneOf(Notify.class);
    String original = "";
  }

  @Override
  public boolean run(Session session, CommandLine command) {
    Settings settings = session.settings;
    Transaction mail = session.mail;
    if (!mail.open()) {
      return session.refuse(Mistake.PROTOCOL, "503 5.5.1 Error: need MAIL command");
    }
    if (mail.chunks != Transaction.Chunks.NONE) {
      return session.refuse(Mistake.PROTOCOL, "503 5.5.1 Error: RCPT after BDAT");
    }
    if (command.count() < 3 || !command.word(1).equalsIgnoreCase("to:")) {
      return session.refuse(Mistake.PROTOCOL, "501 5.5.4 Syntax: RCPT TO:<address>");
    }
    if (session.server.anvil().tooManyRecipients(session)) {
      return false;
    }
    String recipient =
        command.broken(2)
            ? null
            : EnvelopeAddress.read(
                session, command.word(2), false, settings.strictEnvelopes, mail.smtputf8);
    if (recipient == null) {
      return session.refuse(Mistake.PROTOCOL, "501 5.1.3 Bad recipient address syntax");
    }
    Wishes wishes = new Wishes();
    for (int i = 3; i < command.count(); i++) {
      String refusal = parameter(session, wishes, command.word(i));
      if (refusal != null) {
        return session.refuse(Mistake.PROTOCOL, refusal);
      }
    }
    if (settings.recipientLimit > 0 && mail.recipients >= settings.recipientLimit) {
      session
          .because("the message has as many recipients as one may have", "smtpd_recipient_limit")
          .reply("452 4.5.3 Error: too many recipients");
      if (mail.overshoot++ < settings.overshootLimit) {
        return true;
      }
      session.mistake(Mistake.POLICY);
      return false;
    }
    if (settings.strictSmtputf8 && !mail.smtputf8 && !EnvelopeAddress.ascii(recipient)) {
      session.reply("553 5.6.7 Must declare SMTPUTF8 to send unicode address");
      return false;
    }
    String refusal = session.standAlone ? null : session.access.recipient(session, recipient);
    if (refusal != null) {
      session.reply(refusal);
      return false;
    }
    return accept(session, recipient, wishes, command.word(2));
  }

  private static boolean accept(Session session, String recipient, Wishes wishes, String written) {
    Transaction mail = session.mail;
    if (mail.recipient == null) {
      mail.recipient = recipient;
    }
    session.filtered(); // who refuses, has refused the sender
    if (!session.standAlone && mail.incoming == null && !session.server.backend().proxyReady()) {
      mail.recipient = null;
      session
          .because("the mail has to pass a filter first", "smtpd_proxy_filter")
          .refuse(Mistake.SOFTWARE, "451 4.3.0 Error: queue file write error");
      return false;
    }
    Backend.Incoming incoming = MessageStart.open(session);
    mail.recipients++;
    String original = wishes.original;
    if (original.isEmpty()) {
      boolean bracketed = written.startsWith("<") && written.endsWith(">");
      original = "rfc822;" + (bracketed ? written.substring(1, written.length() - 1) : written);
    }
    incoming.recipient(recipient, original, wishes.notify);
    session.reply("250 2.1.5 Ok");
    return true;
  }

  private static @Nullable String parameter(Session session, Wishes wishes, String word) {
    String upper = word.toUpperCase(Locale.ROOT);
    boolean notify = upper.startsWith("NOTIFY=");
    boolean original = upper.startsWith("ORCPT=");
    if ((notify || original) && session.withheld.contains(EhloKeyword.DSN)) {
      return "501 5.7.1 DSN support is disabled";
    }
    if (notify) {
      Set<Notify> wanted = notify(upper.substring(7));
      if (!wishes.notify.isEmpty() || wanted.isEmpty()) {
        return "501 5.5.4 Error: Bad NOTIFY parameter syntax";
      }
      wishes.notify = wanted;
      return null;
    }
    if (original) {
      int semicolon = word.indexOf(';');
      String plain = semicolon < 7 ? null : Xtext.decode(word.substring(semicolon + 1));
      if (!wishes.original.isEmpty() || plain == null) {
        return "501 5.5.4 Error: Bad ORCPT parameter syntax";
      }
      wishes.original = word.substring(6, semicolon + 1) + plain;
      return null;
    }
    return "555 5.5.4 Unsupported option: " + word;
  }

  private static Set<Notify> notify(String value) {
    Set<Notify> wanted = EnumSet.noneOf(Notify.class);
    for (String word : value.split(",", -1)) {
      switch (word) {
        case "NEVER" -> wanted.add(Notify.NEVER);
        case "SUCCESS" -> wanted.add(Notify.SUCCESS);
        case "FAILURE" -> wanted.add(Notify.FAILURE);
        case "DELAY" -> wanted.add(Notify.DELAY);
        default -> {
          return EnumSet.noneOf(Notify.class);
        }
      }
    }
    boolean contradiction = wanted.contains(Notify.NEVER) && wanted.size() > 1;
    return contradiction ? EnumSet.noneOf(Notify.class) : wanted;
  }
}

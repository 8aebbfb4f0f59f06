package io.chapar.postfix.smtpd;

import io.chapar.mail.Envelope.ReturnType;
import io.chapar.postfix.smtpd.restriction.Facts.Mistake;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** MAIL FROM: a mail transaction begins. */
final class MailVerb implements Verb {
  @Override
  public boolean run(Session session, CommandLine command) {
    Settings settings = session.settings;
    if (settings.heloRequired && session.helo == null) {
      return session
          .because("the client has not said HELO or EHLO", "smtpd_helo_required")
          .refuse(Mistake.POLICY, "503 5.5.1 Error: send HELO/EHLO first");
    }
    if (session.mail.open()) {
      return session.refuse(Mistake.PROTOCOL, "503 5.5.1 Error: nested MAIL command");
    }
    if (session.mail.chunks != Transaction.Chunks.NONE) {
      return session.refuse(Mistake.PROTOCOL, "503 5.5.1 Error: MAIL after BDAT");
    }
    if (command.count() < 3 || !command.word(1).equalsIgnoreCase("from:")) {
      return session.refuse(Mistake.PROTOCOL, "501 5.5.4 Syntax: MAIL FROM:<address>");
    }
    if (session.server.anvil().tooMuchMail(session)) {
      return false;
    }
    Transaction mail = new Transaction();
    mail.smtputf8 = offers(session, EhloKeyword.SMTPUTF8, settings.smtputf8) && wantsUtf8(command);
    String sender =
        command.broken(2)
            ? null
            : EnvelopeAddress.read(
                session, command.word(2), true, settings.strictEnvelopes, mail.smtputf8);
    if (sender == null) {
      return session.refuse(Mistake.PROTOCOL, "501 5.1.7 Bad sender address syntax");
    }
    for (int i = 3; i < command.count(); i++) {
      String refusal = parameter(session, mail, command.word(i));
      if (refusal != null) {
        return session.refuse(Mistake.PROTOCOL, refusal);
      }
    }
    return accept(session, mail, sender);
  }

  private static boolean accept(Session session, Transaction mail, String sender) {
    Settings settings = session.settings;
    session.mail = mail;
    String tooBig = session.access.size(session, sender, session.declaredSize);
    if (tooBig != null) {
      session.mail = new Transaction();
      session.reply(tooBig);
      return false;
    }
    String refusal = null;
    if (!session.standAlone && !settings.delayReject) {
      refusal = session.access.mail(session, sender);
    }
    if (refusal == null
        && settings.strictSmtputf8
        && !mail.smtputf8
        && !EnvelopeAddress.ascii(sender)) {
      refusal = "553 5.6.7 Must declare SMTPUTF8 to send unicode address";
    }
    if (refusal == null && !session.standAlone) {
      refusal = session.access.queueSpace(session);
    }
    if (refusal != null) {
      session.resetMail();
      session.reply(refusal);
      return false;
    }
    mail.arrival = session.now();
    mail.sender = sender;
    refusal = session.standAlone ? null : session.filtered();
    if (refusal != null) {
      session.resetMail();
      session.becauseOfFilters().reply(refusal);
      return false;
    }
    if (!settings.delayOpen) {
      MessageStart.open(session);
    }
    session.reply("250 2.1.0 Ok");
    return true;
  }

  private static boolean wantsUtf8(CommandLine command) {
    for (int i = 3; i < command.count(); i++) {
      if (command.word(i).equalsIgnoreCase("SMTPUTF8")) {
        return true;
      }
    }
    return false;
  }

  private static boolean offers(Session session, EhloKeyword keyword, boolean enabled) {
    return enabled && !session.withheld.contains(keyword);
  }

  /** Takes one parameter in; returns the refusal if it is none. */
  private static @Nullable String parameter(Session session, Transaction mail, String word) {
    int equals = word.indexOf('=');
    String name = (equals < 0 ? word : word.substring(0, equals)).toUpperCase(Locale.ROOT);
    String value = equals < 0 ? "" : word.substring(equals + 1);
    switch (equals < 0 ? name : name + "=") {
      case "BODY=" -> {
        if (value.equalsIgnoreCase("8BITMIME")) {
          mail.encoding = "8bit";
          return null;
        }
        if (value.equalsIgnoreCase("7BIT")) {
          mail.encoding = "7bit";
          return null;
        }
      }
      case "SIZE=" -> {
        return size(session, value);
      }
      case "SMTPUTF8" -> {
        if (offers(session, EhloKeyword.SMTPUTF8, session.settings.smtputf8)) {
          return null;
        }
      }
      case "AUTH=" -> {
        if (session.authSender != null) {
          return "503 5.5.4 Error: multiple AUTH= options";
        }
        if (!value.equals("<>")) {
          session.authSender = Printable.of(value, '?');
        }
        return null;
      }
      case "RET=" -> {
        if (session.withheld.contains(EhloKeyword.DSN)) {
          return "501 5.7.1 DSN support is disabled";
        }
        ReturnType wanted =
            value.equalsIgnoreCase("FULL")
                ? ReturnType.FULL
                : value.equalsIgnoreCase("HDRS") ? ReturnType.HEADERS : ReturnType.UNSAID;
        if (mail.returnType != ReturnType.UNSAID || wanted == ReturnType.UNSAID) {
          return "501 5.5.4 Bad RET parameter syntax";
        }
        mail.returnType = wanted;
        return null;
      }
      case "ENVID=" -> {
        if (session.withheld.contains(EhloKeyword.DSN)) {
          return "501 5.7.1 DSN support is disabled";
        }
        String plain = Xtext.decode(value);
        if (!mail.envelopeId.isEmpty()
            || plain == null
            || plain.isEmpty()
            || !plain.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
          return "501 5.5.4 Bad ENVID parameter syntax";
        }
        mail.envelopeId = plain;
        return null;
      }
      default -> {
        // refused below
      }
    }
    return "555 5.5.4 Unsupported option: " + word;
  }

  private static @Nullable String size(Session session, String value) {
    if (value.isEmpty() || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return "501 5.5.4 Bad message size syntax";
    }
    try {
      session.declaredSize = Long.parseLong(value);
      return null;
    } catch (NumberFormatException e) {
      session.mistake(Mistake.POLICY);
      return "552 5.3.4 Message size exceeds file system imposed limit";
    }
  }
}

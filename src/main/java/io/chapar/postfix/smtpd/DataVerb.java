package io.chapar.postfix.smtpd;

import io.chapar.postfix.smtpd.restriction.Facts.Mistake;

/** DATA: the message follows, up to a line with a single dot. */
final class DataVerb implements Verb {
  @Override
  public boolean run(Session session, CommandLine command) {
    Transaction mail = session.mail;
    if (mail.chunks != Transaction.Chunks.NONE) {
      return session.refuse(Mistake.PROTOCOL, "503 5.5.1 Error: DATA after BDAT");
    }
    if (mail.recipients == 0) {
      if (!mail.open()) {
        return session.refuse(Mistake.PROTOCOL, "503 5.5.1 Error: need RCPT command");
      }
      session.reply("554 5.5.1 Error: no valid recipients");
      return false;
    }
    if (command.count() != 1) {
      return session.refuse(Mistake.PROTOCOL, "501 5.5.4 Syntax: DATA");
    }
    String refusal = session.standAlone ? null : session.access.data(session);
    if (refusal != null) {
      session.reply(refusal);
      return false;
    }
    session.filtered(); // who refuses, has refused the sender
    MessageStart.content(session);
    session.reply("354 End data with <CR><LF>.<CR><LF>");
    session.where = "DATA content";
    receive(session, new Content(session));
    session.where = "END-OF-MESSAGE";
    return MessageEnd.finish(session);
  }

  private static void receive(Session session, Content content) {
    Line line = session.line;
    boolean standardEnd = session.settings.bareNewline == Settings.BareNewline.NORMALIZE;
    boolean startsLine = true;
    boolean bareBefore = false;
    while (true) {
      session.wire.line(line, session.settings.lineLimit);
      int from = 0;
      if (startsLine && line.length > 0 && line.bytes[0] == '.') {
        if (line.length == 1 && line.complete) {
          if (!(standardEnd && (line.bareNewline || bareBefore))) {
            return;
          }
          bareBefore = line.bareNewline;
          continue;
        }
        from = 1;
      }
      content.line(line, from);
      startsLine = line.complete;
      bareBefore = line.bareNewline;
    }
  }
}

package io.chapar.postfix.smtpd;

import io.chapar.postfix.smtpd.Transaction.Chunks;
import io.chapar.postfix.smtpd.Transaction.Trouble;
import io.chapar.postfix.smtpd.restriction.Facts.Mistake;

/** BDAT: the message comes in chunks of known length (RFC 3030). */
final class BdatVerb implements Verb {
  private static final int PIECE = 4096;

  @Override
  public boolean run(Session session, CommandLine command) {
    if (session.withheld.contains(EhloKeyword.CHUNKING)) {
      return session.refuse(Mistake.PROTOCOL, "521 5.5.1 Error: command not implemented");
    }
    long size = size(command);
    if (size < 0) {
      session.warn(
          session.queueId()
              + ": malformed BDAT command syntax from "
              + session.nameAddress()
              + ": "
              + Printable.of(Printable.head(command.text(), 100), '?'));
      return session.refuse(Mistake.PROTOCOL, "521 5.5.4 Syntax: BDAT count [LAST]");
    }
    boolean last = command.count() == 3;
    Transaction mail = session.mail;
    if (size == 0 && !last) {
      session.warn(session.queueId() + ": null BDAT request from " + session.nameAddress());
      return skip(session, size, last, "551 5.7.1 Null BDAT request");
    }
    if (mail.chunks == Chunks.FAILED) {
      return skip(
          session, size, last, "551 5.0.0 Discarded " + size + " bytes after earlier error");
    }
    if (mail.chunks == Chunks.NONE) {
      if (mail.recipients == 0) {
        if (!mail.open()) {
          session.mistake(Mistake.PROTOCOL);
          return skip(session, size, last, "503 5.5.1 Error: need RCPT command");
        }
        return skip(session, size, last, "554 5.5.1 Error: no valid recipients");
      }
      String refusal = session.standAlone ? null : session.access.data(session);
      if (refusal != null) {
        return skip(session, size, last, refusal);
      }
    }
    long limit = session.settings.messageSizeLimit;
    if (limit > 0 && mail.receivedSize > limit - size) {
      session.mistake(Mistake.POLICY);
      session.warn(
          session.queueId()
              + ": BDAT request from "
              + session.nameAddress()
              + " exceeds message size limit");
      return skip(session, size, last, "552 5.3.4 Chunk exceeds message size limit");
    }
    if (mail.chunks == Chunks.NONE) {
      MessageStart.content(session);
      mail.chunkLine.clear();
    }
    mail.chunks = Chunks.RUNNING;
    session.where = "BDAT content";
    receive(session, size, last);
    if (last) {
      session.where = "END-OF-MESSAGE";
      return MessageEnd.finish(session);
    }
    if (mail.trouble != Trouble.NONE) {
      MessageEnd.finish(session);
      session.mail.chunks = Chunks.FAILED;
      return false;
    }
    session.reply("250 2.0.0 Ok: " + size + " bytes");
    return true;
  }

  private static long size(CommandLine command) {
    boolean shaped =
        command.count() == 2 || command.count() == 3 && command.word(2).equalsIgnoreCase("LAST");
    if (!shaped || !command.word(1).chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    try {
      return Long.parseLong(command.word(1));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Reads a chunk that nobody wants, so that what follows it is understood. */
  private static boolean skip(Session session, long size, boolean last, String reply) {
    byte[] piece = new byte[PIECE];
    for (long left = size; left > 0; left -= Math.min(left, PIECE)) {
      session.wire.read(piece, 0, (int) Math.min(left, PIECE));
    }
    session.reply(reply);
    if (last) {
      session.resetMail();
    } else {
      session.mail.chunks = Chunks.FAILED;
    }
    return false;
  }

  private static void receive(Session session, long size, boolean last) {
    Content content = new Content(session);
    Line line = session.mail.chunkLine;
    boolean watch = session.settings.bareNewline != Settings.BareNewline.IGNORE;
    int limit = session.settings.lineLimit;
    byte[] piece = new byte[PIECE];
    for (long left = size; left > 0; ) {
      int n = (int) Math.min(left, PIECE);
      session.wire.read(piece, 0, n);
      left -= n;
      int at = 0;
      while (at < n) {
        int stop = at;
        while (stop < n && piece[stop] != '\n' && line.length + stop - at < limit) {
          stop++;
        }
        line.append(piece, at, stop - at);
        at = stop;
        if (at < n && piece[at] == '\n') {
          at++;
          line.endOfLine(watch);
          content.piece(line, 0);
          line.clear();
        } else if (line.length >= limit && at < n) {
          content.piece(line, 0);
          line.clear();
        }
      }
    }
    if (last && line.length > 0) {
      line.complete = true;
      content.piece(line, 0);
      line.clear();
    }
  }
}

package io.chapar.postfix.deliver;

import io.chapar.mail.Quoting;
import io.chapar.postfix.queue.MessageFile;
import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A message as it is delivered: with the lines in front that tell of its envelope. */
public final class MailCopy {
  private static final DateTimeFormatter FROM_DATE =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final MessageFile message;
  private final StringBuilder head = new StringBuilder(200);
  private String eol = "\n";
  private boolean quoteFrom;
  private boolean dots;
  private boolean blankLine;

  /** A copy of a message. */
  public MailCopy(MessageFile message) {
    this.message = message;
  }

  /** Lines end with this; before anything is put in front. */
  public MailCopy eol(String end) {
    eol = end;
    return this;
  }

  /** The From_ line of a mailbox. */
  public MailCopy fromLine(String sender, long now) {
    String who = sender.isEmpty() ? "MAILER-DAEMON" : Quoting.header(sender);
    head.append("From ")
        .append(who)
        .append("  ")
        .append(FROM_DATE.format(Instant.ofEpochSecond(0, now)))
        .append(eol);
    return this;
  }

  /** The return path. */
  public MailCopy returnPath(String sender) {
    head.append("Return-Path: <")
        .append(sender.isEmpty() ? "" : Quoting.header(sender))
        .append('>')
        .append(eol);
    return this;
  }

  /** The address that the message came with; empty: nothing is said. */
  public MailCopy originalTo(String address) {
    if (!address.isEmpty()) {
      head.append("X-Original-To: ").append(Quoting.header(address)).append(eol);
    }
    return this;
  }

  /** The address that it was delivered to. */
  public MailCopy deliveredTo(String address) {
    head.append("Delivered-To: ").append(Quoting.header(address)).append(eol);
    return this;
  }

  /** Lines that begin with "From " get a '>'. */
  public MailCopy quoteFrom() {
    quoteFrom = true;
    return this;
  }

  /** Lines that begin with '.' get another one. */
  public MailCopy dots() {
    dots = true;
    return this;
  }

  /** An empty line follows. */
  public MailCopy blankLine() {
    blankLine = true;
    return this;
  }

  /** The bytes. */
  public byte[] bytes() {
    byte[] front = Utf8.encode(head.toString());
    byte[] end = Utf8.encode(eol);
    ByteArrayOutputStream out =
        new ByteArrayOutputStream((int) Math.min(1 << 28, front.length + message.size() + 16));
    out.writeBytes(front);
    boolean[] lineStart = {true};
    message.lines(
        (b, from, length, complete) -> {
          if (lineStart[0] && length > 0) {
            if (quoteFrom && isFrom(b, from, length)) {
              out.write('>');
            }
            if (dots && b[from] == '.') {
              out.write('.');
            }
          }
          out.write(b, from, length);
          if (complete) {
            out.writeBytes(end);
          }
          lineStart[0] = complete;
          return true;
        });
    if (!lineStart[0]) {
      out.writeBytes(end);
    }
    if (blankLine) {
      out.writeBytes(end);
    }
    return out.toByteArray();
  }

  private static boolean isFrom(byte[] b, int from, int length) {
    return length >= 5
        && b[from] == 'F'
        && b[from + 1] == 'r'
        && b[from + 2] == 'o'
        && b[from + 3] == 'm'
        && b[from + 4] == ' ';
  }
}

package io.chapar.sieve.action;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.run.Mail;
import io.chapar.sieve.run.SmtpAddress;

/** The texts of messages that actions send. */
public final class Reply {
  /** Who sends them, for X-Sieve. */
  public static final String IMPLEMENTATION = "Pigeonhole Sieve 0.5.19 (4eae2f79)";

  private Reply() {}

  /** A header field, folded where it gets long. */
  public static String field(String name, String value) {
    StringBuilder out = new StringBuilder();
    int column = name.length() + 2;
    out.append(name).append(": ");
    String rest = value;
    while (column + rest.length() > 80) {
      int room = Math.max(1, 80 - column);
      int cut = rest.lastIndexOf(' ', room);
      if (cut <= 0) {
        cut = rest.indexOf(' ');
      }
      if (cut <= 0) {
        break;
      }
      out.append(rest, 0, cut).append("\r\n\t");
      rest = rest.substring(cut + 1);
      column = 8;
    }
    return out.append(rest).append("\r\n").toString();
  }

  /** A text for a header, the words that are not ASCII encoded. */
  public static String words(String text) {
    int first = -1;
    int last = -1;
    int many = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        first = first < 0 ? i : first;
        last = i;
        many++;
      }
    }
    if (first < 0) {
      return text;
    }
    while (first > 0 && text.charAt(first - 1) != ' ') {
      first--;
    }
    while (last + 1 < text.length() && text.charAt(last + 1) != ' ') {
      last++;
    }
    String inside = text.substring(first, last + 1);
    StringBuilder out = new StringBuilder(text.substring(0, first));
    if (many * 3 > inside.length() * 2) {
      out.append("=?utf-8?b?")
          .append(java.util.Base64.getEncoder().encodeToString(Bytes.raw(inside)));
    } else {
      out.append("=?utf-8?q?");
      for (int i = 0; i < inside.length(); i++) {
        char c = inside.charAt(i);
        boolean plain = c > 32 && c < 127 && c != '=' && c != '?' && c != '_';
        out.append(c == ' ' ? "_" : plain ? String.valueOf(c) : Bytes.format("=%02X", (int) c));
      }
    }
    return out.append("?=").append(text.substring(last + 1)).toString();
  }

  /** The message that tells a sender of a refusal, as a disposition notification. */
  static String rejection(
      Carrier.Step step, SmtpAddress sender, SmtpAddress recipient, String reason) {
    Outside outside = step.outside();
    String boundary = outside.boundary();
    String id = step.original().id();
    SmtpAddress original = step.envelope().original();
    StringBuilder out = new StringBuilder();
    out.append(field("X-Sieve", IMPLEMENTATION))
        .append(field("Message-ID", outside.newMessageId()))
        .append(field("Date", outside.date()))
        .append(field("From", outside.postmaster()))
        .append(field("To", "<" + sender.encode() + ">"))
        .append(field("Subject", "Automatically rejected mail"))
        .append(field("Auto-Submitted", "auto-replied (rejected)"))
        .append(field("Precedence", "bulk"))
        .append(field("MIME-Version", "1.0"))
        .append("Content-Type: multipart/report; report-type=disposition-notification;\r\n")
        .append("\tboundary=\"" + boundary + "\"\r\n")
        .append("\r\nThis is a MIME-encapsulated message\r\n\r\n--" + boundary + "\r\n")
        .append("Content-Type: text/plain; charset=utf-8\r\n")
        .append("Content-Disposition: inline\r\nContent-Transfer-Encoding: 8bit\r\n\r\n")
        .append("Your message to <" + recipient.encode() + "> was automatically rejected:\r\n")
        .append(reason + "\r\n--" + boundary + "\r\n")
        .append("Content-Type: message/disposition-notification\r\n\r\n")
        .append("Reporting-UA: %s; Dovecot Mail Delivery Agent: " + outside.hostname() + "\r\n");
    if (original != null) {
      out.append("Original-Recipient: rfc822; " + original.encode() + "\r\n");
    }
    out.append("Final-Recipient: rfc822; " + recipient.encode() + "\r\n");
    if (id != null) {
      out.append("Original-Message-ID: " + id + "\r\n");
    }
    out.append("Disposition: automatic-action/MDN-sent-automatically; deleted\r\n\r\n--")
        .append(boundary + "\r\nContent-Type: message/rfc822\r\n\r\n");
    for (Mail.Field field : step.original().fields()) {
      if (!Bytes.same(field.name(), "Content-Type")) {
        out.append(field.raw());
      }
    }
    return out.append("\r\n\r\n--" + boundary + "--\r\n").toString();
  }
}

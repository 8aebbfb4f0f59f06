package io.chapar.sieve.deliver;

import io.chapar.dovecot.conf.Settings;
import io.chapar.sieve.Bytes;
import io.chapar.sieve.run.Mail;
import io.chapar.sieve.run.SmtpAddress;

/** The mail that tells a sender of a refusal, as Dovecot's delivery writes it. */
final class Rejections {
  private Rejections() {}

  private static String subject(Settings settings, Mail mail) {
    String theirs = mail.first("subject");
    return Bytes.of(settings.get("rejection_subject"))
        .replace("%s", theirs == null ? "" : theirs)
        .replace("%{subject}", theirs == null ? "" : theirs);
  }

  private static String reason(
      Settings settings, SmtpAddress sender, SmtpAddress recipient, String reason) {
    return Bytes.of(settings.get("rejection_reason"))
        .replace("%t", recipient.encode())
        .replace("%{to}", recipient.encode())
        .replace("%f", sender.encode())
        .replace("%n", "\r\n")
        .replace("%{crlf}", "\r\n")
        .replace("%r", reason)
        .replace("%{reason}", reason);
  }

  static String text(
      DeliveryHost host,
      Settings settings,
      Mail mail,
      SmtpAddress sender,
      SmtpAddress recipient,
      String reason) {
    String boundary = host.boundary();
    String id = mail.id();
    StringBuilder out = new StringBuilder();
    out.append("Message-ID: " + host.newMessageId().replace("-sieve-", "-") + "\r\n")
        .append("Date: " + host.date() + "\r\n")
        .append("From: " + host.postmaster() + "\r\n")
        .append("To: <" + sender.encode() + ">\r\n")
        .append("MIME-Version: 1.0\r\n")
        .append("Content-Type: multipart/report; report-type=disposition-notification;\r\n")
        .append("\tboundary=\"" + boundary + "\"\r\n")
        .append("Subject: " + subject(settings, mail) + "\r\n")
        .append("Auto-Submitted: auto-replied (rejected)\r\n")
        .append("Precedence: bulk\r\n")
        .append("\r\nThis is a MIME-encapsulated message\r\n\r\n--" + boundary + "\r\n")
        .append("Content-Type: text/plain; charset=utf-8\r\n")
        .append("Content-Disposition: inline\r\nContent-Transfer-Encoding: 8bit\r\n\r\n")
        .append(reason(settings, sender, recipient, reason))
        .append("\r\n--" + boundary + "\r\n")
        .append("Content-Type: message/disposition-notification\r\n\r\n")
        .append("Reporting-UA: " + host.hostname() + "; Dovecot Mail Delivery Agent\r\n")
        .append("Final-Recipient: rfc822; " + recipient.encode() + "\r\n");
    if (id != null) {
      out.append("Original-Message-ID: " + id + "\r\n");
    }
    out.append("Disposition: automatic-action/MDN-sent-automatically; deleted\r\n\r\n--")
        .append(boundary + "\r\nContent-Type: message/rfc822\r\n\r\n");
    for (Mail.Field field : mail.fields()) {
      if (!Bytes.same(field.name(), "Content-Type")) {
        out.append(field.raw());
      }
    }
    return out.append("\r\n\r\n--" + boundary + "--\r\n").toString();
  }
}

package io.chapar.postfix.bounce;

import io.chapar.mail.Quoting;
import io.chapar.postfix.cleanup.CleanupSession;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.queue.BounceService.Report;
import io.chapar.postfix.queue.Dsn;
import io.chapar.postfix.queue.MessageFile;
import io.chapar.postfix.queue.Recipient;
import io.chapar.text.Utf8;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a report (RFC 3464): a text for people, a part for programs, the original. */
final class ReportWriter {
  private static final int WIDTH = 79;
  private static final int INDENT = 4;

  private final Daemon daemon;
  private final BounceTemplates templates;
  private final BounceTemplate template;
  private final Report report;
  private final @Nullable MessageFile original;
  private final String boundary;
  private final String encoding;
  private final String mailName;

  ReportWriter(
      Daemon daemon, BounceTemplate template, Report report, @Nullable MessageFile original) {
    this.daemon = daemon;
    this.templates = BounceTemplates.of(daemon);
    this.template = template;
    this.report = report;
    this.original = original;
    this.boundary =
        report.id()
            + "."
            + Math.floorDiv(daemon.now(), 1_000_000_000L)
            + "/"
            + daemon.config().get("myhostname");
    boolean utf8 = daemon.config().bool("smtputf8_enable");
    this.encoding = utf8 || report.encoding().equals("8bit") ? "8bit" : report.encoding();
    this.mailName =
        daemon.config().get("mail_name").replaceAll("[ \t\r\n()<>@,;:\\\\\".\\[\\]]", "-");
  }

  private boolean eightBit() {
    return encoding.equals("8bit");
  }

  /** All of it, into a session that {@code Submission} began. */
  void write(
      CleanupSession out,
      String recipient,
      boolean postmasterCopy,
      boolean boilerplate,
      List<BounceLog.Entry> entries,
      int returnType) {
    header(out, recipient, postmasterCopy);
    if (boilerplate) {
      template.body().forEach(line -> out.line(templates.expand(template, line)));
    }
    for (BounceLog.Entry entry : entries) {
      recipientText(out, entry);
    }
    machineHeader(out);
    for (BounceLog.Entry entry : entries) {
      recipientFields(out, entry);
    }
    original(out, returnType);
  }

  private void header(CleanupSession out, String recipient, boolean postmasterCopy) {
    out.line("From: " + template.from(daemon.config()));
    out.line("Subject: " + (postmasterCopy ? template.postmasterSubject() : template.subject()));
    out.line("To: " + Quoting.header(recipient));
    String messageId = messageId();
    if (!messageId.isEmpty() && referencesWanted()) {
      out.line("References: " + messageId);
      out.line("In-Reply-To: " + messageId);
    }
    out.line("Auto-Submitted: " + (postmasterCopy ? "auto-generated" : "auto-replied"));
    out.line("MIME-Version: 1.0");
    out.line("Content-Type: multipart/report; report-type=delivery-status;");
    out.line("\tboundary=\"" + boundary + "\"");
    if (!encoding.isEmpty()) {
      out.line("Content-Transfer-Encoding: " + encoding);
    }
    out.line("");
    out.line("This is a MIME-encapsulated message.");
    out.line("");
    out.line("--" + boundary);
    out.line("Content-Description: Notification");
    String charset =
        !template.charset().equalsIgnoreCase("us-ascii")
            ? template.charset()
            : eightBit() ? "utf-8" : "us-ascii";
    out.line("Content-Type: text/plain; charset=" + charset);
    if (eightBit()) {
      out.line("Content-Transfer-Encoding: " + encoding);
    }
    out.line("");
  }

  private boolean referencesWanted() {
    return daemon.config().bool("enable_threaded_bounces");
  }

  private String messageId() {
    MessageFile message = original;
    if (message == null) {
      return "";
    }
    List<String> found = message.headers("Message-Id");
    return found.isEmpty() ? "" : found.get(0);
  }

  /** Breaks a line at blanks, continued lines indented. */
  static void wrapped(CleanupSession out, String text) {
    int start = 0;
    int word = 0;
    int width = WIDTH;
    int indent = 0;
    int length = text.length();
    while (true) {
      int space = word;
      while (space < length && text.charAt(space) != ' ' && text.charAt(space) != '\t') {
        space++;
      }
      if (word > start && space - start > width) {
        out.line(" ".repeat(indent) + text.substring(start, word).stripTrailing());
        while (word < length && text.charAt(word) == ' ') {
          word++;
        }
        if (start == 0) {
          indent += INDENT;
          width -= INDENT;
        }
        start = word;
      }
      if (space >= length) {
        break;
      }
      word = space + 1;
    }
    out.line(" ".repeat(indent) + text.substring(start).stripTrailing());
  }

  private static String shown(String address) {
    return Quoting.header(address);
  }

  private void recipientText(CleanupSession out, BounceLog.Entry entry) {
    out.line("");
    Recipient recipient = entry.recipient();
    String expanded =
        recipient.original().isEmpty()
            ? ""
            : " (expanded from <" + shown(recipient.original()) + ">)";
    wrapped(out, "<" + shown(recipient.address()) + ">" + expanded + ": " + entry.dsn().reason());
  }

  private void machineHeader(CleanupSession out) {
    out.line("");
    out.line("--" + boundary);
    out.line("Content-Description: Delivery report");
    out.line("Content-Type: message/" + (report.smtputf8() ? "global-" : "") + "delivery-status");
    if (eightBit() && report.smtputf8()) {
      out.line("Content-Transfer-Encoding: " + encoding);
    }
    out.line("");
    out.line("Reporting-MTA: dns; " + daemon.config().get("myhostname"));
    if (!report.envelopeId().isEmpty()) {
      out.line("Original-Envelope-Id: " + report.envelopeId());
    }
    out.line("X-" + mailName + "-Queue-ID: " + report.id());
    MessageFile message = original;
    if (message != null) {
      out.line("X-" + mailName + "-Sender: rfc822; " + sender(message));
      out.line("Arrival-Date: " + CleanupSession.date(message.arrival()));
    }
  }

  private String sender(MessageFile message) {
    return message.sender().isEmpty()
        ? "MAILER-DAEMON@" + daemon.config().get("myhostname")
        : Quoting.header(message.sender());
  }

  private void recipientFields(CleanupSession out, BounceLog.Entry entry) {
    Recipient recipient = entry.recipient();
    Dsn dsn = entry.dsn();
    out.line("");
    out.line("Final-Recipient: rfc822; " + shown(recipient.address()));
    if (!recipient.dsnOriginal().isEmpty()) {
      out.line("Original-Recipient: " + recipient.dsnOriginal());
    } else if (!recipient.original().isEmpty()) {
      out.line("Original-Recipient: rfc822; " + shown(recipient.original()));
    }
    out.line("Action: " + (template.name().equals("failure") ? "failed" : dsn.action()));
    out.line("Status: " + dsn.status());
    if (!dsn.remoteType().isEmpty() && !dsn.remoteName().isEmpty()) {
      wrapped(out, "Remote-MTA: " + dsn.remoteType() + "; " + dsn.remoteName());
    }
    if (!dsn.diagnosticType().isEmpty() && !dsn.diagnosticText().isEmpty()) {
      wrapped(out, "Diagnostic-Code: " + dsn.diagnosticType() + "; " + dsn.diagnosticText());
    } else {
      wrapped(out, "Diagnostic-Code: X-" + mailName + "; " + dsn.reason());
    }
    if (template.name().equals("delay") && original != null) {
      long until =
          original.arrival() + daemon.config().seconds("maximal_queue_lifetime") * 1_000_000_000L;
      out.line("Will-Retry-Until: " + CleanupSession.date(until));
    }
  }

  private void original(CleanupSession out, int returnType) {
    MessageFile message = original;
    long limit = daemon.config().integer("bounce_size_limit");
    boolean headers =
        returnType == Dsn.RETURN_HEADERS
            || limit > 0 && message != null && (message.size() <= 0 || message.size() > limit);
    boolean undelivered = template.name().equals("failure") || template.name().equals("delay");
    out.line("");
    out.line("--" + boundary);
    out.line(
        "Content-Description: "
            + (undelivered ? "Undelivered " : "")
            + (headers ? "Message Headers" : "Message"));
    String type =
        report.smtputf8()
            ? headers ? "message/global-headers" : "message/global"
            : headers ? "text/rfc822-headers" : "message/rfc822";
    out.line("Content-Type: " + type);
    if (eightBit()) {
      out.line("Content-Transfer-Encoding: " + encoding);
    }
    out.line("");
    if (message == null) {
      out.line("\t--- Undelivered message unavailable ---");
    } else {
      out.line("Return-Path: <" + sender(message) + ">");
      message.lines(
          (b, from, length, complete) -> {
            if (headers && !isHeader(b, from, length)) {
              return false;
            }
            out.line(b, from, length, complete);
            return true;
          });
    }
    out.line("");
    out.line("--" + boundary + "--");
  }

  private static boolean isHeader(byte[] b, int from, int length) {
    if (length == 0) {
      return false;
    }
    if (b[from] == ' ' || b[from] == '\t') {
      return true;
    }
    String line = Utf8.decode(b, from, Math.min(length, 1000));
    int colon = line.indexOf(':');
    return colon > 0 && line.substring(0, colon).stripTrailing().chars().noneMatch(c -> c <= ' ');
  }
}

package io.chapar.spam;

import io.chapar.host.Process;
import io.chapar.text.Utf8;
import io.chapar.unix.Strftime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites a mail as its verdict asks for, and takes such changes back. */
final class Markup {
  private final Process p;
  private final Settings settings;

  Markup(Process p, Settings settings) {
    this.p = p;
    this.settings = settings;
  }

  /** The mail as it goes on. */
  byte[] apply(Subject mail, Verdict verdict) {
    Report report = new Report(settings, mail, verdict, p.hostname());
    boolean wraps = verdict.spam() && settings.reportSafe > 0;
    return Utf8.encode(
        mail.stamp + (wraps ? wrapped(mail, report) : marked(mail, verdict, report)));
  }

  private String rewritten(String name, String value, Report report) {
    String text = settings.rewrite.get(name.toLowerCase(Locale.ROOT));
    if (text == null) {
      return value;
    }
    String filled = report.fill(text);
    if (name.equalsIgnoreCase("Subject")) {
      String tag = filled.strip();
      return value.strip().startsWith(tag) ? value : " " + tag + " " + value.stripLeading();
    }
    String comment = filled.replace('(', '[').replace(')', ']');
    return " (" + comment + ") " + value.stripLeading();
  }

  /** report_safe 0, and ham: only the header changes. */
  private String marked(Subject mail, Verdict verdict, Report report) {
    StringBuilder out = new StringBuilder();
    List<String> headers = report.headers();
    headers.forEach(out::append);
    boolean spam = verdict.spam();
    if (spam && headers.stream().noneMatch(h -> h.startsWith("X-Spam-Report:"))) {
      int own = settings.added.size() > 4 ? position(headers) : headers.size();
      out.setLength(0);
      for (int i = 0; i < headers.size(); i++) {
        if (i == own) {
          out.append("X-Spam-Report: ").append(report.fill("_REPORT_")).append('\n');
        }
        out.append(headers.get(i));
      }
      if (own >= headers.size()) {
        out.append("X-Spam-Report: ").append(report.fill("_REPORT_")).append('\n');
      }
    }
    StringBuilder before = new StringBuilder();
    boolean subject = false;
    for (Subject.Field field : mail.fields) {
      if (field.name().toLowerCase(Locale.ROOT).startsWith("x-spam-")) {
        continue;
      }
      boolean changes = spam && settings.rewrite.containsKey(field.name().toLowerCase(Locale.ROOT));
      if (changes) {
        before.append("X-Spam-Prev-" + field.name() + ":" + field.raw() + "\n");
      }
      subject |= field.name().equalsIgnoreCase("Subject");
      out.append(field.name())
          .append(':')
          .append(changes ? rewritten(field.name(), field.raw(), report) : field.raw())
          .append('\n');
    }
    if (spam && !subject && settings.rewrite.containsKey("subject")) {
      out.append("Subject:" + rewritten("Subject", "", report).stripTrailing() + "\n");
    }
    return out + "" + before + "\n" + mail.body;
  }

  /** The report stands behind the status line, before what the administrator adds. */
  private static int position(List<String> headers) {
    for (int i = 0; i < headers.size(); i++) {
      if (headers.get(i).startsWith("X-Spam-Status:")) {
        return i + 1;
      }
    }
    return headers.size();
  }

  /** report_safe 1 and 2: the mail becomes an attachment of a report. */
  private String wrapped(Subject mail, Report report) {
    long now = p.machine().scheduler().nanos();
    String boundary =
        String.format(
            Locale.ROOT,
            "----------=_%08X.%08X",
            now / 1_000_000_000,
            p.machine().random().nextInt());
    StringBuilder out = new StringBuilder();
    out.append("Received: from localhost by " + p.hostname() + "\n")
        .append("\twith SpamAssassin (version " + Report.VERSION + ");\n\t")
        .append(Strftime.format("%a, %d %b %Y %H:%M:%S +0000", Strftime.at(now, ZoneOffset.UTC)))
        .append('\n');
    for (String name : List.of("From", "To", "Cc", "Subject", "Date", "Message-Id")) {
      boolean found = false;
      for (Subject.Field field : mail.fields) {
        if (!found && field.name().equalsIgnoreCase(name)) {
          found = true;
          out.append(name).append(':').append(rewritten(name, field.raw(), report)).append('\n');
        }
      }
      if (!found && name.equals("Subject") && settings.rewrite.containsKey("subject")) {
        out.append("Subject:" + rewritten("Subject", "", report).stripTrailing() + "\n");
      }
    }
    report.headers().forEach(out::append);
    String type = settings.reportSafe == 1 ? "message/rfc822" : "text/plain";
    out.append("MIME-Version: 1.0\n")
        .append("Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\n\n")
        .append("This is a multi-part message in MIME format.\n\n--" + boundary + "\n")
        .append("Content-Type: text/plain; charset=UTF-8\nContent-Disposition: inline\n")
        .append("Content-Transfer-Encoding: 8bit\n\n")
        .append(report.text())
        .append("\n\n--" + boundary + "\n")
        .append("Content-Type: " + type + "; x-spam-type=original\n")
        .append("Content-Description: original message before SpamAssassin\n")
        .append("Content-Disposition: " + "inline\nContent-Transfer-Encoding: 8bit\n\n")
        .append(mail.pristine.isEmpty() ? "\n" : mail.pristine)
        .append("\n--" + boundary + "--\n\n");
    return out.toString();
  }

  /** The mail as it was before it was marked. */
  static byte[] remove(byte[] bytes) {
    Subject mail = new Subject(bytes);
    Matcher attached =
        Pattern.compile(
                "(?s)Content-Type: (?:message/rfc822|text/plain); x-spam-type=original\n.*?\n\n(.*)\n-{10,}=_[^\n]*--\n")
            .matcher(mail.body);
    boolean wrapped = mail.all("Received").stream().anyMatch(r -> r.contains("with SpamAssassin"));
    if (wrapped && attached.find()) {
      return Utf8.encode(mail.stamp + attached.group(1));
    }
    StringBuilder out = new StringBuilder(mail.stamp);
    Map<String, String> before = new java.util.HashMap<>();
    for (Subject.Field field : mail.fields) {
      if (field.name().toLowerCase(Locale.ROOT).startsWith("x-spam-prev-")) {
        before.put(field.name().substring(12).toLowerCase(Locale.ROOT), field.raw());
      }
    }
    for (Subject.Field field : mail.fields) {
      String name = field.name().toLowerCase(Locale.ROOT);
      if (!name.startsWith("x-spam-")) {
        out.append(field.name() + ":" + before.getOrDefault(name, field.raw()) + "\n");
      }
    }
    return Utf8.encode(out + "\n" + mail.body);
  }
}

package io.chapar.postfix.smtpd;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dialogue so far, kept for a notice to the postmaster should something go wrong. */
final class Transcript {
  private static final int LIMIT = 2000; // lines of a client that never resets anything
  private static final int WIDTH = 78;
  private static final String INDENT = "    ";

  private final boolean wanted;
  private final List<String> lines = new ArrayList<>();

  Transcript(boolean wanted) {
    this.wanted = wanted;
  }

  void in(String line) {
    add("In:  " + line);
  }

  void out(String line) {
    add("Out: " + line);
  }

  private void add(String line) {
    if (wanted && lines.size() < LIMIT) {
      lines.add(line);
    }
  }

  int size() {
    return lines.size();
  }

  void clear() {
    lines.clear();
  }

  /** Sends it to the postmaster. */
  void notify(Session session, boolean bounce, SessionEnded.@Nullable Reason reason) {
    var config = session.settings.config;
    String to = config.get(bounce ? "bounce_notice_recipient" : "error_notice_recipient");
    List<String> text = new ArrayList<>();
    text.add("From: Mail Delivery System <MAILER-DAEMON@" + session.settings.myhostname + ">");
    text.add("To: Postmaster <" + config.get("error_notice_recipient") + ">");
    text.add(
        "Subject: "
            + session.settings.mailName
            + " SMTP server: errors from "
            + session.nameAddress());
    text.add("");
    text.add("Transcript of session follows.");
    text.add("");
    for (String line : lines) {
      wrap(Printable.of(line, '?'), text);
    }
    text.add("");
    if (reason != null && !reason.text().isEmpty()) {
      text.add("Session aborted, reason: " + reason.text());
    }
    text.add("");
    text.add("For other details, see the local mail logfile");
    session.server.backend().notice(to, text);
  }

  /** Breaks a long line at blanks; what follows the first piece is indented. */
  private static void wrap(String line, List<String> out) {
    String rest = line;
    String indent = "";
    int width = WIDTH;
    while (rest.length() > width) {
      int blank = rest.lastIndexOf(' ', width);
      if (blank <= 0) {
        blank = rest.indexOf(' ', width);
      }
      if (blank < 0) {
        break;
      }
      out.add(" " + indent + rest.substring(0, blank));
      rest = rest.substring(blank + 1).stripLeading();
      indent = INDENT;
      width = WIDTH - INDENT.length();
    }
    out.add(" " + indent + rest);
  }
}

package io.chapar.postfix.smtpd;

import io.chapar.postfix.smtpd.restriction.Expansion;

/** The text that smtpd_reject_footer puts behind every refusal, for people who read it. */
final class Footer {
  private static final String SAME_LINE = "\\c";

  private Footer() {}

  /** A refusal with its footer; lines are separated by CRLF. */
  static String add(Session session, String reply) {
    String template = session.server.footer(reply);
    if (template.isEmpty() || reply.length() < 4) {
      return reply;
    }
    boolean sameLine = template.startsWith(SAME_LINE);
    String text =
        Expansion.expand(
            sameLine ? template.substring(SAME_LINE.length()) : template,
            session,
            session.settings.myhostname);
    int enhanced = io.chapar.mail.Reply.enhancedLength(reply.substring(4));
    String prefix = reply.substring(0, 4 + enhanced) + (enhanced > 0 ? " " : "");
    StringBuilder out = new StringBuilder(reply);
    boolean first = true;
    for (String line : text.split("\\\\n", -1)) {
      if (first && sameLine) {
        out.append(line);
      } else {
        out.append("\r\n").append(prefix).append(line);
      }
      first = false;
    }
    return out.toString();
  }
}

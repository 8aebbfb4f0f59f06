package io.chapar.postfix.smtp;

import io.chapar.mail.Reply;

/**
 * What a server answered.
 *
 * @param code the reply code; 0: what came was none
 * @param status the enhanced status code, made up from the reply code where there is none
 * @param text all lines with their codes, separated by newlines
 */
record ServerReply(int code, String status, String text) {
  private static final int STATUS_OFFSET = 4;

  /** From the lines of a reply; the status is in the last one. */
  static ServerReply of(String text) {
    String last = text.substring(text.lastIndexOf('\n') + 1);
    if (!startsWithCode(last)) {
      return new ServerReply(0, "5.5.0", text);
    }
    int code = Integer.parseInt(last.substring(0, 3));
    char first = last.charAt(0);
    String status = "5.5.0";
    if (first == '2' || first == '4' || first == '5') {
      String rest = last.length() > STATUS_OFFSET ? last.substring(STATUS_OFFSET).strip() : "";
      int length = Reply.enhancedLength(rest);
      status = length > 0 && rest.charAt(0) == first ? rest.substring(0, length) : first + ".0.0";
    }
    return new ServerReply(code, status, text);
  }

  /** Whether a line begins with exactly three digits. */
  static boolean startsWithCode(String line) {
    int digits = 0;
    while (digits < line.length() && line.charAt(digits) >= '0' && line.charAt(digits) <= '9') {
      digits++;
    }
    return digits == 3;
  }

  /** The same, counted as a temporary failure. */
  ServerReply softened() {
    return new ServerReply(code, "4" + status.substring(1), text);
  }

  /** The first digit of the code. */
  int family() {
    return code / 100;
  }

  /** The text on one line. */
  String line() {
    return text.replace('\n', ' ');
  }
}

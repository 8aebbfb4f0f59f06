package io.chapar.postfix.smtpd.restriction;

import io.chapar.mail.Reply;

/** Enhanced status codes: split off a text, and made to fit what a reply is about (RFC 3463). */
final class StatusCode {
  private StatusCode() {}

  /** The code and the text of an access table's result, with a code where there is none. */
  static Reply split(String fallback, String text) {
    int length = Reply.enhancedLength(text);
    if (length == 0) {
      return new Reply(0, fallback, text);
    }
    String rest = text.substring(length).stripLeading();
    return new Reply(0, text.substring(0, length), rest);
  }

  /**
   * Codes x.1.z speak of an address: of a sender others than of a recipient, and of neither where
   * the reply is about a client.
   */
  static String fit(Evaluation e, String status, String about) {
    if (status.length() < 5 || !status.startsWith(".1.", 1)) {
      return status;
    }
    String detail = status.substring(4);
    String tail =
        switch (about) {
          case Names.SENDER ->
              switch (detail) {
                case "2", "8" -> ".1.8";
                case "1", "3", "4", "6", "7" -> ".1.7";
                default -> ".1.0";
              };
          case Names.RECIPIENT ->
              switch (detail) {
                case "1", "2", "3", "4", "5", "6" -> ".1." + detail;
                case "7" -> ".1.3";
                case "8" -> ".1.2";
                default -> ".1.0";
              };
          default -> ".0.0";
        };
    String fitted = status.charAt(0) + tail;
    if (!fitted.equals(status)) {
      e.facts.info("mapping DSN status " + status + " into " + about + " status " + fitted);
    }
    return fitted;
  }
}

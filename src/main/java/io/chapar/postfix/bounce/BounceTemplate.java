package io.chapar.postfix.bounce;

import io.chapar.postfix.conf.PostfixConfig;
import java.util.List;

/**
 * The words of a report.
 *
 * @param name failure, delay, success or verify
 * @param origin where it comes from, as warnings name it
 * @param postmasterSubject the subject of the postmaster's copy; empty: there is none
 */
record BounceTemplate(
    String name,
    String origin,
    String charset,
    String from,
    String subject,
    String postmasterSubject,
    List<String> body) {
  private static final String DAEMON = "MAILER-DAEMON (Mail Delivery System)";
  private static final String GREETING = "This is the mail system at host $myhostname.";
  private static final String SIGNATURE = "                   The mail system";
  private static final List<String> HELP =
      List.of(
          "For further assistance, please send mail to postmaster.",
          "",
          "If you do so, please include this problem report. You can",
          "delete your own text from the attached returned message.",
          "",
          SIGNATURE);

  /** Who it is from: the built-in one in the form that header_from_format wants. */
  String from(PostfixConfig config) {
    boolean standard = config.get("header_from_format").equalsIgnoreCase("standard");
    return standard && from.equals(DAEMON) ? "Mail Delivery System <MAILER-DAEMON>" : from;
  }

  private static BounceTemplate builtIn(
      String name, String subject, String postmasterSubject, List<String> body) {
    return new BounceTemplate(
        name, "[built-in]", "us-ascii", DAEMON, subject, postmasterSubject, body);
  }

  private static List<String> lines(List<String> first, List<String> then) {
    return java.util.stream.Stream.concat(first.stream(), then.stream()).toList();
  }

  /** The template of a name as it is built in. */
  static BounceTemplate standard(String name) {
    return switch (name) {
      case "delay" ->
          builtIn(
              name,
              "Delayed Mail (still being retried)",
              "Postmaster Warning: Delayed Mail",
              lines(
                  List.of(
                      GREETING,
                      "",
                      "####################################################################",
                      "# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #",
                      "####################################################################",
                      "",
                      "Your message could not be delivered for more than"
                          + " $delay_warning_time_hours hour(s).",
                      "It will be retried until it is $maximal_queue_lifetime_days day(s) old.",
                      ""),
                  HELP));
      case "success" ->
          builtIn(
              name,
              "Successful Mail Delivery Report",
              "",
              List.of(
                  GREETING,
                  "",
                  "Your message was successfully delivered to the destination(s)",
                  "listed below. If the message was delivered to mailbox you will",
                  "receive no further notifications. Otherwise you may still receive",
                  "notifications of mail delivery errors from other systems.",
                  "",
                  SIGNATURE));
      case "verify" ->
          builtIn(
              name,
              "Mail Delivery Status Report",
              "",
              List.of(
                  GREETING,
                  "",
                  "Enclosed is the mail delivery report that you requested.",
                  "",
                  SIGNATURE));
      default ->
          builtIn(
              "failure",
              "Undelivered Mail Returned to Sender",
              "Postmaster Copy: Undelivered Mail",
              lines(
                  List.of(
                      GREETING,
                      "",
                      "I'm sorry to have to inform you that your message could not",
                      "be delivered to one or more recipients. It's attached below.",
                      ""),
                  HELP));
    };
  }
}

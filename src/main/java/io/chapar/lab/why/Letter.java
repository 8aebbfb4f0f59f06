package io.chapar.lab.why;

import io.chapar.mail.Decision;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was handed in, so far as that can be done again.
 *
 * @param from the address of the client, or {@code sendmail}
 * @param port that it connected to
 * @param header a header line that mattered; empty: none
 * @param body a line of the text that mattered
 * @param size in bytes that mattered; 0: any
 */
public record Letter(
    String from,
    int port,
    String helo,
    String sender,
    String recipient,
    String header,
    String body,
    long size) {
  private static final Pattern CLIENT = Pattern.compile("client=[^\\[]*\\[([^\\]]+)\\]");
  private static final Pattern BYTES = Pattern.compile("announces (\\d+) bytes");

  /** A message of an outsider. */
  public static Letter outside(String sender, String recipient) {
    return new Letter("outside", 25, "client.example.net", sender, recipient, "", "", 0);
  }

  /** The message that a chain is about; null: too little is known of it. */
  static @Nullable Letter of(Chain chain, @Nullable Decision origin) {
    boolean named = value(chain.end().subject(), "to") != null;
    String told = origin == null || named ? chain.end().subject() : origin.subject();
    Matcher client = CLIENT.matcher(told);
    boolean net = client.find();
    String recipient = chain.outcome() == Chain.Outcome.REFUSED ? value(told, "to") : first(chain);
    if (recipient == null || !net && !told.contains("pickup")) {
      return null;
    }
    String sender = value(told, "from");
    String helo = value(told, "helo");
    return new Letter(
        net ? client.group(1) : "sendmail",
        port(chain),
        helo == null ? "client.example.net" : helo,
        sender == null ? "" : sender,
        recipient,
        line(chain, "header_checks"),
        line(chain, "body_checks"),
        size(chain));
  }

  private static @Nullable String value(String text, String name) {
    Matcher found = Pattern.compile("\\b" + name + "=<([^>]*)>").matcher(text);
    return found.find() ? found.group(1) : null;
  }

  /** The recipient as it was at first. */
  private static String first(Chain chain) {
    for (Decision step : chain.steps()) {
      String subject = step.subject();
      if (subject.indexOf('@') > 0 && subject.indexOf(' ') < 0) {
        return subject;
      }
    }
    return chain.end().subject();
  }

  private static int port(Chain chain) {
    for (Decision.Cause cause : chain.end().causes()) {
      if (cause.text().startsWith("service submission/")) {
        return 587;
      }
      if (cause.text().matches("service (smtps|submissions)/.*")) {
        return 465;
      }
    }
    return 25;
  }

  private static String line(Chain chain, String checks) {
    for (Decision step : chain.steps()) {
      if (step.stage().equals("cleanup " + checks)) {
        return step.subject();
      }
    }
    return "";
  }

  private static long size(Chain chain) {
    List<Decision.Cause> causes = chain.steps().stream().flatMap(s -> s.causes().stream()).toList();
    for (Decision.Cause cause : causes) {
      Matcher bytes = BYTES.matcher(cause.text());
      if (bytes.find()) {
        return Math.min(60_000_000, Long.parseLong(bytes.group(1)));
      }
      boolean limit = cause.setting().equals("message_size_limit");
      if (limit && cause.value().matches("\\d{1,8}")) {
        return Math.min(60_000_000, Long.parseLong(cause.value()) + 1000);
      }
    }
    return 0;
  }

  /** Its text. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("From: <").append(sender.isEmpty() ? "MAILER-DAEMON@example.net" : sender);
    text.append(">\nTo: <").append(recipient).append(">\nSubject: a trial\n");
    if (!header.isEmpty()) {
      text.append(header).append('\n');
    }
    text.append("Message-ID: <trial@client.example.net>\n\n");
    if (!body.isEmpty()) {
      text.append(body).append('\n');
    }
    text.append("A message to see where it ends.\n");
    while (text.length() < size) {
      text.append("x".repeat(75)).append('\n');
    }
    return text.toString();
  }
}

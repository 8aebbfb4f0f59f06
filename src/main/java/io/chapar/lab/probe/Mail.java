package io.chapar.lab.probe;

import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.YamlTree;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The message of a delivery probe.
 *
 * @param headers that the author gives; those that every message has are added
 * @param size of the text in bytes; 0: just the body
 */
record Mail(Map<String, String> headers, String body, int size) {
  private static final int LINE = 76;

  static Mail read(YamlTree tree) throws ScenarioException {
    Map<String, String> headers = new LinkedHashMap<>();
    if (tree.has("headers")) {
      YamlTree given = tree.tree("headers");
      for (String name : given.keys()) {
        headers.put(name, given.string(name));
      }
    }
    String body = tree.string("body", "A message to see where it ends.\n");
    return new Mail(Map.copyOf(headers), body, size(tree));
  }

  private static int size(YamlTree tree) throws ScenarioException {
    String text = tree.string("size", "0");
    if (!text.matches("\\d{1,6}[kM]?")) {
      throw YamlTree.error("'" + text + "' is no size", tree.placeOf("size"), "such as 300k or 6M");
    }
    int number = Integer.parseInt(text.replaceAll("\\D", ""));
    return Math.min(
        100_000_000,
        text.endsWith("M") ? number << 20 : text.endsWith("k") ? number << 10 : number);
  }

  /** The whole message; its lines end in LF. */
  String text(String sender, String recipient, String messageId, Instant at) {
    Map<String, String> all = new LinkedHashMap<>();
    String from = sender.isEmpty() ? "MAILER-DAEMON@mx.example.net" : sender;
    all.put("From", from);
    all.put("To", recipient);
    all.put("Subject", "probe " + messageId.substring(1, 7));
    all.put(
        "Date",
        DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC)
            .format(at));
    all.put("Message-ID", messageId);
    Set<String> known = Set.copyOf(all.keySet());
    headers.forEach(
        (name, value) -> {
          String key =
              known.stream().filter(k -> k.equalsIgnoreCase(name)).findFirst().orElse(name);
          all.put(key, value);
        });
    StringBuilder text = new StringBuilder();
    all.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    text.append('\n').append(body);
    if (text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
    String filler = "x".repeat(LINE - 1) + "\n";
    while (text.length() < size) {
      text.append(filler);
    }
    return text.substring(0, text.length() - 1);
  }
}

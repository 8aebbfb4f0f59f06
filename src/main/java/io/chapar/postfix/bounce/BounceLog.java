package io.chapar.postfix.bounce;

import io.chapar.mail.Quoting;
import io.chapar.postfix.queue.Dsn;
import io.chapar.postfix.queue.Recipient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The form of the files in the queue directories bounce, defer and trace. */
public final class BounceLog {
  private BounceLog() {}

  /** What happened to a recipient. */
  public record Entry(Recipient recipient, Dsn dsn) {}

  /** An entry as it is written. */
  static String format(Recipient recipient, Dsn dsn) {
    StringBuilder text = new StringBuilder("\n");
    String address = recipient.address();
    text.append('<').append(address.isEmpty() ? "" : Quoting.header(address)).append(">: ");
    text.append(dsn.reason()).append('\n');
    put(text, "recipient", address.isEmpty() ? "<>" : Quoting.header(address));
    if (!recipient.original().equalsIgnoreCase(address)) {
      put(text, "original_recipient", Quoting.header(recipient.original()));
    }
    if (recipient.offset() > 0) {
      put(text, "offset", Integer.toString(recipient.offset()));
    }
    put(text, "dsn_orig_rcpt", recipient.dsnOriginal());
    if (recipient.notifyFlags() != 0) {
      put(text, "notify_flags", Integer.toString(recipient.notifyFlags()));
    }
    put(text, "status", dsn.status());
    put(text, "action", dsn.action());
    if (!dsn.diagnosticType().isEmpty() && !dsn.diagnosticText().isEmpty()) {
      put(text, "diag_type", dsn.diagnosticType());
      put(text, "diag_text", dsn.diagnosticText());
    }
    if (!dsn.remoteType().isEmpty() && !dsn.remoteName().isEmpty()) {
      put(text, "mta_type", dsn.remoteType());
      put(text, "mta_mname", dsn.remoteName());
    }
    put(text, "reason", dsn.reason());
    return text.append('\n').toString();
  }

  private static void put(StringBuilder text, String name, String value) {
    if (!value.isEmpty() && !value.equals("\"\"")) {
      text.append(name).append('=').append(value.replace('\n', ' ')).append('\n');
    }
  }

  /** The entries of a log. */
  public static List<Entry> parse(String text) {
    List<Entry> entries = new ArrayList<>();
    Map<String, String> fields = new HashMap<>();
    for (String line : (text + "\n\n").split("\n", -1)) {
      if (line.isEmpty()) {
        if (fields.containsKey("recipient")) {
          entries.add(entry(fields));
        }
        fields.clear();
        continue;
      }
      int equals = line.indexOf('=');
      if (!line.startsWith("<") && equals > 0) {
        fields.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    return entries;
  }

  private static Entry entry(Map<String, String> f) {
    String address = f.getOrDefault("recipient", "");
    Recipient recipient =
        new Recipient(
            number(f.getOrDefault("offset", "0")),
            address.equals("<>") ? "" : Quoting.unquote(address),
            Quoting.unquote(f.getOrDefault("original_recipient", "")),
            f.getOrDefault("dsn_orig_rcpt", ""),
            number(f.getOrDefault("notify_flags", "0")));
    return new Entry(
        recipient,
        new Dsn(
            f.getOrDefault("status", "5.0.0"),
            f.getOrDefault("action", "failed"),
            f.getOrDefault("reason", ""),
            f.getOrDefault("diag_type", ""),
            f.getOrDefault("diag_text", ""),
            f.getOrDefault("mta_type", ""),
            f.getOrDefault("mta_mname", "")));
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}

package io.chapar.unix.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A message that is being written: its fields as the user gave them. */
final class Draft {
  @Nullable String from;
  final List<String> to = new ArrayList<>();
  final List<String> cc = new ArrayList<>();
  final List<String> bcc = new ArrayList<>();
  @Nullable String subject;
  final List<String> headers = new ArrayList<>();
  @Nullable String replyTo;
  @Nullable String inReplyTo;

  /** The header of the message, up to and with the empty line. */
  String header(Settings settings, String charset) {
    StringBuilder out = new StringBuilder();
    String author = from;
    if (author != null) {
      out.append("From: ").append(author).append('\n');
    }
    field(out, "To", to, settings);
    String about = subject;
    if (about != null) {
      out.append("Subject: ").append(about.replace('\n', ' ')).append('\n');
    }
    field(out, "Cc", cc, settings);
    field(out, "Bcc", bcc, settings);
    headers.forEach(line -> out.append(line).append('\n'));
    ifMissing(out, "MIME-Version", "1.0");
    ifMissing(out, "Content-Type", "text/plain; charset=\"" + charset + "\"");
    ifMissing(out, "Content-Transfer-Encoding", "8bit");
    String answers = replyTo;
    if (answers != null) {
      out.append("Reply-To: ").append(answers).append('\n');
    }
    String original = inReplyTo;
    if (original != null) {
      out.append("In-Reply-To: ").append(original).append('\n');
    }
    return out.append('\n').toString();
  }

  private static void field(StringBuilder out, String name, List<String> names, Settings settings) {
    List<String> all = new ArrayList<>();
    for (String each : names) {
      for (String member : settings.expand(each)) {
        if (!all.contains(member)) {
          all.add(member);
        }
      }
    }
    if (!all.isEmpty()) {
      out.append(name).append(": ").append(String.join(", ", all)).append('\n');
    }
  }

  private void ifMissing(StringBuilder out, String name, String value) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    if (headers.stream().noneMatch(h -> h.toLowerCase(Locale.ROOT).startsWith(start))) {
      out.append(name).append(": ").append(value).append('\n');
    }
  }
}

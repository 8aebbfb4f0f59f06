package io.chapar.mailbox;

import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The text of an mbox(5): messages one after another, each begun by a From line. */
final class MboxFile {
  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM [ ]d HH:mm[:ss] yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter WRITE =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private MboxFile() {}

  /** Whether bytes begin like an mbox. */
  static boolean isMbox(byte[] bytes) {
    return bytes.length == 0 || startsWithFrom(bytes, 0);
  }

  static List<MboxMessage> parse(byte[] bytes, MailHost host) {
    List<MboxMessage> messages = new ArrayList<>();
    int start = 0;
    while (start < bytes.length) {
      if (bytes[start] == '\n') {
        start++;
        continue;
      }
      int end = next(bytes, start);
      messages.add(message(bytes, start, end));
      start = end;
    }
    return messages;
  }

  /** Where the message after the one at {@code start} begins: a From line after an empty line. */
  private static int next(byte[] bytes, int start) {
    for (int i = start + 1; i < bytes.length; i++) {
      if (bytes[i] == 'F'
          && bytes[i - 1] == '\n'
          && i > 1
          && bytes[i - 2] == '\n'
          && startsWithFrom(bytes, i)) {
        return i;
      }
    }
    return bytes.length;
  }

  private static boolean startsWithFrom(byte[] b, int at) {
    if (at + 5 > b.length
        || b[at] != 'F'
        || b[at + 1] != 'r'
        || b[at + 2] != 'o'
        || b[at + 3] != 'm'
        || b[at + 4] != ' ') {
      return false;
    }
    int end = at;
    while (end < b.length && b[end] != '\n') {
      end++;
    }
    return Utf8.decode(b, at, end - at).matches("From .*\\d\\d?:\\d\\d.*");
  }

  private static MboxMessage message(byte[] bytes, int start, int limit) {
    int from = start;
    while (from < limit && bytes[from] != '\n') {
      from++;
    }
    from = Math.min(from + 1, limit);
    int end = limit;
    if (end - 2 >= from && bytes[end - 1] == '\n' && bytes[end - 2] == '\n') {
      end--; // the empty line between messages
    }
    int head = from;
    int body = end;
    while (head < end) {
      if (bytes[head] == '\n') {
        body = head + 1;
        break;
      }
      int line = head;
      while (line < end && bytes[line] != '\n') {
        line++;
      }
      head = line + 1;
    }
    String fromLine = Utf8.decode(bytes, start, from - start);
    int headEnd = Math.min(head, end);
    return new MboxMessage(
        fromLine.endsWith("\n") ? fromLine : fromLine + "\n",
        MboxMessage.headerLines(Utf8.decode(bytes, from, headEnd - from)),
        Arrays.copyOfRange(bytes, Math.min(body, end), end));
  }

  static byte[] write(List<MboxMessage> messages) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (MboxMessage message : messages) {
      out.writeBytes(message.stored());
      byte[] body = message.body;
      if (body.length > 0 && body[body.length - 1] != '\n') {
        out.write('\n');
      }
      out.write('\n');
    }
    return out.toByteArray();
  }

  /** When a From line says that its message came; {@code otherwise} if it cannot be read. */
  static long received(String fromLine, long otherwise) {
    String[] words = fromLine.strip().split("\\s+");
    if (words.length < 6) {
      return otherwise;
    }
    String date = String.join(" ", Arrays.copyOfRange(words, words.length - 5, words.length));
    try {
      return LocalDateTime.parse(date, ASCTIME).toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L;
    } catch (DateTimeParseException e) {
      return otherwise;
    }
  }

  static String fromLine(String sender, long nanos) {
    return "From "
        + sender
        + "  "
        + WRITE.format(java.time.Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L)))
        + "\n";
  }

  /** The body as it may lie in an mbox: From lines are quoted. */
  static byte[] quoteFrom(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 16);
    for (int i = 0; i < body.length; i++) {
      if (body[i] == 'F'
          && (i == 0 || body[i - 1] == '\n')
          && i + 5 <= body.length
          && body[i + 1] == 'r'
          && body[i + 2] == 'o'
          && body[i + 3] == 'm'
          && body[i + 4] == ' ') {
        out.write('>');
      }
      out.write(body[i]);
    }
    return out.toByteArray();
  }
}

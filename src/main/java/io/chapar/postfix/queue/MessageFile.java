package io.chapar.postfix.queue;

import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A queue file, read: who sends what to whom, and what is left to do. */
public final class MessageFile {
  private final String id;
  private final byte[] bytes;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Recipient> recipients = new ArrayList<>();
  private String sender = "";
  private boolean hasSender;
  private String fullName = "";
  private String filter = "";
  private String redirect = "";
  private String envelopeId = "";
  private String verp = "";
  private long arrival;
  private long created;
  private long size;
  private int dataOffset;
  private int dataEnd;
  private int returnType;
  private int warnOffset = -1;
  private long warnAt;
  private int recipientCount;
  private boolean smtputf8;
  private boolean ended;
  private String original = "";
  private String dsnOriginal = "";
  private int notify;

  private MessageFile(String id, byte[] bytes) {
    this.id = id;
    this.bytes = bytes;
  }

  /** Reads a file; null: it is not a queue file, or not a whole one. */
  public static @Nullable MessageFile parse(String id, byte[] bytes) {
    MessageFile file = new MessageFile(id, bytes);
    return file.read() ? file : null;
  }

  private boolean read() {
    int at = 0;
    while (at < bytes.length) {
      Record record = Record.at(bytes, at);
      if (record == null) {
        return false;
      }
      if (record.type() == Record.MESSAGE) {
        dataOffset = record.end();
        dataEnd =
            size > 0 ? (int) Math.min(bytes.length, dataOffset + size) : skipContent(dataOffset);
        at = dataEnd;
        Record next = Record.at(bytes, at);
        if (next == null || next.type() != Record.EXTRACTED) {
          dataEnd = skipContent(dataOffset);
          at = dataEnd;
        }
        continue;
      }
      if (record.type() == Record.END) {
        ended = true;
        break;
      }
      if (record.type() == Record.POINTER) {
        int to = number(record.text().strip());
        at = to > record.end() ? to : record.end();
        continue;
      }
      take(record);
      at = record.end();
    }
    return ended && hasSender;
  }

  private int skipContent(int from) {
    int at = from;
    Record record;
    while ((record = Record.at(bytes, at)) != null && record.type() != Record.EXTRACTED) {
      at = record.end();
    }
    return at;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private void take(Record record) {
    switch (record.type()) {
      case Record.SIZE -> {
        String[] f = record.text().strip().split("\\s+");
        size = f.length > 0 ? number(f[0]) : 0;
        recipientCount = f.length > 2 ? number(f[2]) : 0;
        smtputf8 = f.length > 5 && number(f[5]) != 0;
      }
      case Record.TIME -> {
        String[] f = record.text().split(" ");
        try {
          arrival =
              Long.parseLong(f[0]) * 1_000_000_000L
                  + (f.length > 1 ? Long.parseLong(f[1]) * 1000 : 0);
        } catch (NumberFormatException e) {
          arrival = 0;
        }
      }
      case Record.FULL_NAME -> fullName = record.text();
      case Record.SENDER -> {
        sender = record.text();
        hasSender = true;
      }
      case Record.FILTER -> filter = record.text();
      case Record.REDIRECT -> redirect = record.text();
      case Record.VERP -> verp = record.text();
      case Record.WARN -> {
        warnOffset = record.offset();
        warnAt = number(record.text().strip());
      }
      case Record.ORIGINAL -> original = record.text();
      case Record.RECIPIENT -> {
        recipients.add(
            new Recipient(record.offset(), record.text(), original, dsnOriginal, notify));
        forget();
      }
      case Record.DONE, Record.CANCELLED -> forget();
      case Record.ATTRIBUTE -> attribute(record.text());
      default -> {}
    }
  }

  private void forget() {
    original = "";
    dsnOriginal = "";
    notify = 0;
  }

  private void attribute(String text) {
    int equals = text.indexOf('=');
    if (equals <= 0) {
      return;
    }
    String value = text.substring(equals + 1);
    switch (text.substring(0, equals)) {
      case "create_time" -> created = number(value) * 1_000_000_000L;
      case "envelope_id" -> envelopeId = value;
      case "ret_flags" -> returnType = number(value);
      case "dsn_orig_rcpt" -> dsnOriginal = value;
      case "notify_flags" -> notify = number(value);
      default -> attributes.put(text.substring(0, equals), value);
    }
  }

  /** Its queue id. */
  public String id() {
    return id;
  }

  /** The file; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** The envelope sender, unquoted; empty: the null sender. */
  public String sender() {
    return sender;
  }

  /** The sender's full name; may be empty. */
  public String fullName() {
    return fullName;
  }

  /** Where it is to be sent for inspection, {@code transport:destination}; empty: nowhere. */
  public String filter() {
    return filter;
  }

  /** The address that replaces all recipients; empty: none. */
  public String redirect() {
    return redirect;
  }

  /** ENVID; may be empty. */
  public String envelopeId() {
    return envelopeId;
  }

  /** RET: 0 unsaid, 1 full, 2 headers. */
  public int returnType() {
    return returnType;
  }

  /** VERP's delimiters; empty: none wanted. */
  public String verp() {
    return verp;
  }

  /** When it came, nanoseconds since the epoch. */
  public long arrival() {
    return arrival;
  }

  /** When the file was made: what its age is counted from. */
  public long created() {
    return created == 0 ? arrival : created;
  }

  /** The size of its content, as logs and mailq give it. */
  public long size() {
    return size > 0 ? size : dataEnd - dataOffset;
  }

  /** The recipients that are left. */
  public List<Recipient> recipients() {
    return recipients;
  }

  /** How many recipients it came with. */
  public int recipientCount() {
    return recipientCount;
  }

  /** Whether it needs SMTPUTF8. */
  public boolean smtputf8() {
    return smtputf8;
  }

  /** A named attribute; empty: it has none. */
  public String attribute(String name, String fallback) {
    return attributes.getOrDefault(name, fallback);
  }

  /** 7bit, 8bit, or nothing. */
  public String encoding() {
    return attributes.getOrDefault("encoding", "");
  }

  /**
   * When the sender is to be warned of a delay, seconds since the epoch; 0: never, negative: that
   * has been done.
   */
  public long warnAt() {
    return warnAt;
  }

  /** Where the record of that time stands; -1: there is none. */
  public int warnOffset() {
    return warnOffset;
  }

  /** Where the content begins. */
  public int dataOffset() {
    return dataOffset;
  }

  /** Told of each line of the content, or piece of a long one. */
  public interface LineHandler {
    /** A line without its end; {@code complete}: the line ends here. */
    boolean line(byte[] bytes, int from, int length, boolean complete);
  }

  /** Gives the content line by line, until {@code handler} has enough (returns false). */
  public void lines(LineHandler handler) {
    int at = dataOffset;
    while (at < dataEnd) {
      Record record = Record.at(bytes, at);
      if (record == null || record.type() != Record.NORMAL && record.type() != Record.CONTINUED) {
        if (record != null && record.type() == Record.PADDING) {
          at = record.end();
          continue;
        }
        return;
      }
      if (!handler.line(bytes, record.start(), record.length(), record.type() == Record.NORMAL)) {
        return;
      }
      at = record.end();
    }
  }

  /** The content as a text with LF line ends. */
  public byte[] content() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(64, dataEnd - dataOffset));
    lines(
        (b, from, length, complete) -> {
          out.write(b, from, length);
          if (complete) {
            out.write('\n');
          }
          return true;
        });
    return out.toByteArray();
  }

  /** The values of the headers of a name in the content, as they are written. */
  public List<String> headers(String name) {
    List<String> found = new ArrayList<>();
    StringBuilder[] current = new StringBuilder[1];
    lines(
        (b, from, length, complete) -> {
          if (length == 0) {
            return false;
          }
          String line = Utf8.decode(b, from, length);
          boolean folded = b[from] == ' ' || b[from] == '\t';
          if (folded) {
            if (current[0] != null) {
              current[0].append(' ').append(line.strip());
            }
            return true;
          }
          if (current[0] != null) {
            found.add(current[0].toString());
            current[0] = null;
          }
          int colon = line.indexOf(':');
          if (colon <= 0) {
            return false;
          }
          if (line.substring(0, colon).stripTrailing().equalsIgnoreCase(name)) {
            current[0] = new StringBuilder(line.substring(colon + 1).strip());
          }
          return true;
        });
    if (current[0] != null) {
      found.add(current[0].toString());
    }
    return found;
  }
}

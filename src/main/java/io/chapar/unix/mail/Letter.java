package io.chapar.unix.mail;

import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A message in a mailbox as mail(1) keeps it: its bytes, and what was done to it. */
final class Letter {
  private static final Pattern FROM =
      Pattern.compile("^From \\S* +(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \\d]\\d ");

  private final byte[] text; // from its 'From ' line to the blank line behind it
  boolean fresh; // no Status line yet: N
  boolean read;
  boolean touched;
  boolean deleted;
  boolean saved;
  boolean preserved;
  boolean toMbox;
  boolean statusChanged;

  Letter(byte[] text) {
    this.text = text;
    String status = field("status");
    this.fresh = status == null;
    this.read = status != null && status.contains("R");
  }

  /** The messages of an mbox. */
  static List<Letter> parse(byte[] mbox) {
    List<Letter> all = new ArrayList<>();
    int start = -1;
    boolean blank = true;
    for (int i = 0; i < mbox.length; ) {
      int end = i;
      while (end < mbox.length && mbox[end] != '\n') {
        end++;
      }
      boolean from = blank && end - i > 20 && FROM.matcher(Utf8.decode(mbox, i, end - i)).find();
      if (from) {
        add(all, mbox, start, i);
        start = i;
      }
      blank = end == i;
      i = end + 1;
    }
    add(all, mbox, start, mbox.length);
    return all;
  }

  private static void add(List<Letter> all, byte[] mbox, int start, int end) {
    if (start >= 0) {
      all.add(new Letter(java.util.Arrays.copyOfRange(mbox, start, end)));
    }
  }

  byte[] raw() {
    return text;
  }

  long lines() {
    long n = 0;
    for (byte b : text) {
      n += b == '\n' ? 1 : 0;
    }
    return n;
  }

  /** Marks it as read. */
  void touch() {
    touched = true;
    if (!read) {
      read = true;
      statusChanged = true;
    }
  }

  private int bodyStart() {
    for (int i = 0; i + 1 < text.length; i++) {
      if (text[i] == '\n' && text[i + 1] == '\n') {
        return i + 2;
      }
    }
    return text.length;
  }

  byte[] body() {
    return java.util.Arrays.copyOfRange(text, bodyStart(), text.length);
  }

  /** The lines of the header, the 'From ' line first. */
  List<String> header() {
    int end = Math.max(0, bodyStart() - 1);
    return Utf8.decode(text, 0, end).lines().toList();
  }

  /** The value of a field, folded lines joined; null if there is none. */
  @Nullable String field(String name) {
    StringBuilder value = null;
    for (String line : header()) {
      if (value != null) {
        if (!line.startsWith(" ") && !line.startsWith("\t")) {
          break;
        }
        value.append(' ').append(line.strip());
      } else if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
        value = new StringBuilder(line.substring(name.length() + 1).strip());
      }
    }
    return value == null ? null : value.toString();
  }

  /** Who sent it: the address of From, or that of the envelope. */
  String sender() {
    String from = field("from");
    return from == null ? envelope()[0] : Sending.bare(from);
  }

  /** The envelope's sender, and its date up to the minute. */
  String[] envelope() {
    String line = header().isEmpty() ? "" : header().get(0);
    int blank = line.indexOf(' ', 5);
    String sender = blank < 0 ? "" : line.substring(5, blank);
    String date = blank < 0 ? "" : line.substring(blank).strip();
    return new String[] {sender, date.substring(0, Math.min(16, date.length()))};
  }

  /** What its Status line would say. */
  private String status() {
    return (read ? "R" : "") + (fresh ? "" : "O");
  }

  /** The message with its Status line as it is now. */
  byte[] written() {
    return copy(null, "", false);
  }

  /**
   * A copy for people or files.
   *
   * @param shown says which fields to show; null: all
   * @param indent is put before each line
   */
  byte[] copy(@Nullable Settings shown, String indent, boolean withoutFrom) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean skipping = false;
    List<String> lines = header();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (i > 0 && !line.startsWith(" ") && !line.startsWith("\t")) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? line : line.substring(0, colon);
        skipping = name.equalsIgnoreCase("status") || shown != null && !shown.shows(name);
      }
      if (!skipping && !(withoutFrom && i == 0)) {
        out.writeBytes(Utf8.encode(indent + line + "\n"));
      }
    }
    String status = status();
    if (!status.isEmpty() && (shown == null || shown.shows("status"))) {
      out.writeBytes(Utf8.encode(indent + "Status: " + status + "\n"));
    }
    out.writeBytes(Utf8.encode("\n"));
    if (indent.isEmpty()) {
      out.writeBytes(body());
    } else {
      for (String line : Utf8.decode(body()).split("(?<=\n)")) {
        out.writeBytes(Utf8.encode(line.equals("\n") ? line : indent + line));
      }
    }
    return out.toByteArray();
  }
}

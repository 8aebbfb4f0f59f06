package io.chapar.mailbox;

import io.chapar.text.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One message as it lies in an mbox: the From line, header lines, body. It knows the headers in
 * which Dovecot keeps what belongs to the mailbox, and how they are padded so that they can change
 * without moving the rest of the file.
 */
final class MboxMessage {
  private static final Set<String> HIDDEN =
      Set.of("content-length", "status", "x-imap", "x-imapbase", "x-keywords", "x-status", "x-uid");
  private static final int PADDING = 50;

  final String fromLine;
  final List<String> headers; // with continuation lines, each ended by \n
  final byte[] body;
  boolean changed;

  MboxMessage(String fromLine, List<String> headers, byte[] body) {
    this.fromLine = fromLine;
    this.headers = new ArrayList<>(headers);
    this.body = body;
  }

  /** The header lines of a text that ends at the first empty line. */
  static List<String> headerLines(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("(?<=\n)", -1)) {
      if (line.isEmpty()) {
        continue;
      }
      if ((line.startsWith(" ") || line.startsWith("\t")) && !lines.isEmpty()) {
        lines.set(lines.size() - 1, lines.get(lines.size() - 1) + line);
      } else {
        lines.add(line);
      }
    }
    return lines;
  }

  private static String nameOf(String line) {
    int colon = line.indexOf(':');
    return colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
  }

  /** The value of the first header of this name, or null. */
  @org.jspecify.annotations.Nullable
  String get(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String line : headers) {
      if (nameOf(line).equals(lower)) {
        return line.substring(line.indexOf(':') + 1).strip();
      }
    }
    return null;
  }

  /** Sets, replaces or (with null) removes a header of the mailbox, keeping the size if it can. */
  void set(String name, @org.jspecify.annotations.Nullable String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    String old = get(name);
    if (old == null ? value == null : old.equals(value == null ? null : value.strip())) {
      return;
    }
    int before = size();
    int padded = padded();
    int room = padded < 0 ? 0 : padding(headers.get(padded));
    if (padded >= 0) {
      headers.set(padded, trim(headers.get(padded)));
    }
    int at = -1;
    for (int i = 0; i < headers.size(); i++) {
      if (nameOf(headers.get(i)).equals(lower)) {
        at = i;
        break;
      }
    }
    if (value == null) {
      headers.remove(at);
    } else if (at >= 0) {
      headers.set(at, name + ": " + value + "\n");
    } else if (lower.equals("x-imapbase") && place("x-uid") >= 0) {
      headers.add(place("x-uid"), name + ": " + value + "\n");
    } else {
      headers.add(name + ": " + value + "\n");
    }
    int pad = room > 0 ? before - size() : 0;
    if (pad <= 0 && (room > 0 || old == null && lower.equals("x-uid"))) {
      pad = PADDING;
    }
    int home =
        place(nameOf(padded >= 0 && padded < headers.size() ? headers.get(padded) : "x-uid:"));
    if (home < 0) {
      home = place("x-uid");
    }
    if (pad > 0 && home >= 0) {
      String line = headers.get(home);
      headers.set(home, line.substring(0, line.length() - 1) + " ".repeat(pad) + "\n");
    }
    changed = true;
  }

  private int place(String name) {
    for (int i = 0; i < headers.size(); i++) {
      if (nameOf(headers.get(i)).equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** The line that ends in blanks to spare. */
  private int padded() {
    for (int i = 0; i < headers.size(); i++) {
      String name = nameOf(headers.get(i));
      if (HIDDEN.contains(name) && padding(headers.get(i)) > 1) {
        return i;
      }
    }
    return -1;
  }

  private static int padding(String line) {
    int end = line.length() - 1;
    int i = end;
    while (i > 0 && line.charAt(i - 1) == ' ') {
      i--;
    }
    return end - i;
  }

  private static String trim(String line) {
    int end = line.length() - 1 - padding(line);
    return line.substring(0, end) + (line.charAt(end - 1) == ':' ? " \n" : "\n");
  }

  private int size() {
    int n = 0;
    for (String line : headers) {
      n += line.length();
    }
    return n;
  }

  /** The message as it lies in the file, without the empty line that follows it. */
  byte[] stored() {
    byte[] head = Utf8.encode(fromLine + String.join("", headers) + "\n");
    return join(head, body);
  }

  /** The message as a client sees it. */
  byte[] visible() {
    StringBuilder out = new StringBuilder();
    for (String line : headers) {
      if (!HIDDEN.contains(nameOf(line))) {
        out.append(line);
      }
    }
    return join(Utf8.encode(out.append('\n').toString()), body);
  }

  private static byte[] join(byte[] a, byte[] b) {
    byte[] all = java.util.Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  boolean isInternalData() {
    return get("x-imap") != null && get("x-uid") == null;
  }

  MailFlags flags() {
    int system = 0;
    String status = String.valueOf(get("status")) + get("x-status");
    system |= get("status") != null && status.indexOf('R') >= 0 ? MailFlags.SEEN : 0;
    String x = get("x-status");
    if (x != null) {
      system |= x.indexOf('A') >= 0 ? MailFlags.ANSWERED : 0;
      system |= x.indexOf('F') >= 0 ? MailFlags.FLAGGED : 0;
      system |= x.indexOf('T') >= 0 ? MailFlags.DRAFT : 0;
      system |= x.indexOf('D') >= 0 ? MailFlags.DELETED : 0;
    }
    String keywords = get("x-keywords");
    return new MailFlags(
        system,
        keywords == null || keywords.isBlank()
            ? List.of()
            : List.of(keywords.strip().split("\\s+")));
  }

  boolean old() {
    String status = get("status");
    return status != null && status.indexOf('O') >= 0;
  }

  void flags(MailFlags flags, boolean old) {
    String status = (flags.has(MailFlags.SEEN) ? "R" : "") + (old ? "O" : "");
    if (!status.isEmpty() || get("status") != null) {
      set("Status", status);
    }
    String x =
        (flags.has(MailFlags.ANSWERED) ? "A" : "")
            + (flags.has(MailFlags.FLAGGED) ? "F" : "")
            + (flags.has(MailFlags.DRAFT) ? "T" : "")
            + (flags.has(MailFlags.DELETED) ? "D" : "");
    set("X-Status", x.isEmpty() ? null : x);
    String keywords = String.join(" ", flags.keywords());
    if (!keywords.isEmpty() || get("x-keywords") != null) {
      set("X-Keywords", keywords);
    }
  }
}

package io.chapar.procmail;

import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The mail that procmail holds in memory: where its body begins, which of its header lines are
 * continued, and which places need an escape when it goes to a mailbox file.
 */
final class Letter {
  private static final byte[] FROM = Utf8.encode("\nFrom ");

  private byte[] bytes = new byte[0];
  private int body;
  private int headerStart;
  private int bodyEscapes;
  private List<Integer> folds = List.of();
  private byte fold = '\n';

  Letter() {}

  /** The same mail for a process of its own. */
  Letter(Letter other) {
    bytes = other.bytes.clone();
    body = other.body;
    headerStart = other.headerStart;
    bodyEscapes = other.bodyEscapes;
    folds = other.folds;
    fold = other.fold;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return bytes.length;
  }

  /** The offset of the body. */
  int body() {
    return body;
  }

  byte[] part(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** Takes a new mail, or one with a new header. */
  void all(byte[] now, boolean berkeley) {
    bytes = now.clone();
    int at = 0;
    while (at < bytes.length && bytes[at++] == '\n') {
      // leading blank lines are no header
    }
    headerStart = at;
    List<Integer> found = new ArrayList<>();
    body = bytes.length;
    while ((at = indexOf(at, '\n')) >= 0) {
      at++;
      if (at < bytes.length && bytes[at] == '\n') {
        body = at + 1;
        break;
      }
      if (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t')) {
        found.add(at - 1);
      }
    }
    folds = List.copyOf(found);
    fold = '\n';
    measure(berkeley);
  }

  /** Replaces the body; the header stays. */
  void body(byte[] now, boolean berkeley) {
    byte[] whole = Arrays.copyOf(bytes, body + now.length);
    System.arraycopy(now, 0, whole, body, now.length);
    bytes = whole;
    measure(berkeley);
  }

  private int indexOf(int from, char c) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == c) {
        return i;
      }
    }
    return -1;
  }

  /** Corrects a Content-Length field; what it covers is safe from being taken for a new mail. */
  private void measure(boolean berkeley) {
    bodyEscapes = body;
    int at = berkeley ? -1 : field("content-length:");
    if (at < 0) {
      return;
    }
    long length = (long) bytes.length - body;
    if (bytes.length > 1 && bytes[bytes.length - 2] == '\n') {
      length--;
    }
    length = Math.max(0, length);
    int end = at;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    int places = Math.min(end - at, 26);
    String digits = Long.toString(length);
    boolean fits = digits.length() <= places;
    String text = fits ? " ".repeat(places - digits.length()) + digits : "9".repeat(places);
    for (int i = at; i < end; i++) {
      bytes[i] = (byte) (i - at < places ? text.charAt(i - at) : ' ');
    }
    long counted =
        fits ? length : Long.parseLong(places == 0 ? "0" : text.substring(0, Math.min(18, places)));
    bodyEscapes = (int) Math.min(bytes.length, body + counted);
  }

  /** The offset after the name of a header field, in small letters with its colon; -1 if none. */
  private int field(String name) {
    for (int at = 0; at >= 0 && at < body; at = indexOf(at, '\n') + 1) {
      if (at + name.length() <= body
          && Utf8.decode(bytes, at, name.length()).toLowerCase(Locale.ROOT).equals(name)) {
        return at + name.length();
      }
      if (indexOf(at, '\n') < 0) {
        break;
      }
    }
    return -1;
  }

  /** Joins continued header lines (with a blank) or takes them apart again (with a newline). */
  void join(char with) {
    if (fold != with) {
      fold = (byte) with;
      for (int at : folds) {
        bytes[at] = fold;
      }
    }
  }

  /** Whether it begins with an envelope line. */
  boolean stamped() {
    return startsWith("From ", 0);
  }

  private boolean startsWith(String text, int at) {
    return at + text.length() <= bytes.length && Utf8.decode(bytes, at, text.length()).equals(text);
  }

  /** The offset after the envelope line and the quoted ones that follow it. */
  int afterStamp(int limit) {
    if (!stamped()) {
      return 0;
    }
    int at = 0;
    do {
      int end = indexOf(at, '\n');
      at = end < 0 || end >= limit ? limit : end + 1;
    } while (at < limit && bytes[at] == '>');
    return at;
  }

  /** A stretch of it as a mailbox file needs it: lines that look like an envelope line quoted. */
  byte[] escaped(int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(to - from + 16);
    for (int i = from; i < to; i++) {
      out.write(bytes[i]);
      if (bytes[i] == '\n' && looksLikeStamp(i)) {
        out.write('>');
      }
    }
    return out.toByteArray();
  }

  private boolean looksLikeStamp(int at) {
    boolean inHeader = at >= headerStart - 1 && at + FROM.length <= body;
    boolean inBody = at >= bodyEscapes - 1 && at + FROM.length <= bytes.length;
    return (inHeader || inBody)
        && at + FROM.length <= bytes.length
        && Arrays.equals(bytes, at, at + FROM.length, FROM, 0, FROM.length);
  }

  /** What the log says about it: the envelope line, or an empty text. */
  String stampLine() {
    if (!stamped()) {
      return "";
    }
    int end = indexOf(0, '\n');
    return Utf8.decode(bytes, 0, end < 0 ? body : Math.min(end, body));
  }

  /** The line of the Subject field as it stands, or an empty text. */
  String subjectLine() {
    int at = field("subject:");
    if (at < 0) {
      return "";
    }
    int end = indexOf(at, '\n');
    return Utf8.decode(bytes, at - 8, (end < 0 ? body : end) - at + 8);
  }
}

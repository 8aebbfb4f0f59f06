package io.chapar.postfix.smtpd;

import io.chapar.text.Utf8;
import java.util.Arrays;

/** One line, or piece of a long line, as it came from the client; used again for the next one. */
final class Line {
  byte[] bytes = new byte[512];
  int length;

  /** Whether the end of the line was seen. */
  boolean complete;

  /** Whether it ended in LF alone, and somebody wants to know. */
  boolean bareNewline;

  void clear() {
    length = 0;
    complete = false;
    bareNewline = false;
  }

  void append(byte[] from, int offset, int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
    }
    System.arraycopy(from, offset, bytes, length, count);
    length += count;
  }

  /** Takes the line end off, as the server that reads leniently or strictly does. */
  void endOfLine(boolean watchBareNewline) {
    complete = true;
    if (watchBareNewline) {
      if (length == 0 || bytes[length - 1] != '\r') {
        bareNewline = true;
      } else {
        length--;
      }
      return;
    }
    while (length > 0 && bytes[length - 1] == '\r') {
      length--;
    }
  }

  /** Its text; a NUL byte ends it, as in C. */
  String text() {
    int end = 0;
    while (end < length && bytes[end] != 0) {
      end++;
    }
    return Utf8.decode(bytes, 0, end);
  }
}

package io.chapar.unix.diff;

import io.chapar.text.Utf8;
import java.util.ArrayList;
import java.util.List;

/** One of the two files: its lines, and whether the last has its newline. */
record Side(String name, byte[] bytes, List<String> lines, boolean ended, long modified) {
  static Side of(String name, byte[] bytes, long modified) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(Utf8.decode(bytes, start, i - start));
        start = i + 1;
      }
    }
    boolean ended = start == bytes.length;
    if (!ended) {
      lines.add(Utf8.decode(bytes, start, bytes.length - start));
    }
    return new Side(name, bytes, lines, ended, modified);
  }

  boolean binary() {
    for (int i = 0; i < Math.min(bytes.length, 32768); i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /** A line as it is printed, with what must be said of a missing newline. */
  String line(int i, String lead) {
    boolean missing = !ended && i == lines.size() - 1;
    return lead + lines.get(i) + "\n" + (missing ? "\\ No newline at end of file\n" : "");
  }
}

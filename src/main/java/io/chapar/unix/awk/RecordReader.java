package io.chapar.unix.awk;

import io.chapar.host.In;
import io.chapar.host.Process;
import io.chapar.text.regex.Match;
import io.chapar.text.regex.Regex;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes records off a stream, as RS wants them at that moment. */
final class RecordReader {
  private static final int LIMIT = 64 * 1024 * 1024;

  private final Process p;
  private final In in;
  private final StringBuilder pending = new StringBuilder();
  private boolean atEnd;

  RecordReader(Process p, In in) {
    this.p = p;
    this.in = in;
  }

  private boolean fill() throws IOException {
    if (atEnd) {
      return false;
    }
    byte[] buffer = new byte[8192];
    int n = in.read(buffer, 0, buffer.length);
    if (n <= 0) {
      atEnd = true;
      return false;
    }
    p.tick(n);
    if (pending.length() + n > LIMIT) {
      throw new AwkException("program limit exceeded: out of memory");
    }
    for (int i = 0; i < n; i++) {
      pending.append((char) (buffer[i] & 0xff));
    }
    return true;
  }

  /** The next record without its end; null after the last. */
  @Nullable String next(String separator, Function<String, Regex> regexes) throws IOException {
    if (separator.isEmpty()) {
      return paragraph();
    }
    if (separator.length() == 1) {
      return upTo(separator.charAt(0));
    }
    Regex regex = regexes.apply(separator);
    while (true) {
      Match match = pending.length() == 0 ? null : regex.find(pending, 0, p::tick);
      if (match != null
          && match.end() > match.start()
          && (match.end() < pending.length() || atEnd)) {
        return take(match.start(), match.end());
      }
      if (!fill()) {
        if (match != null && match.end() > match.start()) {
          return take(match.start(), match.end());
        }
        return rest();
      }
    }
  }

  private @Nullable String upTo(char end) throws IOException {
    if (pending.length() == 0 && end == '\n') {
      byte[] line = atEnd ? null : in.line();
      if (line == null) {
        atEnd = true;
        return null;
      }
      p.tick(line.length);
      String text = Latin.of(line);
      return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
    int from = 0;
    while (true) {
      for (int i = from; i < pending.length(); i++) {
        if (pending.charAt(i) == end) {
          return take(i, i + 1);
        }
      }
      from = pending.length();
      if (!fill()) {
        return rest();
      }
    }
  }

  private @Nullable String paragraph() throws IOException {
    while (true) {
      int start = 0;
      while (start < pending.length() && pending.charAt(start) == '\n') {
        start++;
      }
      pending.delete(0, start);
      if (pending.length() > 0) {
        break;
      }
      if (!fill()) {
        return null;
      }
    }
    int from = 0;
    while (true) {
      int blank = pending.indexOf("\n\n", from);
      if (blank >= 0) {
        return take(blank, blank + 2);
      }
      from = Math.max(0, pending.length() - 1);
      if (!fill()) {
        String last = rest();
        return last != null && last.endsWith("\n") ? last.substring(0, last.length() - 1) : last;
      }
    }
  }

  private String take(int end, int next) {
    String record = pending.substring(0, end);
    pending.delete(0, next);
    return record;
  }

  private @Nullable String rest() {
    if (pending.length() == 0) {
      return null;
    }
    String record = pending.toString();
    pending.setLength(0);
    return record;
  }
}

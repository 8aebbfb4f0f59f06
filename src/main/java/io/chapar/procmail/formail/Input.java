package io.chapar.procmail.formail;

import io.chapar.host.In;
import io.chapar.host.Process;
import java.io.IOException;

/** Standard input with one character of foresight, and the line that is being looked at. */
final class Input {
  static final int END = -1;

  private final Process p;
  private final In in;

  /** The character that comes next. */
  int next;

  /** What has been read and not been used. */
  StringBuilder line = new StringBuilder();

  /** A number that depends on all that was read: for made-up message ids. */
  long hash;

  Input(Process p) {
    this.p = p;
    this.in = p.in();
  }

  /** Moves to the next character. */
  int advance() throws IOException {
    next = in.read();
    return next;
  }

  /** Adds a line, which always ends with a newline. */
  void readLine() throws IOException {
    p.tick();
    if (next == END) {
      line.append('\n');
      return;
    }
    line.append((char) next);
    if (next != '\n') {
      int c;
      int count = 0;
      while ((c = in.read()) != END && c != '\n') {
        hash = hash * 67067L + c;
        line.append((char) c);
        if ((++count & 4095) == 0) {
          p.tick(4096);
          if (line.length() > 64 * 1024 * 1024) {
            throw new io.chapar.disk.DiskException(io.chapar.disk.Errno.ENOMEM, "");
          }
        }
      }
      line.append('\n');
    }
    advance();
  }
}

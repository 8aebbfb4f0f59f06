package io.chapar.unix.sed;

import io.chapar.text.Utf8;
import java.io.IOException;
import java.io.OutputStream;

/** Where lines go: a last line without newline gets one only if another follows. */
final class Sink {
  private final OutputStream out;
  private final char end;
  private boolean missing;

  Sink(OutputStream out, char end) {
    this.out = out;
    this.end = end;
  }

  void line(String text, boolean ended) throws IOException {
    complete();
    out.write(Utf8.encode(text));
    if (ended) {
      out.write(end);
    } else {
      missing = true;
    }
  }

  /** Bytes as they are. */
  void raw(byte[] bytes) throws IOException {
    complete();
    out.write(bytes);
  }

  private void complete() throws IOException {
    if (missing) {
      out.write(end);
      missing = false;
    }
  }

  void flush() throws IOException {
    out.flush();
  }

  void close() throws IOException {
    out.flush();
    out.close();
  }
}

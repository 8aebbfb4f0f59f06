package io.chapar.host;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A standard output stream as stdio(3) has it: to a terminal it is written line by line, elsewhere
 * in blocks of 4096 bytes and at the end, which is why errors of a real program come before its
 * output in a log; standard error is not buffered.
 */
public final class Out extends OutputStream {
  private final Process process;
  private final int fd;
  private final boolean buffered;
  private final byte[] buffer = new byte[4096];
  private int count;

  Out(Process process, int fd, boolean buffered) {
    this.process = process;
    this.fd = fd;
    this.buffered = buffered;
  }

  /** Writes a text, see {@link Utf8}. */
  public Out print(String text) throws IOException {
    write(Utf8.encode(text));
    return this;
  }

  /** Writes a text and a newline. */
  public Out println(String text) throws IOException {
    return print(text + "\n");
  }

  /** Writes a newline. */
  public Out println() throws IOException {
    write('\n');
    return this;
  }

  /** Writes as String.format does, without any locale. */
  public Out printf(String format, Object... args) throws IOException {
    return print(String.format(java.util.Locale.ROOT, format, args));
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    if (!buffered) {
      process.write(fd, from, offset, length);
      return;
    }
    if (count + length > buffer.length) {
      int n = count;
      count = 0;
      put(buffer, 0, n, true);
    }
    if (length >= buffer.length) {
      put(from, offset, length, true);
      return;
    }
    System.arraycopy(from, offset, buffer, count, length);
    count += length;
    if (process.terminal(fd)) {
      for (int i = count - 1; i >= count - length; i--) {
        if (buffer[i] == '\n') {
          flush();
          return;
        }
      }
    }
  }

  @Override
  public void flush() throws IOException {
    int n = count;
    count = 0;
    put(buffer, 0, n, false);
  }

  private void put(byte[] from, int offset, int length, boolean under) throws IOException {
    if (length == 0) {
      return;
    }
    try {
      process.write(fd, from, offset, length);
    } catch (DiskException e) {
      if (e.errno() == Errno.ENOSPC && process.endedByLostOutput()) {
        throw new LostOutput(process, e, under);
      }
      throw e;
    }
  }

  /** Forgets what is buffered: the process was killed. */
  void discard() {
    count = 0;
  }
}

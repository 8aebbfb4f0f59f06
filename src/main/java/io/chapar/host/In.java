package io.chapar.host;

import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A descriptor of a process as a buffered stream of bytes and lines, for programs that read all of
 * their input.
 */
public final class In extends InputStream {
  private static final int LINE_LIMIT = 64 * 1024 * 1024;

  private final Process process;
  private final int fd;
  private final byte[] buffer = new byte[8192];
  private int start;
  private int end;

  In(Process process, int fd) {
    this.process = process;
    this.fd = fd;
  }

  private boolean fill() throws IOException {
    int n = process.read(fd, buffer, 0, buffer.length);
    start = 0;
    end = Math.max(n, 0);
    return n > 0;
  }

  @Override
  public int read() throws IOException {
    return start < end || fill() ? buffer[start++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (start == end && !fill()) {
      return -1;
    }
    int n = Math.min(length, end - start);
    System.arraycopy(buffer, start, into, offset, n);
    start += n;
    return n;
  }

  @Override
  public int available() {
    return end - start;
  }

  /** The next line's bytes with its newline, if it has one; null at the end. */
  public byte @Nullable [] line() throws IOException {
    if (start == end && !fill()) {
      return null;
    }
    ByteArrayOutputStream line = null;
    while (true) {
      for (int i = start; i < end; i++) {
        if (buffer[i] == '\n') {
          return take(line, i + 1);
        }
      }
      if (line == null) {
        line = new ByteArrayOutputStream(end - start + 128);
      }
      line.write(buffer, start, end - start);
      if (line.size() > LINE_LIMIT) {
        throw new io.chapar.disk.DiskException(io.chapar.disk.Errno.ENOMEM, "");
      }
      if (!fill()) {
        return line.toByteArray();
      }
    }
  }

  private byte[] take(@Nullable ByteArrayOutputStream head, int to) {
    int from = start;
    start = to;
    if (head == null) {
      return java.util.Arrays.copyOfRange(buffer, from, to);
    }
    head.write(buffer, from, to - from);
    return head.toByteArray();
  }

  /** The next line as text without its newline; null at the end. */
  public @Nullable String readLine() throws IOException {
    byte[] line = line();
    if (line == null) {
      return null;
    }
    int length = line.length > 0 && line[line.length - 1] == '\n' ? line.length - 1 : line.length;
    return Utf8.decode(line, 0, length);
  }
}

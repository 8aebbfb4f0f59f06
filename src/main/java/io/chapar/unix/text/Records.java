package io.chapar.unix.text;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.host.In;
import io.chapar.host.Process;
import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file or standard input, record by record: how the text tools read. */
public final class Records implements Closeable {
  private static final int LIMIT = 64 * 1024 * 1024;

  private final Process process;
  private final In in;
  private final int fd;
  private final byte end;
  private boolean ended;

  private Records(Process process, In in, int fd, byte end) {
    this.process = process;
    this.in = in;
    this.fd = fd;
    this.end = end;
  }

  /** Opens {@code name}; "-" is standard input. Records end with a newline. */
  public static Records open(Process p, String name) throws IOException {
    return open(p, name, '\n');
  }

  /** Opens {@code name}; "-" is standard input. */
  public static Records open(Process p, String name, char end) throws IOException {
    return name.equals("-") ? new Records(p, p.in(), 0, (byte) end) : file(p, name, end);
  }

  /** Opens the file {@code name}, even if it is called "-". */
  public static Records file(Process p, String name, char end) throws IOException {
    int fd = p.allocate(p.open(name, Set.of(Files.Mode.READ), 0), 3);
    return new Records(p, p.in(fd), fd, (byte) end);
  }

  /** The bytes that are left. */
  public In in() {
    return in;
  }

  /** The next record with its end, if it has one; null after the last. */
  public byte @Nullable [] raw() throws IOException {
    if (end == '\n') {
      byte[] line = in.line();
      if (line != null) {
        process.tick(line.length);
      }
      return line;
    }
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    for (int c; (c = in.read()) >= 0; ) {
      record.write(c);
      if (c == end) {
        break;
      }
      if (record.size() > LIMIT) {
        throw new DiskException(Errno.ENOMEM, "");
      }
    }
    process.tick(record.size());
    return record.size() == 0 ? null : record.toByteArray();
  }

  /**
   * The next record without its end; null after the last. {@link #ended} then tells whether there
   * was one.
   */
  public byte @Nullable [] next() throws IOException {
    byte[] raw = raw();
    ended = raw != null && raw.length > 0 && raw[raw.length - 1] == end;
    return raw != null && ended ? Arrays.copyOf(raw, raw.length - 1) : raw;
  }

  /** The next record as text without its end; null after the last. */
  public @Nullable String text() throws IOException {
    byte[] record = next();
    return record == null ? null : Utf8.decode(record);
  }

  /** Whether the record read last had its end. */
  public boolean ended() {
    return ended;
  }

  /** All bytes that are left. */
  public byte[] all() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int n; (n = in.read(buffer, 0, buffer.length)) > 0; ) {
      process.tick(n);
      if (all.size() > 4 * LIMIT) {
        throw new DiskException(Errno.ENOMEM, "");
      }
      all.write(buffer, 0, n);
    }
    return all.toByteArray();
  }

  @Override
  public void close() {
    if (fd > 0) {
      process.close(fd);
    }
  }
}

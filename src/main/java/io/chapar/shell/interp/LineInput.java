package io.chapar.shell.interp;

import io.chapar.host.Channel;
import io.chapar.host.Process;
import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a descriptor that others read from as well: never more than is asked for. From a file
 * it reads blocks and puts the position back; from a pipe byte by byte.
 */
public final class LineInput {
  private static final int LONGEST = 48 * 1024 * 1024;

  private final Process process;
  private final int fd;
  private boolean ended;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(); // kept over a trap

  /** Reads from descriptor {@code fd}. */
  public LineInput(Process process, int fd) {
    this.process = process;
    this.fd = fd;
  }

  /** Whether the end came before the delimiter. */
  public boolean ended() {
    return ended;
  }

  /** The text up to {@code delimiter}, without it; null at the end. */
  public @Nullable String line(int delimiter) throws IOException {
    byte[] bytes = bytes(delimiter, Integer.MAX_VALUE);
    return bytes == null ? null : Utf8.decode(bytes);
  }

  /** At most {@code most} bytes up to {@code delimiter} (-1: none), without it; null at the end. */
  public byte @Nullable [] bytes(int delimiter, int most) throws IOException {
    ended = false;
    Channel channel = process.channel(fd);
    boolean block = channel != null && seekable(channel);
    byte[] buffer = new byte[block ? 4096 : 1];
    while (out.size() < most) {
      int n = process.read(fd, buffer, 0, Math.min(buffer.length, most - out.size()));
      if (n <= 0) {
        ended = true;
        return out.size() == 0 ? null : taken();
      }
      for (int i = 0; i < n; i++) {
        if ((buffer[i] & 0xff) == delimiter) {
          out.write(buffer, 0, i);
          back(channel, n - i - 1);
          return taken();
        }
      }
      if (out.size() + n > LONGEST) {
        throw new io.chapar.disk.DiskException(io.chapar.disk.Errno.ENOMEM, "");
      }
      out.write(buffer, 0, n);
    }
    return taken();
  }

  private byte[] taken() {
    byte[] bytes = out.toByteArray();
    out.reset();
    return bytes;
  }

  private static boolean seekable(Channel channel) {
    try {
      channel.seek(channel.position());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void back(@Nullable Channel channel, int count) throws IOException {
    if (channel != null && count > 0) {
      channel.seek(channel.position() - count);
    }
  }
}

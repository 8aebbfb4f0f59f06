package io.chapar.app;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.host.Channel;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The standard streams of the real process as channels of a simulated one: what a script prints
 * leaves the host here.
 */
final class Streams {
  private Streams() {}

  /**
   * Writes to {@code out}; what was written to {@code other} before goes out first, so that the two
   * keep their order.
   */
  static Channel output(OutputStream out, OutputStream other) {
    return new Output(out, other);
  }

  private record Output(OutputStream out, OutputStream other) implements Channel {
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      throw new DiskException(Errno.EBADF, name());
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      try {
        other.flush();
        out.write(from, offset, length);
      } catch (IOException e) {
        throw new DiskException(Errno.EPIPE, name()); // whoever read the real stream has gone
      }
    }

    @Override
    public void close() {}

    @Override
    public String name() {
      return "pipe:[0]";
    }
  }
}

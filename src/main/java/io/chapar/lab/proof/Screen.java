package io.chapar.lab.proof;

import io.chapar.host.Channel;
import io.chapar.host.Terminal;
import java.io.ByteArrayOutputStream;

/** A terminal of 80 columns at which nobody sits: it keeps what is printed. */
final class Screen implements Terminal {
  private static final int LIMIT = 1 << 20;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Channel channel =
      new Channel() {
        @Override
        public int read(byte[] into, int offset, int length) {
          return -1;
        }

        @Override
        public void write(byte[] from, int offset, int length) {
          if (printed.size() < LIMIT) {
            printed.write(from, offset, length);
          }
        }

        @Override
        public void close() {}

        @Override
        public boolean terminal() {
          return true;
        }

        @Override
        public String name() {
          return Screen.this.name();
        }
      };

  byte[] printed() {
    return printed.toByteArray();
  }

  @Override
  public Channel channel() {
    return channel;
  }

  @Override
  public String name() {
    return "/dev/pts/0";
  }

  @Override
  public int columns() {
    return 80;
  }

  @Override
  public int rows() {
    return 24;
  }

  @Override
  public void raw(boolean on) {}

  @Override
  public void echo(boolean on) {}
}

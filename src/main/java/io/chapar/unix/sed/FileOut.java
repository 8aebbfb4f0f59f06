package io.chapar.unix.sed;

import io.chapar.host.Process;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A file that a script writes, as a stream. */
final class FileOut extends BufferedOutputStream {
  FileOut(Process p, int fd) {
    super(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] from, int offset, int length) throws IOException {
            p.write(fd, from, offset, length);
          }

          @Override
          public void close() {
            p.close(fd);
          }
        },
        4096);
  }
}

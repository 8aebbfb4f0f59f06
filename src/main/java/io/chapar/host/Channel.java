package io.chapar.host;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Inode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An open file description (open(2)): what file descriptors refer to. Calls may block the task. */
public interface Channel {
  /** Reads at least one byte; -1 at the end. */
  int read(byte[] into, int offset, int length) throws IOException;

  /** Writes all of it. */
  void write(byte[] from, int offset, int length) throws IOException;

  /** The last descriptor that referred to it was closed. */
  void close();

  /** Whether isatty(3) says yes. */
  default boolean terminal() {
    return false;
  }

  /** Whether a read would not block. */
  default boolean readable() {
    return true;
  }

  /** What fstat(2) says, where it is a file on the disk. */
  default @Nullable Inode stat() {
    return null;
  }

  /** What /proc/self/fd shows: a path, or {@code pipe:[N]} and the like. */
  String name();

  /** Moves the position of a file; ESPIPE elsewhere. */
  default void seek(long position) throws IOException {
    throw new DiskException(Errno.ESPIPE, name());
  }

  /** The position of a file; ESPIPE elsewhere. */
  default long position() throws IOException {
    throw new DiskException(Errno.ESPIPE, name());
  }
}

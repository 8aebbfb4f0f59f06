package io.chapar.disk;

import java.io.IOException;

/**
 * A system call that failed. Its message is the text of strerror(3) alone; programs put their own
 * words around it.
 */
public final class DiskException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Errno errno;
  private final String path;

  /** A call on {@code path} failed with {@code errno}. */
  public DiskException(Errno errno, String path) {
    super(errno.text());
    this.errno = errno;
    this.path = path;
  }

  /** Why. */
  public Errno errno() {
    return errno;
  }

  /** What the caller asked for; empty where no path was involved. */
  public String path() {
    return path;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}

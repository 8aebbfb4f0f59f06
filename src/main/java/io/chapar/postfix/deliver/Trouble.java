package io.chapar.postfix.deliver;

import io.chapar.disk.Errno;
import io.chapar.postfix.queue.Dsn;

/** A delivery did not succeed: unwinds to where the recipient's fate is told. */
final class Trouble extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Dsn dsn;

  Trouble(Dsn dsn) {
    super(dsn.text(), null, false, false);
    this.dsn = dsn;
  }

  Trouble(String status, String reason) {
    this(Dsn.of(status, reason));
  }

  Dsn dsn() {
    return dsn;
  }

  /** The status code of a system error in a mailbox. */
  static String status(Errno errno, String fallback) {
    return switch (errno) {
      case EAGAIN -> "4.2.0";
      case ENOSPC -> "4.3.0";
      case EDQUOT, EFBIG -> "5.2.2";
      default -> fallback;
    };
  }

  /** A message could not be written. */
  static Trouble writing(Errno errno) {
    return new Trouble(
        Dsn.of(status(errno, "5.3.0"), "error writing message: " + errno.text())
            .withDiagnostic("x-unix", "input/output error"));
  }
}

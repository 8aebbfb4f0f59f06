package io.chapar.host;

import io.chapar.disk.DiskException;
import java.util.Map;
import java.util.Set;

/**
 * What a program printed could not be written, because the disk is full: unwinds the program up to
 * the place where it was started, since most have no code of their own for this; they notice it at
 * their end and say it, each family in its words.
 */
final class LostOutput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** These have looked at the stream before, and no longer know the reason at their end. */
  private static final Set<String> NO_REASON =
      Set.of("wc", "md5sum", "sha1sum", "sha256sum", "sha512sum", "cksum", "du", "comm");

  /** These never look whether their output arrived. */
  private static final Set<String> CARELESS =
      Set.of(
          "hostname",
          "getent",
          "postconf",
          "doveconf",
          "openssl",
          "ss",
          "ip",
          "dig",
          "host",
          "systemctl",
          "doveadm");

  /** How these put it, where REASON is the error. */
  private static final Map<String, String> WORDS =
      Map.of(
          "sed", "couldn't flush stdout: REASON",
          "awk", "close failed on file /dev/stdout (REASON)",
          "mawk", "close failed on file /dev/stdout (REASON)",
          "find", "‘standard output’: REASON\nfind: write error",
          "sort", "fflush failed: 'standard output': REASON\nsort: write error",
          "diff", "standard output: REASON",
          "tee", "'standard output': REASON",
          "yes", "standard output: REASON",
          "tar", "-: Cannot write: REASON\ntar: Error is not recoverable: exiting now");

  private static final Map<String, Integer> STATUS =
      Map.of(
          "ls",
          2,
          "sort",
          2,
          "grep",
          2,
          "diff",
          2,
          "printenv",
          2,
          "tar",
          2,
          "awk",
          2,
          "expr",
          3,
          "sed",
          4,
          "env",
          125);

  private final transient Process process;
  private final boolean under; // in the middle of a file, not at the end

  private final String reason;

  LostOutput(Process process, DiskException cause, boolean under) {
    super(cause.getMessage(), null, false, false);
    this.process = process;
    this.under = under;
    this.reason = cause.getMessage();
  }

  Process process() {
    return process;
  }

  /** What the program says of it at its end; empty if it says nothing. */
  String message() {
    String name = process.args().get(0);
    if (CARELESS.contains(base(name))) {
      return "";
    }
    String words = WORDS.get(base(name));
    if (words == null && under && (base(name).equals("head") || base(name).equals("tail"))) {
      words = "error writing 'standard output': REASON";
    }
    if (words == null) {
      words = NO_REASON.contains(base(name)) ? "write error" : "write error: REASON";
    }
    return name + ": " + words.replace("REASON", reason) + "\n";
  }

  /** The exit status of the program. */
  int status() {
    String name = process.name();
    return CARELESS.contains(name) ? 0 : STATUS.getOrDefault(name, 1);
  }

  private static String base(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}

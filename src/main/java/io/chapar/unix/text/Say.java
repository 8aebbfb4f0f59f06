package io.chapar.unix.text;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.host.Process;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How GNU programs complain, and how they read numbers from their arguments. */
public final class Say {
  private Say() {}

  /**
   * {@code name: message} on standard error, after what was printed before; gives {@code status}
   * back.
   */
  public static int error(Process p, int status, String message) throws IOException {
    p.out().flush();
    p.err().print(p.args().get(0) + ": " + message + "\n");
    return status;
  }

  /** The same with the hint to --help. */
  public static int usage(Process p, int status, String message) throws IOException {
    error(p, status, message);
    p.err().print("Try '" + p.args().get(0) + " --help' for more information.\n");
    return status;
  }

  /** What strerror says of a failure. */
  public static String reason(IOException e) {
    return String.valueOf(e.getMessage());
  }

  /** Whether {@code e} means that a directory was read. */
  public static boolean isDirectory(IOException e) {
    return e instanceof DiskException d && d.errno() == Errno.EISDIR;
  }

  /**
   * A count with an optional multiplier as GNU's -n and -c take it ({@code b kB K KB KiB M ...}),
   * or null if it is none; what is too big becomes Long.MAX_VALUE.
   */
  public static @Nullable Long count(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    if (digits == 0) {
      return null;
    }
    long n = digits > 18 ? Long.MAX_VALUE : Long.parseLong(text.substring(0, digits));
    String unit = text.substring(digits);
    if (unit.isEmpty()) {
      return n;
    }
    if (unit.equals("b")) {
      return times(n, 512);
    }
    int power = "KMGTPEZY".indexOf(unit.charAt(0) == 'k' ? 'K' : unit.charAt(0)) + 1;
    String rest = unit.substring(1);
    if (power == 0 || !(rest.isEmpty() || rest.equals("B") || rest.equals("iB"))) {
      return null;
    }
    long result = n;
    for (int i = 0; i < power; i++) {
      result = times(result, rest.equals("B") ? 1000 : 1024);
    }
    return result;
  }

  private static long times(long n, long by) {
    return n > Long.MAX_VALUE / by ? Long.MAX_VALUE : n * by;
  }
}

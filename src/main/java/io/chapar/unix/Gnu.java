package io.chapar.unix;

import io.chapar.host.Process;
import io.chapar.text.Utf8;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Small habits that the GNU commands share. */
public final class Gnu {
  private static final String UNITS = "KMGTPEZY";

  private Gnu() {}

  /**
   * error(3): says {@code message} behind the name by which the program was called. What was
   * printed before comes out first.
   */
  public static void error(Process p, String message) throws IOException {
    p.out().flush();
    p.err().print(p.args().get(0) + ": " + message + "\n");
  }

  /** {@link #error} that gives a status back. */
  public static int error(Process p, int status, String message) throws IOException {
    error(p, message);
    return status;
  }

  /** Asks a question on standard error; whether the answer on standard input begins with y. */
  public static boolean confirm(Process p, String question) throws IOException {
    p.out().flush();
    p.err().print(p.args().get(0) + ": " + question + " ");
    String answer = line(p);
    return answer != null && (answer.startsWith("y") || answer.startsWith("Y"));
  }

  /** A line of standard input, read byte by byte so that what follows it stays for others. */
  public static @Nullable String line(Process p) throws IOException {
    java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
    byte[] one = new byte[1];
    while (p.read(0, one, 0, 1) > 0) {
      if (one[0] == '\n') {
        return Utf8.decode(line.toByteArray());
      }
      line.write(one[0]);
      if (line.size() > 1 << 20) {
        break;
      }
    }
    return line.size() == 0 ? null : Utf8.decode(line.toByteArray());
  }

  /**
   * A number of bytes as -h shows it: rounded up, one decimal below ten.
   *
   * @param base 1024, or 1000 for --si
   */
  public static String human(long bytes, int base) {
    if (bytes < base) {
      return Long.toString(bytes);
    }
    double value = bytes;
    int unit = -1;
    while (value >= base && unit < UNITS.length() - 1) {
      value /= base;
      unit++;
    }
    double tenths = Math.ceil(value * 10) / 10;
    if (tenths < 10) {
      return String.format(java.util.Locale.ROOT, "%.1f", tenths) + suffix(unit, base);
    }
    long whole = (long) Math.ceil(value);
    if (whole >= base && unit < UNITS.length() - 1) {
      return "1.0" + suffix(unit + 1, base);
    }
    return whole + suffix(unit, base);
  }

  private static String suffix(int unit, int base) {
    char c = UNITS.charAt(unit);
    return base == 1000 && c == 'K' ? "k" : Character.toString(c);
  }

  /** A size with a unit, as 10, 4K, 3MB, 1GiB or 2b; -1 if it is none, -2 if it is too large. */
  public static long size(String text) {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    if (digits == 0 && (text.isEmpty() || UNITS.indexOf(text.charAt(0)) < 0)) {
      return -1;
    }
    String unit = text.substring(digits);
    long factor;
    if (unit.isEmpty()) {
      factor = 1;
    } else if (unit.equals("b")) {
      factor = 512;
    } else if (unit.equals("c")) {
      factor = 1;
    } else if (unit.equals("w")) {
      factor = 2;
    } else {
      int power = UNITS.indexOf(unit.charAt(0) == 'k' ? 'K' : unit.charAt(0)) + 1;
      String tail = unit.substring(1);
      if (power == 0 || !tail.isEmpty() && !tail.equals("B") && !tail.equals("iB")) {
        return -1;
      }
      if (power > 6) {
        return -2;
      }
      factor = 1;
      for (int i = 0; i < power; i++) {
        factor *= tail.equals("B") ? 1000 : 1024;
      }
    }
    try {
      return Math.multiplyExact(
          digits == 0 ? 1 : Long.parseLong(text.substring(0, digits)), factor);
    } catch (ArithmeticException | NumberFormatException e) {
      return -2;
    }
  }

  /** The last component of a path, trailing slashes aside. */
  public static String base(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(path.lastIndexOf('/', end - 1) + 1, end).isEmpty()
        ? path.substring(0, Math.min(1, path.length()))
        : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }

  /** {@code name} in {@code directory}. */
  public static String join(String directory, String name) {
    return directory.endsWith("/") ? directory + name : directory + "/" + name;
  }
}

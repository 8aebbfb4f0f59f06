package io.chapar.unix.system;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations as sleep and timeout take them: 5, 0.5, 2m, 1h, 3d, inf. */
final class Intervals {
  private static final double FOREVER = 100.0 * 365 * 86400;

  private Intervals() {}

  static @Nullable Duration parse(String text) {
    String number = text;
    double factor = 1;
    if (!text.isEmpty()) {
      int unit = "smhd".indexOf(text.charAt(text.length() - 1));
      if (unit >= 0) {
        factor = new double[] {1, 60, 3600, 86400}[unit];
        number = text.substring(0, text.length() - 1);
      }
    }
    if (number.equals("inf") || number.equals("infinity")) {
      return Duration.ofSeconds((long) FOREVER);
    }
    if (!number.matches("\\+?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
      return null;
    }
    double seconds = Math.min(Double.parseDouble(number) * factor, FOREVER);
    return Duration.ofSeconds((long) seconds)
        .plusNanos(Math.round((seconds - Math.floor(seconds)) * 1e9));
  }
}

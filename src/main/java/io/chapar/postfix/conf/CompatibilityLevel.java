package io.chapar.postfix.conf;

import org.jspecify.annotations.Nullable;

/**
 * {@code compatibility_level}: which release's defaults count. Compared part by part, so that 3.10
 * comes after 3.9.
 *
 * @param major the first number
 * @param minor the second, 0 where it is missing
 * @param patch the third, 0 where it is missing
 */
public record CompatibilityLevel(long major, long minor, long patch)
    implements Comparable<CompatibilityLevel> {
  private static final long GREATEST_MAJOR = Long.MAX_VALUE >> 20;

  /** The level that a text names, or null where it names none. */
  public static @Nullable CompatibilityLevel parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length > 3) {
      return null;
    }
    long[] numbers = new long[3];
    for (int i = 0; i < parts.length; i++) {
      CNumber number = CNumber.parse(parts[i]);
      if (!number.complete() || number.value() < 0) {
        return null;
      }
      if (number.value() > (i == 0 ? GREATEST_MAJOR : 1023)) {
        return null;
      }
      numbers[i] = number.value();
    }
    return new CompatibilityLevel(numbers[0], numbers[1], numbers[2]);
  }

  /** Postfix's complaint about a text that is no level. */
  public static String complaint(String text) {
    return "malformed compatibility level syntax: \"" + text + '"';
  }

  @Override
  public int compareTo(CompatibilityLevel other) {
    int byMajor = Long.compare(major, other.major);
    int byMinor = byMajor != 0 ? byMajor : Long.compare(minor, other.minor);
    return byMinor != 0 ? byMinor : Long.compare(patch, other.patch);
  }

  /** {@code 2}, {@code 3.6}, {@code 3.6.1}. */
  @Override
  public String toString() {
    return major <= 2 ? "" + major : major + "." + minor + (patch == 0 ? "" : "." + patch);
  }
}

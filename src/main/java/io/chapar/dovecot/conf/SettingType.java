package io.chapar.dovecot.conf;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** The kinds of setting value: what is accepted, and how doveconf writes it. */
public enum SettingType {
  STR,
  BOOL,
  UINT,
  OCTAL,
  TIME,
  SIZE,
  PORT,
  ENUM;

  private static final BigInteger UINT_MAX = BigInteger.valueOf(0xffffffffL);
  private static final String[] TIME_UNITS = {"weeks", "days", "hours", "mins", "secs"};
  private static final long[] TIME_SECONDS = {604800, 86400, 3600, 60, 1};

  /** Thrown by {@link #check}; the message is Dovecot's. */
  public static final class BadValueException extends Exception {
    private static final long serialVersionUID = 1;

    BadValueException(String message) {
      super(message);
    }
  }

  /** The value as doveconf writes it. */
  public String check(String value, List<String> allowed) throws BadValueException {
    return switch (this) {
      case STR -> value;
      case BOOL -> bool(value);
      case UINT -> Long.toString(number(value));
      case OCTAL -> octal(value);
      case TIME -> humanTime(seconds(value));
      case SIZE -> humanSize(bytes(value));
      case PORT -> port(value);
      case ENUM -> {
        if (!allowed.contains(value)) {
          throw new BadValueException("Invalid value: " + value);
        }
        yield value;
      }
    };
  }

  private static String bool(String value) throws BadValueException {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "yes", "y", "1" -> "yes";
      case "no" -> "no";
      default ->
          throw new BadValueException("Invalid boolean value: " + value + " (use yes or no)");
    };
  }

  private static boolean digits(String value) {
    return !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static long number(String value) throws BadValueException {
    boolean negative = value.startsWith("-") && digits(value.substring(1));
    if (negative || !digits(value)) {
      throw new BadValueException(
          "Invalid number "
              + value
              + ": "
              + (negative ? "Number too small" : "Not a valid number"));
    }
    BigInteger number = new BigInteger(value);
    if (number.compareTo(UINT_MAX) > 0) {
      throw new BadValueException("Invalid number " + value + ": Number too large");
    }
    return number.longValue();
  }

  private static String octal(String value) throws BadValueException {
    if (value.startsWith("0")) {
      if (!value.chars().allMatch(c -> c >= '0' && c <= '7') || value.length() > 11) {
        throw new BadValueException("Invalid number: " + value);
      }
      return "0" + Long.toOctalString(Long.parseLong(value, 8));
    }
    return "0" + Long.toOctalString(number(value));
  }

  private static String port(String value) throws BadValueException {
    if (!digits(value) || value.length() > 5 || Integer.parseInt(value) > 65535) {
      throw new BadValueException("Invalid port number " + value);
    }
    return Integer.toString(Integer.parseInt(value));
  }

  /** The seconds of a time interval. */
  public static long seconds(String value) throws BadValueException {
    String text = value.strip().toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    if (end == 0 || end > 10) {
      throw new BadValueException("Invalid time interval: " + value);
    }
    long number = Long.parseLong(text.substring(0, end));
    String unit = text.substring(end).strip();
    if (unit.isEmpty()) {
      if (number == 0) {
        return 0;
      }
      throw new BadValueException(
          "Time interval '" + value + "' is missing units (add e.g. 's' for seconds)");
    }
    if ("msecs".startsWith(unit) && unit.length() > 1
        || "milliseconds".startsWith(unit) && unit.length() > 1 && unit.startsWith("mil")) {
      throw new BadValueException("Milliseconds not supported for this setting: " + value);
    }
    for (int i = 0; i < TIME_UNITS.length; i++) {
      String longer = new String[] {"weeks", "days", "hours", "minutes", "seconds"}[i];
      if (TIME_UNITS[i].startsWith(unit) || longer.startsWith(unit)) {
        return number * TIME_SECONDS[i];
      }
    }
    throw new BadValueException("Invalid time interval: " + value);
  }

  private static String humanTime(long seconds) {
    for (int i = 0; i < TIME_UNITS.length; i++) {
      if (seconds >= TIME_SECONDS[i] && seconds % TIME_SECONDS[i] == 0) {
        return seconds / TIME_SECONDS[i] + " " + TIME_UNITS[i];
      }
    }
    return "0";
  }

  /** The bytes of a size. */
  public static BigInteger bytes(String value) throws BadValueException {
    String text = value.strip().toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    String unit = text.substring(end).strip();
    if (unit.length() == 2 && unit.endsWith("b")) {
      unit = unit.substring(0, 1);
    }
    int power = unit.isEmpty() ? 0 : "bkmgt".indexOf(unit);
    if (end == 0 || power < 0 || unit.length() > 1) {
      throw new BadValueException("Invalid size: " + value);
    }
    return new BigInteger(text.substring(0, end)).shiftLeft(10 * power);
  }

  private static String humanSize(BigInteger bytes) {
    if (bytes.signum() == 0) {
      return "0";
    }
    String[] units = {"B", "k", "M", "G", "T"};
    int power = 0;
    BigInteger value = bytes;
    while (power < 4 && value.testBit(0) == false && value.getLowestSetBit() >= 10) {
      value = value.shiftRight(10);
      power++;
    }
    return value + " " + units[power];
  }
}

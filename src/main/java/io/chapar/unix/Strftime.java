package io.chapar.unix;

import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;

/** strftime(3) with GNU's flags and widths, in the C locale. */
public final class Strftime {
  private static final List<String> DAYS =
      List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");
  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  private Strftime() {}

  /** {@code format} with its conversions replaced by the parts of {@code t}. */
  public static String format(String format, ZonedDateTime t) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < format.length()) {
      char c = format.charAt(i);
      if (c != '%') {
        out.append(c);
        i++;
        continue;
      }
      int start = i++;
      char pad = 0;
      boolean upper = false;
      boolean swap = false;
      for (; i < format.length() && "-_0^#+".indexOf(format.charAt(i)) >= 0; i++) {
        char flag = format.charAt(i);
        upper |= flag == '^';
        swap |= flag == '#';
        pad = flag == '^' || flag == '#' ? pad : flag;
      }
      int width = 0;
      for (; i < format.length() && Character.isDigit(format.charAt(i)); i++) {
        width = Math.min(width * 10 + format.charAt(i) - '0', 4096);
      }
      if (i < format.length() && (format.charAt(i) == 'E' || format.charAt(i) == 'O')) {
        i++;
      }
      int colons = 0;
      while (i < format.length() && format.charAt(i) == ':') {
        colons++;
        i++;
      }
      String text = i < format.length() ? convert(format.charAt(i), colons, pad, width, t) : null;
      if (text == null) {
        out.append(format, start, Math.min(i + 1, format.length()));
      } else {
        String cased =
            upper || swap && "aAbBh".indexOf(format.charAt(i)) >= 0
                ? text.toUpperCase(Locale.ROOT)
                : swap ? text.toLowerCase(Locale.ROOT) : text;
        out.append(cased);
      }
      i++;
    }
    return out.toString();
  }

  private static @org.jspecify.annotations.Nullable String convert(
      char c, int colons, char pad, int width, ZonedDateTime t) {
    int hour12 = t.getHour() % 12 == 0 ? 12 : t.getHour() % 12;
    int weekday = t.getDayOfWeek().getValue() % 7;
    String text =
        switch (c) {
          case '%' -> "%";
          case 'n' -> "\n";
          case 't' -> "\t";
          case 'a' -> DAYS.get(weekday).substring(0, 3);
          case 'A' -> DAYS.get(weekday);
          case 'b', 'h' -> MONTHS.get(t.getMonthValue() - 1).substring(0, 3);
          case 'B' -> MONTHS.get(t.getMonthValue() - 1);
          case 'c' -> format("%a %b %e %H:%M:%S %Y", t);
          case 'D', 'x' -> format("%m/%d/%y", t);
          case 'F' -> format(pad == '+' ? "%+4Y-%m-%d" : "%Y-%m-%d", t);
          case 'p' -> t.getHour() < 12 ? "AM" : "PM";
          case 'P' -> t.getHour() < 12 ? "am" : "pm";
          case 'r' -> format("%I:%M:%S %p", t);
          case 'R' -> format("%H:%M", t);
          case 'T', 'X' -> format("%H:%M:%S", t);
          case 'Z' -> zone(t);
          default -> null;
        };
    if (text != null) {
      return padText(text, pad, width);
    }
    return switch (c) {
      case 'C' -> number(t.getYear() / 100, 2, '0', pad, width);
      case 'd' -> number(t.getDayOfMonth(), 2, '0', pad, width);
      case 'e' -> number(t.getDayOfMonth(), 2, '_', pad, width);
      case 'g' -> number(t.get(IsoFields.WEEK_BASED_YEAR) % 100, 2, '0', pad, width);
      case 'G' -> number(t.get(IsoFields.WEEK_BASED_YEAR), 1, '0', pad, width);
      case 'H' -> number(t.getHour(), 2, '0', pad, width);
      case 'I' -> number(hour12, 2, '0', pad, width);
      case 'j' -> number(t.getDayOfYear(), 3, '0', pad, width);
      case 'k' -> number(t.getHour(), 2, '_', pad, width);
      case 'l' -> number(hour12, 2, '_', pad, width);
      case 'm' -> number(t.getMonthValue(), 2, '0', pad, width);
      case 'M' -> number(t.getMinute(), 2, '0', pad, width);
      case 'N' -> nanos(t.getNano(), pad, width);
      case 'q' -> number((t.getMonthValue() + 2) / 3, 1, '0', pad, width);
      case 's' -> number(t.toEpochSecond(), 1, '0', pad, width);
      case 'S' -> number(t.getSecond(), 2, '0', pad, width);
      case 'u' -> number(t.getDayOfWeek().getValue(), 1, '0', pad, width);
      case 'U' -> number((t.getDayOfYear() - 1 + 7 - weekday) / 7, 2, '0', pad, width);
      case 'V' -> number(t.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0', pad, width);
      case 'w' -> number(weekday, 1, '0', pad, width);
      case 'W' -> number((t.getDayOfYear() - 1 + 7 - (weekday + 6) % 7) / 7, 2, '0', pad, width);
      case 'y' -> number(Math.floorMod(t.getYear(), 100), 2, '0', pad, width);
      case 'Y' -> number(t.getYear(), pad == '+' ? 4 : 1, '0', pad, width);
      case 'z' -> offset(t.getOffset().getTotalSeconds(), colons);
      default -> null;
    };
  }

  private static String padText(String text, char pad, int width) {
    String fill = pad == '0' ? "0" : " ";
    return fill.repeat(Math.max(0, width - text.length())) + text;
  }

  private static String number(long value, int digits, char usual, char pad, int width) {
    char fill = pad == 0 || pad == '+' ? usual : pad;
    String text = Long.toString(Math.abs(value));
    int wanted = fill == '-' ? 0 : width > 0 ? width : digits;
    String padding = (fill == '_' ? " " : "0").repeat(Math.max(0, wanted - text.length()));
    return fill == '_'
        ? padding + (value < 0 ? "-" : "") + text
        : (value < 0 ? "-" : "") + padding + text;
  }

  private static String nanos(int nanos, char pad, int width) {
    String nine = String.format("%09d", nanos);
    int digits = width == 0 ? 9 : width;
    String text =
        digits <= 9 ? nine.substring(0, digits) : nine + "0".repeat(Math.min(digits, 4096) - 9);
    if (pad == '-') {
      int end = text.length();
      while (end > 1 && text.charAt(end - 1) == '0') {
        end--;
      }
      return text.substring(0, end);
    }
    return text;
  }

  /** The offset of a zone: +hhmm, +hh:mm, +hh:mm:ss, or as short as it can be. */
  private static String offset(int seconds, int colons) {
    char sign = seconds < 0 ? '-' : '+';
    int all = Math.abs(seconds);
    String h = String.format("%02d", all / 3600);
    String m = String.format("%02d", all / 60 % 60);
    String s = String.format("%02d", all % 60);
    return switch (colons) {
      case 0 -> sign + h + m;
      case 1 -> sign + h + ":" + m;
      case 2 -> sign + h + ":" + m + ":" + s;
      default -> sign + h + (all % 3600 == 0 ? "" : ":" + m) + (all % 60 == 0 ? "" : ":" + s);
    };
  }

  private static String zone(ZonedDateTime t) {
    if (t.getZone() instanceof java.time.ZoneOffset offset) {
      int seconds = offset.getTotalSeconds();
      return seconds == 0 ? "UTC" : offset(seconds, 3).replace(":", "");
    }
    String name = java.time.format.DateTimeFormatter.ofPattern("z", Locale.ROOT).format(t);
    return name.isEmpty() ? t.getZone().getDisplayName(TextStyle.SHORT, Locale.ROOT) : name;
  }

  /** Nanoseconds since the epoch as a time in a zone. */
  public static ZonedDateTime at(long nanos, java.time.ZoneId zone) {
    return java.time.Instant.ofEpochSecond(
            Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))
        .atZone(zone)
        .with(ChronoField.NANO_OF_SECOND, Math.floorMod(nanos, 1_000_000_000L));
  }
}

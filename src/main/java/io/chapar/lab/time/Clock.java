package io.chapar.lab.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How times are shown and read. */
final class Clock {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Clock() {}

  static String show(Instant time) {
    return FORM.format(time) + " UTC";
  }

  /** {@code 14:30}, {@code 2026-06-15}, {@code 2026-06-15 14:30}; null: it is none of these. */
  static @Nullable Instant parse(String text, Instant now) {
    String[] parts = text.strip().split("[ T]");
    try {
      if (parts.length == 1 && text.matches("\\d{1,2}:\\d\\d(:\\d\\d)?")) {
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        Instant at = today.atTime(time(text)).toInstant(ZoneOffset.UTC);
        return at.isAfter(now)
            ? at
            : today.plusDays(1).atTime(time(text)).toInstant(ZoneOffset.UTC);
      }
      if (parts[0].matches("\\d{4}-\\d\\d-\\d\\d") && parts.length <= 2) {
        LocalTime time = parts.length == 1 ? LocalTime.MIDNIGHT : time(parts[1].replace("Z", ""));
        return LocalDate.parse(parts[0]).atTime(time).toInstant(ZoneOffset.UTC);
      }
    } catch (DateTimeParseException e) {
      return null;
    }
    return null;
  }

  private static LocalTime time(String text) {
    return LocalTime.parse(text.indexOf(':') == 1 ? "0" + text : text);
  }
}

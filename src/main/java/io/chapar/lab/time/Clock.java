package io.chapar.lab.time;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How times are shown. */
final class Clock {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Clock() {}

  static String show(Instant time) {
    return FORM.format(time) + " UTC";
  }
}

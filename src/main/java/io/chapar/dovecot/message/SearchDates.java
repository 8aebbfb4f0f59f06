package io.chapar.dovecot.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The criteria of {@link Search} that are about dates. */
final class SearchDates {
  private SearchDates() {}

  /** The criterion of a date or an interval. */
  static Search.Key dated(String key, String text, boolean doveadm)
      throws Search.BadSearchException {
    String how = key.replaceFirst("^(SAVED|SENT)", "");
    if (doveadm && !text.matches("\\d{1,2}-[A-Za-z]{3}-\\d{4}")) {
      Long[] instant = {null};
      Instant parsed = doveadmDate(text);
      if (parsed != null) {
        instant[0] = parsed.getEpochSecond() * 1_000_000_000L;
      }
      String interval = text;
      long back = interval(text);
      if (instant[0] == null && back < 0) {
        throw new Search.BadSearchException("Invalid search date parameter: " + interval);
      }
      return (m, s) -> {
        long limit = instant[0] != null ? instant[0] : s.nanos() - back;
        OffsetDateTime sent = key.startsWith("SENT") ? Decode.date(m.part().header("Date")) : null;
        long at =
            key.startsWith("SAVED")
                ? m.mail().saved()
                : !key.startsWith("SENT")
                    ? m.mail().received()
                    : sent == null ? 0 : sent.toEpochSecond() * 1_000_000_000L;
        return switch (how) {
          case "BEFORE" -> at < limit;
          case "SINCE" -> at >= limit;
          default -> at >= limit && at < limit + 86_400_000_000_000L;
        };
      };
    }
    LocalDate day = Search.day(text);
    return (m, s) -> {
      LocalDate at;
      if (key.startsWith("SENT")) {
        OffsetDateTime sent = Decode.date(m.part().header("Date"));
        at = sent == null ? LocalDate.EPOCH : sent.toLocalDate(); // a mail without is very old
      } else {
        long nanos = key.startsWith("SAVED") ? m.mail().saved() : m.mail().received();
        at =
            Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L))
                .atOffset(ZoneOffset.UTC)
                .toLocalDate();
      }
      return switch (how) {
        case "BEFORE" -> at.isBefore(day);
        case "ON" -> at.equals(day);
        default -> !at.isBefore(day);
      };
    };
  }

  private static @Nullable Instant doveadmDate(String text) {
    try {
      if (text.matches("\\d{9,11}")) {
        return Instant.ofEpochSecond(Long.parseLong(text));
      }
      if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
    } catch (DateTimeException e) {
      return null;
    }
    return null;
  }

  /** The nanoseconds of an interval such as 2weeks; -1 if it is none. */
  private static long interval(String text) {
    String t = text.replace(" ", "");
    if (!t.matches("\\d{1,6}[a-z]+")) {
      return -1;
    }
    long n = Long.parseLong(t.replaceAll("\\D.*", ""));
    String unit = t.replaceAll("\\d", "");
    String[] units = {"secs", "mins", "hours", "days", "weeks"};
    long[] seconds = {1, 60, 3600, 86400, 604800};
    for (int i = 0; i < units.length; i++) {
      if (units[i].startsWith(unit) || (unit + "s").equals(units[i])) {
        return n * seconds[i] * 1_000_000_000L;
      }
    }
    return -1;
  }
}

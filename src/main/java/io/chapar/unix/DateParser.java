package io.chapar.unix;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people write for a time, as date -d, touch -d and journalctl --since take it: gnulib's
 * parse_datetime, whose grammar (getdate.y) the methods follow.
 */
public final class DateParser {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> LONG_MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final List<String> DAYS =
      List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");
  private static final Map<String, Integer> SHORT_DAYS =
      Map.of("tues", 2, "wednes", 3, "thur", 4, "thurs", 4);
  private static final Map<String, Integer> ORDINALS =
      Map.ofEntries(
          Map.entry("last", -1),
          Map.entry("this", 0),
          Map.entry("next", 1),
          Map.entry("first", 1),
          Map.entry("third", 3),
          Map.entry("fourth", 4),
          Map.entry("fifth", 5),
          Map.entry("sixth", 6),
          Map.entry("seventh", 7),
          Map.entry("eighth", 8),
          Map.entry("ninth", 9),
          Map.entry("tenth", 10),
          Map.entry("eleventh", 11),
          Map.entry("twelfth", 12));
  private static final Map<String, Integer> SHIFTS =
      Map.of("tomorrow", 1, "yesterday", -1, "today", 0, "now", 0);
  private static final List<String> UNITS =
      List.of(
          "year", "month", "fortnight", "week", "day", "hour", "minute", "min", "second", "sec");
  private static final Map<String, Integer> ZONES = // minutes east
      Map.ofEntries(
          Map.entry("gmt", 0),
          Map.entry("ut", 0),
          Map.entry("utc", 0),
          Map.entry("wet", 0),
          Map.entry("west", 60),
          Map.entry("bst", 60),
          Map.entry("art", -180),
          Map.entry("brt", -180),
          Map.entry("brst", -120),
          Map.entry("nst", -210),
          Map.entry("ndt", -150),
          Map.entry("ast", -240),
          Map.entry("adt", -180),
          Map.entry("clt", -240),
          Map.entry("clst", -180),
          Map.entry("est", -300),
          Map.entry("edt", -240),
          Map.entry("cst", -360),
          Map.entry("cdt", -300),
          Map.entry("mst", -420),
          Map.entry("mdt", -360),
          Map.entry("pst", -480),
          Map.entry("pdt", -420),
          Map.entry("akst", -540),
          Map.entry("akdt", -480),
          Map.entry("hst", -600),
          Map.entry("sst", -660),
          Map.entry("wat", 60),
          Map.entry("cet", 60),
          Map.entry("cest", 120),
          Map.entry("met", 60),
          Map.entry("mez", 60),
          Map.entry("mest", 120),
          Map.entry("mesz", 120),
          Map.entry("eet", 120),
          Map.entry("eest", 180),
          Map.entry("cat", 120),
          Map.entry("sast", 120),
          Map.entry("eat", 180),
          Map.entry("msk", 180),
          Map.entry("msd", 240),
          Map.entry("ist", 330),
          Map.entry("sgt", 480),
          Map.entry("kst", 540),
          Map.entry("jst", 540),
          Map.entry("gst", 600),
          Map.entry("nzst", 720),
          Map.entry("nzdt", 780));

  private enum Kind {
    NUMBER,
    SIGNED,
    DECIMAL,
    WORD,
    CHAR,
    END
  }

  private record Token(Kind kind, String text, long value, int digits, int nanos) {
    boolean is(char c) {
      return kind == Kind.CHAR && text.charAt(0) == c;
    }
  }

  private final List<Token> tokens;
  private final ZonedDateTime now;
  private int at;
  private int times;
  private int dates;
  private int days;
  private int zones;
  private boolean relative;
  private long year;
  private int yearDigits;
  private int month;
  private int day;
  private int hour;
  private int minute;
  private int second;
  private int nano;
  private int dayNumber;
  private long dayOrdinal;
  private int zoneMinutes;
  private long relYear;
  private long relMonth;
  private long relDay;
  private long relSeconds;
  private int relNanos;

  private DateParser(List<Token> tokens, ZonedDateTime now) {
    this.tokens = tokens;
    this.now = now;
    this.year = now.getYear();
    this.month = now.getMonthValue();
    this.day = now.getDayOfMonth();
    this.hour = now.getHour();
    this.minute = now.getMinute();
    this.second = now.getSecond();
    this.nano = now.getNano();
  }

  /** The nanoseconds since the epoch that {@code text} means, or null if it means nothing. */
  public static @Nullable Long parse(String text, long nowNanos, ZoneId zone) {
    String rest = text.strip();
    ZoneId in = zone;
    if (rest.startsWith("TZ=\"")) {
      int close = rest.indexOf('"', 4);
      if (close < 0) {
        return null;
      }
      in = Zones.named(rest.substring(4, close));
      rest = rest.substring(close + 1).strip();
    }
    try {
      if (rest.startsWith("@")) {
        return epoch(rest.substring(1).strip());
      }
      DateParser parser = new DateParser(tokens(rest), Strftime.at(nowNanos, in));
      ZonedDateTime result = parser.items(in);
      return result == null
          ? null
          : Math.addExact(
              Math.multiplyExact(result.toEpochSecond(), 1_000_000_000L), result.getNano());
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Long epoch(String text) {
    if (!text.matches("[+-]?\\d{1,18}([.,]\\d+)?")) {
      return null;
    }
    return new java.math.BigDecimal(text.replace(',', '.'))
        .movePointRight(9)
        .setScale(0, java.math.RoundingMode.FLOOR)
        .longValueExact();
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        i++;
      } else if (Character.isDigit(c) || c == '-' || c == '+') {
        int start = i;
        boolean signed = !Character.isDigit(c);
        if (signed) {
          i++;
          while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
          }
          if (i >= text.length() || !Character.isDigit(text.charAt(i))) {
            continue;
          }
        }
        int from = i;
        while (i < text.length() && Character.isDigit(text.charAt(i))) {
          i++;
        }
        long value = Long.parseLong(text.substring(from, i)) * (c == '-' ? -1 : 1);
        int digits = i - from;
        if (i + 1 < text.length()
            && (text.charAt(i) == '.' || text.charAt(i) == ',')
            && Character.isDigit(text.charAt(i + 1))) {
          int dot = ++i;
          while (i < text.length() && Character.isDigit(text.charAt(i))) {
            i++;
          }
          String fraction = (text.substring(dot, i) + "000000000").substring(0, 9);
          tokens.add(
              new Token(
                  Kind.DECIMAL,
                  text.substring(start, i),
                  value,
                  digits,
                  Integer.parseInt(fraction)));
        } else {
          tokens.add(new Token(signed ? Kind.SIGNED : Kind.NUMBER, "", value, digits, 0));
        }
      } else if (Character.isLetter(c)) {
        int start = i;
        while (i < text.length() && (Character.isLetter(text.charAt(i)) || text.charAt(i) == '.')) {
          i++;
        }
        tokens.add(
            new Token(Kind.WORD, text.substring(start, i).toLowerCase(Locale.ROOT), 0, 0, 0));
      } else if (c == '(') {
        int depth = 0;
        do {
          depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
          i++;
        } while (i < text.length() && depth > 0);
      } else {
        tokens.add(new Token(Kind.CHAR, Character.toString(c), 0, 0, 0));
        i++;
      }
    }
    tokens.add(new Token(Kind.END, "", 0, 0, 0));
    return tokens;
  }

  private Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  private @Nullable ZonedDateTime items(ZoneId zone) {
    while (peek(0).kind() != Kind.END) {
      if (!item()) {
        return null;
      }
    }
    if (times > 1 || dates > 1 || days > 1 || zones > 1) {
      return null;
    }
    return result(zone);
  }

  private boolean item() {
    Token t = peek(0);
    return switch (t.kind()) {
      case NUMBER -> number(t);
      case SIGNED -> signed(t);
      case WORD -> word(t);
      case DECIMAL -> decimal(t);
      default -> false;
    };
  }

  private boolean decimal(Token t) {
    String unit = unit(peek(1));
    if (unit == null || !(unit.equals("second") || unit.equals("sec"))) {
      return false;
    }
    at += 2;
    long sign = ago();
    relative = true;
    relSeconds += sign * t.value();
    relNanos += (int) (sign * (t.text().startsWith("-") ? -t.nanos() : t.nanos()));
    return true;
  }

  private boolean number(Token t) {
    Token next = peek(1);
    if (next.is(':')) {
      return time();
    }
    if (next.is('/')) {
      return slashes(t);
    }
    if (next.kind() == Kind.WORD) {
      if (meridian(next) >= 0) {
        return clock12((int) t.value(), 0, 0, 0, 2);
      }
      if (month(next) > 0) {
        return dayMonth(t);
      }
      if (unit(next) != null) {
        at += 2;
        return relative(unit(next), t.value() * ago());
      }
      if (weekday(next) >= 0) {
        at += 2;
        return weekday(weekday(next), t.value());
      }
    }
    if (next.kind() == Kind.SIGNED) {
      Token third = peek(2);
      if (third.kind() == Kind.SIGNED && next.value() <= 0 && third.value() <= 0) {
        return iso(t, next, third);
      }
      if (unit(third) == null
          && t.digits() <= 2
          && next.digits() >= 2
          && third.kind() != Kind.WORD) {
        at += 2;
        times++;
        hour = (int) t.value();
        minute = 0;
        second = 0;
        nano = 0;
        return zoneOffset(next);
      }
    }
    at++;
    return plain(t);
  }

  /** A number on its own: a year, a date as yyyymmdd, or a time as hh or hhmm. */
  private boolean plain(Token t) {
    if (dates > 0 && yearDigits == 0 && !relative && (times > 0 || t.digits() > 2)) {
      year = t.value();
      yearDigits = t.digits();
    } else if (t.digits() > 4) {
      dates++;
      day = (int) (t.value() % 100);
      month = (int) (t.value() / 100 % 100);
      year = t.value() / 10000;
      yearDigits = t.digits() - 4;
    } else {
      times++;
      hour = (int) (t.digits() <= 2 ? t.value() : t.value() / 100);
      minute = (int) (t.digits() <= 2 ? 0 : t.value() % 100);
      second = 0;
      nano = 0;
    }
    return true;
  }

  private boolean iso(Token y, Token m, Token d) {
    dates++;
    year = y.value();
    yearDigits = y.digits();
    month = (int) -m.value();
    day = (int) -d.value();
    at += 3;
    if (peek(0).kind() == Kind.WORD
        && peek(0).text().equals("t")
        && peek(1).kind() == Kind.NUMBER) {
      at++;
    }
    return true;
  }

  private boolean slashes(Token first) {
    Token second = peek(2);
    if (second.kind() != Kind.NUMBER) {
      return false;
    }
    dates++;
    if (peek(3).is('/') && peek(4).kind() == Kind.NUMBER) {
      Token third = peek(4);
      if (first.digits() >= 4) {
        year = first.value();
        yearDigits = first.digits();
        month = (int) second.value();
        day = (int) third.value();
      } else {
        month = (int) first.value();
        day = (int) second.value();
        year = third.value();
        yearDigits = third.digits();
      }
      at += 5;
    } else {
      month = (int) first.value();
      day = (int) second.value();
      at += 3;
    }
    return true;
  }

  private boolean dayMonth(Token d) {
    dates++;
    day = (int) d.value();
    month = month(peek(1));
    at += 2;
    Token y = peek(0);
    if (y.kind() == Kind.SIGNED && y.value() < 0 && unit(peek(1)) == null) {
      year = -y.value();
      yearDigits = y.digits();
      at++;
    } else if (y.kind() == Kind.NUMBER && !peek(1).is(':') && follows(y)) {
      year = y.value();
      yearDigits = y.digits();
      at++;
    }
    return true;
  }

  /** Whether a number after day and month is the year, not the start of something else. */
  private boolean follows(Token y) {
    Token next = peek(1);
    return y.digits() >= 1
        && (next.kind() != Kind.WORD || unit(next) == null && meridian(next) < 0);
  }

  private boolean time() {
    int h = (int) peek(0).value();
    Token m = peek(2);
    if (m.kind() != Kind.NUMBER && m.kind() != Kind.DECIMAL) {
      return false;
    }
    int s = 0;
    int n = 0;
    int used = 3;
    if (peek(3).is(':')) {
      Token sec = peek(4);
      if (sec.kind() != Kind.NUMBER && sec.kind() != Kind.DECIMAL) {
        return false;
      }
      s = (int) sec.value();
      n = sec.nanos();
      used = 5;
    }
    if (meridian(peek(used)) >= 0) {
      return clock12(h, (int) m.value(), s, n, used + 1);
    }
    times++;
    hour = h;
    minute = (int) m.value();
    second = s;
    nano = n;
    at += used;
    Token z = peek(0);
    if (z.kind() == Kind.SIGNED && unit(peek(1)) == null) {
      at++;
      return zoneOffset(z);
    }
    return true;
  }

  private boolean clock12(int h, int m, int s, int n, int used) {
    int half = meridian(peek(used - 1));
    if (h < 1 || h > 12) {
      return false;
    }
    times++;
    hour = h % 12 + 12 * half;
    minute = m;
    second = s;
    nano = n;
    at += used;
    return true;
  }

  private boolean zoneOffset(Token z) {
    long value = Math.abs(z.value());
    long minutes;
    if (peek(0).is(':') && peek(1).kind() == Kind.NUMBER) {
      minutes = value * 60 + peek(1).value();
      at += 2;
    } else {
      minutes = z.digits() <= 2 ? value * 60 : value / 100 * 60 + value % 100;
    }
    zones++;
    zoneMinutes = (int) (z.value() < 0 ? -minutes : minutes);
    return minutes <= 24 * 60;
  }

  private boolean signed(Token t) {
    String unit = unit(peek(1));
    if (unit != null) {
      at += 2;
      return relative(unit, t.value() * ago());
    }
    return false;
  }

  private boolean word(Token t) {
    Token next = peek(1);
    String w = t.text();
    Integer shift = SHIFTS.get(w);
    if (shift != null) {
      at++;
      relative = true;
      relDay += shift;
      return true;
    }
    if (month(t) > 0) {
      return monthFirst(month(t));
    }
    if (weekday(t) >= 0) {
      at += next.is(',') ? 2 : 1;
      return weekday(weekday(t), 0);
    }
    Integer ordinal = ORDINALS.get(w);
    if (ordinal != null && unit(next) != null) {
      at += 2;
      return relative(unit(next), ordinal * ago());
    }
    if (ordinal != null && weekday(next) >= 0) {
      at += 2;
      return weekday(weekday(next), ordinal);
    }
    if (unit(t) != null) {
      at++;
      return relative(unit(t), ago());
    }
    return zone(w);
  }

  private boolean zone(String w) {
    Integer known = ZONES.get(w.replace(".", ""));
    if (known == null && w.length() == 1 && w.charAt(0) != 'j') {
      known = military(w.charAt(0));
    }
    if (known == null) {
      return false;
    }
    at++;
    zones++;
    zoneMinutes = known;
    Token z = peek(0);
    if (z.kind() == Kind.WORD && z.text().equals("dst")) {
      at++;
      zoneMinutes += 60;
    } else if (z.kind() == Kind.SIGNED && unit(peek(1)) == null) {
      at++;
      zones--;
      return zoneOffset(z);
    }
    return true;
  }

  private static int military(char c) {
    if (c == 'z') {
      return 0;
    }
    return c <= 'm' ? (c - 'a' + (c > 'j' ? 0 : 1)) * 60 : -(c - 'm') * 60;
  }

  private boolean monthFirst(int m) {
    Token second = peek(1);
    if (second.kind() != Kind.NUMBER && second.kind() != Kind.SIGNED) {
      return false;
    }
    dates++;
    month = m;
    if (second.kind() == Kind.SIGNED) {
      day = (int) -second.value();
      Token y = peek(2);
      if (y.kind() != Kind.SIGNED) {
        return false;
      }
      year = -y.value();
      yearDigits = y.digits();
      at += 3;
      return true;
    }
    day = (int) second.value();
    at += 2;
    if (peek(0).is(',') && peek(1).kind() == Kind.NUMBER) {
      year = peek(1).value();
      yearDigits = peek(1).digits();
      at += 2;
    }
    return true;
  }

  private boolean weekday(int number, long ordinal) {
    days++;
    dayNumber = number;
    dayOrdinal = ordinal;
    return true;
  }

  private long ago() {
    Token t = peek(0);
    if (t.kind() == Kind.WORD && (t.text().equals("ago") || t.text().equals("hence"))) {
      at++;
      return t.text().equals("ago") ? -1 : 1;
    }
    return 1;
  }

  private boolean relative(@Nullable String unit, long n) {
    relative = true;
    switch (unit == null ? "" : unit) {
      case "year" -> relYear += n;
      case "month" -> relMonth += n;
      case "fortnight" -> relDay += Math.multiplyExact(14L, n);
      case "week" -> relDay += Math.multiplyExact(7L, n);
      case "day" -> relDay += n;
      case "hour" -> relSeconds += Math.multiplyExact(3600L, n);
      case "minute", "min" -> relSeconds += Math.multiplyExact(60L, n);
      default -> relSeconds += n;
    }
    return true;
  }

  private static @Nullable String unit(Token t) {
    if (t.kind() != Kind.WORD) {
      return null;
    }
    String w = t.text();
    String one = w.endsWith("s") ? w.substring(0, w.length() - 1) : w;
    return UNITS.contains(w) ? w : UNITS.contains(one) ? one : null;
  }

  private static int month(Token t) {
    if (t.kind() != Kind.WORD) {
      return 0;
    }
    String w = t.text().endsWith(".") ? t.text().substring(0, t.text().length() - 1) : t.text();
    int whole = LONG_MONTHS.indexOf(w);
    return whole >= 0 ? whole + 1 : w.equals("sept") ? 9 : MONTHS.indexOf(w) + 1;
  }

  private static int weekday(Token t) {
    if (t.kind() != Kind.WORD) {
      return -1;
    }
    String w = t.text().endsWith(".") ? t.text().substring(0, t.text().length() - 1) : t.text();
    for (int i = 0; i < DAYS.size(); i++) {
      if (DAYS.get(i).equals(w) || DAYS.get(i).substring(0, 3).equals(w)) {
        return i;
      }
    }
    return SHORT_DAYS.getOrDefault(w, -1);
  }

  private static int meridian(Token t) {
    if (t.kind() != Kind.WORD) {
      return -1;
    }
    return switch (t.text()) {
      case "am", "a.m." -> 0;
      case "pm", "p.m." -> 1;
      default -> -1;
    };
  }

  private ZonedDateTime result(ZoneId zone) {
    long y = year;
    if (yearDigits > 0 && yearDigits <= 2) {
      y += y < 69 ? 2000 : 1900;
    }
    boolean clock = times > 0 || relative && dates == 0 && days == 0;
    int s = clock ? second : 0;
    LocalDateTime local =
        LocalDate.of((int) y, month, day)
            .atTime(clock ? hour : 0, clock ? minute : 0, s, clock ? nano : 0);
    if (days > 0 && dates == 0) {
      int weekday = local.getDayOfWeek().getValue() % 7;
      local =
          local.plusDays(
              (dayNumber - weekday + 7) % 7
                  + 7 * (dayOrdinal - (dayOrdinal > 0 && weekday != dayNumber ? 1 : 0)));
    }
    if (relYear != 0 || relMonth != 0 || relDay != 0) {
      local = shifted(local);
    }
    ZoneId in = zones > 0 ? ZoneOffset.ofTotalSeconds(zoneMinutes * 60) : zone;
    return local.atZone(in).plusSeconds(relSeconds).plusNanos(relNanos);
  }

  /**
   * Years and months are added to their fields, and what overflows goes on: 31 January + 1 month.
   */
  private LocalDateTime shifted(LocalDateTime local) {
    LocalDateTime first = local.withDayOfMonth(1).plusYears(relYear).plusMonths(relMonth);
    return first.plusDays(local.getDayOfMonth() - 1L).plusDays(relDay);
  }

  /** The time that the clock showed when parsing began. */
  ZonedDateTime now() {
    return now;
  }
}

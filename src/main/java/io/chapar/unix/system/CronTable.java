package io.chapar.unix.system;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A crontab, crontab(5): its jobs in order, each with the settings that stand above it.
 *
 * @param error what is wrong with the first bad line, such as "bad minute"; null if all is well
 * @param line where that is
 */
record CronTable(List<Job> jobs, @Nullable String error, int line) {
  private static final String[] MONTHS =
      "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
  private static final String[] DAYS = "sun mon tue wed thu fri sat sun".split(" ");
  private static final Map<String, String> NICKNAMES =
      Map.of(
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *",
          "@monthly", "0 0 1 * *",
          "@weekly", "0 0 * * 0",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@hourly", "0 * * * *");

  /**
   * One job.
   *
   * @param anyDay whether one of the day fields is a star: then both must fit, else one is enough
   */
  record Job(
      BitSet minutes,
      BitSet hours,
      BitSet daysOfMonth,
      BitSet months,
      BitSet daysOfWeek,
      boolean anyDay,
      String user,
      String command,
      Map<String, String> env) {

    /** Whether it is due in the minute of {@code t}. */
    boolean due(ZonedDateTime t) {
      boolean month = daysOfMonth.get(t.getDayOfMonth());
      boolean week = daysOfWeek.get(t.getDayOfWeek().getValue() % 7);
      return minutes.get(t.getMinute())
          && hours.get(t.getHour())
          && months.get(t.getMonthValue())
          && (anyDay ? month && week : month || week);
    }

    /** The first minute after {@code t} in which it is due, within five years; else null. */
    @Nullable ZonedDateTime next(ZonedDateTime t) {
      ZonedDateTime at = t.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
      ZonedDateTime end = t.plusYears(5);
      while (at.isBefore(end)) {
        boolean month = daysOfMonth.get(at.getDayOfMonth());
        boolean week = daysOfWeek.get(at.getDayOfWeek().getValue() % 7);
        if (!months.get(at.getMonthValue()) || !(anyDay ? month && week : month || week)) {
          at = at.truncatedTo(ChronoUnit.DAYS).plusDays(1);
        } else if (!hours.get(at.getHour())) {
          at = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        } else if (!minutes.get(at.getMinute())) {
          at = at.plusMinutes(1);
        } else {
          return at;
        }
      }
      return null;
    }
  }

  /**
   * Reads a crontab.
   *
   * @param user whose it is; empty for one of the system, whose jobs name their user
   */
  static CronTable parse(String text, String user) {
    List<Job> jobs = new ArrayList<>();
    Map<String, String> env = new LinkedHashMap<>();
    int number = 0;
    for (String raw : text.split("\n", -1)) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.matches("[A-Za-z_][A-Za-z0-9_]*\\s*=.*|\"[^\"]+\"\\s*=.*")) {
        int equals = line.indexOf('=');
        env.put(
            unquoted(line.substring(0, equals).strip()),
            unquoted(line.substring(equals + 1).strip()));
        continue;
      }
      String entry = line;
      if (line.startsWith("@")) {
        String word = line.split("\\s+", 2)[0];
        if (word.equals("@reboot")) {
          continue;
        }
        String fields = NICKNAMES.get(word);
        if (fields == null) {
          return new CronTable(jobs, "bad time specifier", number);
        }
        entry = fields + line.substring(word.length());
      }
      String[] f = entry.split("\\s+", user.isEmpty() ? 7 : 6);
      String[] what = {"minute", "hour", "day-of-month", "month", "day-of-week"};
      int[][] ranges = {{0, 59}, {0, 23}, {1, 31}, {1, 12}, {0, 7}};
      BitSet[] sets = new BitSet[5];
      for (int i = 0; i < 5; i++) {
        BitSet set =
            i < f.length
                ? field(
                    f[i],
                    ranges[i][0],
                    ranges[i][1],
                    i == 3 ? MONTHS : i == 4 ? DAYS : new String[0])
                : null;
        if (set == null) {
          return new CronTable(jobs, "bad " + what[i], number);
        }
        sets[i] = set;
      }
      if (sets[4].get(7)) {
        sets[4].set(0);
      }
      if (f.length < (user.isEmpty() ? 7 : 6)) {
        return new CronTable(
            jobs, user.isEmpty() && f.length < 6 ? "bad username" : "bad command", number);
      }
      jobs.add(
          new Job(
              sets[0],
              sets[1],
              sets[2],
              sets[3],
              sets[4],
              f[2].startsWith("*") || f[4].startsWith("*"),
              user.isEmpty() ? f[5] : user,
              user.isEmpty() ? f[6] : f[5],
              Map.copyOf(env)));
    }
    return new CronTable(jobs, null, 0);
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static @Nullable BitSet field(String text, int low, int high, String[] names) {
    BitSet set = new BitSet();
    for (String part : text.split(",", -1)) {
      String[] step = part.split("/", 2);
      int by = 1;
      if (step.length == 2) {
        if (!step[1].matches("[1-9]\\d{0,3}")) {
          return null;
        }
        by = Integer.parseInt(step[1]);
      }
      int from;
      int to;
      if (step[0].equals("*")) {
        from = low;
        to = high;
      } else {
        String[] range = step[0].split("-", 2);
        from = number(range[0], low, names);
        to = range.length == 2 ? number(range[1], low, names) : step.length == 2 ? high : from;
      }
      if (from < low || to > high || from > to) {
        return null;
      }
      for (int i = from; i <= to; i += by) {
        set.set(i);
      }
    }
    return set;
  }

  private static int number(String text, int low, String[] names) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(text.toLowerCase(Locale.ROOT))) {
        return i + low;
      }
    }
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
  }
}

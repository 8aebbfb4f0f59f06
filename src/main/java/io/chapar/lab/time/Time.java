package io.chapar.lab.time;

import io.chapar.host.Alarm;
import io.chapar.host.Process;
import io.chapar.lab.report.Words;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import io.chapar.time.Pace;
import io.chapar.time.Scheduler;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code lab time}: shows the clock of the host and moves it; what is due on the way happens. */
public final class Time implements Verb {
  private static final Duration FARTHEST = Duration.ofDays(400);
  private static final Duration PATIENCE = Duration.ofDays(30);
  private static final Pattern SPAN =
      Pattern.compile(
          "\\+(?:(\\d{1,3})w)?(?:(\\d{1,3})d)?(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,7})s?)?");

  @Override
  public String name() {
    return "time";
  }

  @Override
  public String usage() {
    return "[+SPAN | until WHEN | pause | run | speed N]";
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    Words words = session.words();
    String verb = args.isEmpty() ? "" : args.get(0);
    String rest = args.size() < 2 ? "" : String.join(" ", args.subList(1, args.size()));
    switch (verb) {
      case "" -> {
        return show(session, process);
      }
      case "pause", "run", "speed" -> {
        return speed(session, process, verb, rest);
      }
      case "until" -> {
        return until(session, process, rest);
      }
      default -> {
        Duration span = args.size() == 1 ? span(verb) : null;
        if (span == null || span.isZero() || span.compareTo(FARTHEST) > 0) {
          process.err().println(words.get("usage", "lab time " + usage()));
          return 2;
        }
        Journey journey = new Journey(session.world().mail());
        session.world().scheduler().leap(span);
        return arrived(session, process, journey);
      }
    }
  }

  /** {@code +1d12h}; null: it is none. */
  static @Nullable Duration span(String text) {
    Matcher m = SPAN.matcher(text);
    if (!m.matches()) {
      return null;
    }
    long seconds = 0;
    long[] units = {604_800, 86_400, 3600, 60, 1};
    for (int i = 0; i < units.length; i++) {
      seconds += m.group(i + 1) == null ? 0 : Long.parseLong(m.group(i + 1)) * units[i];
    }
    return Duration.ofSeconds(seconds);
  }

  private static int arrived(Session session, Process process, Journey journey) throws IOException {
    for (String line : journey.told(session.words())) {
      process.out().println(line);
    }
    process.out().println(now(session));
    return 0;
  }

  private static String now(Session session) {
    return session.words().get("time.now", Clock.show(session.world().scheduler().instant()));
  }

  // ---- what there is

  private static int show(Session session, Process process) throws IOException {
    Words words = session.words();
    process.out().println(now(session));
    Instant start = Instant.ofEpochSecond(0, session.start().at());
    process.out().println(words.get("time.start", Clock.show(start)));
    double speed = session.world().scheduler().pace().speed();
    if (speed != 1) {
      process.out().println(speed == 0 ? words.get("time.paused") : words.get("time.speed", speed));
    }
    List<String> retries = Waiting.in(session.world().mail(), words);
    retries.forEach(line -> print(process, line));
    List<Alarm> alarms = new ArrayList<>(session.world().mail().alarms());
    alarms.sort(Comparator.comparingLong(Alarm::at));
    for (Alarm alarm : alarms) {
      String at = Clock.show(Instant.ofEpochSecond(0, alarm.at()));
      print(process, words.get("time.alarm", at, alarm.service() + " " + alarm.tag()));
    }
    return 0;
  }

  private static void print(Process process, String line) {
    try {
      process.out().println(line);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  // ---- how fast it goes

  private static int speed(Session session, Process process, String verb, String rest)
      throws IOException {
    Words words = session.words();
    double factor =
        switch (verb) {
          case "pause" -> 0;
          case "run" -> 1;
          default -> rest.matches("\\d{1,5}(\\.\\d{1,3})?") ? Double.parseDouble(rest) : -1;
        };
    if (factor < 0) {
      process.err().println(words.get("usage", "lab time speed N"));
      return 2;
    }
    Scheduler scheduler = session.world().scheduler();
    Pace pace = scheduler.pace();
    if (!pace.speed(factor, scheduler.nanos())) {
      process.err().println(words.get("time.nopace"));
      return 1;
    }
    process
        .out()
        .println(
            factor == 0
                ? words.get("time.paused")
                : factor == 1 ? words.get("time.runs") : words.get("time.speed", factor));
    return 0;
  }

  // ---- until

  private static int until(Session session, Process process, String when) throws IOException {
    Words words = session.words();
    Scheduler scheduler = session.world().scheduler();
    Journey journey = new Journey(session.world().mail());
    Instant moment = Clock.parse(when, scheduler.instant());
    if (moment != null) {
      Duration span = Duration.between(scheduler.instant(), moment);
      if (span.isNegative() || span.compareTo(FARTHEST) > 0) {
        process.err().println(words.get("time.past", Clock.show(moment)));
        return 1;
      }
      scheduler.leap(span);
      return arrived(session, process, journey);
    }
    BooleanSupplier there =
        switch (when) {
          case "next retry" -> () -> journey.sees(": from=<.*\\(queue active\\)");
          case "next bounce" -> () -> journey.sees("status=(bounced|expired)");
          case "next delivery" -> () -> journey.sees("status=sent");
          case "the queue is empty", "empty queue" -> () -> Waiting.nothing(session.world().mail());
          default ->
              when.startsWith("/") && when.endsWith("/") && when.length() > 2
                  ? pattern(journey, when.substring(1, when.length() - 1))
                  : when.isEmpty() ? null : () -> journey.sees(Pattern.quote(when));
        };
    if (there == null) {
      process.err().println(words.get("usage", "lab time until WHEN"));
      return 2;
    }
    long end = scheduler.nanos() + PATIENCE.toNanos();
    while (!there.getAsBoolean()) {
      if (scheduler.nanos() >= end) {
        arrived(session, process, journey);
        process.err().println(words.get("time.never", when));
        return 1;
      }
      scheduler.leap(Duration.ofSeconds(1));
      process.tick();
    }
    scheduler.leap(Duration.ofSeconds(1)); // what began then comes to its end
    return arrived(session, process, journey);
  }

  private static @Nullable BooleanSupplier pattern(Journey journey, String regex) {
    try {
      Pattern.compile(regex);
      return () -> journey.sees(regex);
    } catch (java.util.regex.PatternSyntaxException e) {
      return null;
    }
  }
}

package io.chapar.host;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.text.Utf8;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The system log: takes messages as syslog(3) does, and writes them as rsyslogd does, to the files
 * that the rules of /etc/rsyslog.conf name; the last ones are kept for journalctl too. A disk that
 * is full loses lines, as it does in life.
 */
public final class Syslog {
  /** The journal: what journalctl shows, newest last. */
  public static final Memory.Key<PVector<Entry>> JOURNAL =
      new Memory.Key<>("host.journal", TreePVector.empty());

  /** Whether rsyslogd was stopped: then nothing is written to files. */
  public static final Memory.Key<Boolean> STOPPED = new Memory.Key<>("host.rsyslog.stopped", false);

  private static final int JOURNAL_LIMIT = 20_000;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The severities of RFC 5424, most severe first. */
  public enum Severity {
    EMERG,
    ALERT,
    CRIT,
    ERR,
    WARNING,
    NOTICE,
    INFO,
    DEBUG
  }

  /**
   * One message.
   *
   * @param at nanoseconds since the epoch
   * @param facility such as mail or auth
   * @param tag the program, as it names itself
   * @param pid its process id; 0 if it does not tell
   */
  public record Entry(
      long at, String facility, Severity severity, String tag, int pid, String text) {}

  /** A rule: a selector and where its messages go. */
  private record Rule(List<Selector> selectors, String file) {}

  private final Machine machine;

  Syslog(Machine machine) {
    this.machine = machine;
  }

  /** Logs a message; control characters are written in octal, as rsyslog does. */
  public void log(String facility, Severity severity, String tag, int pid, String text) {
    Entry entry = journal(facility, severity, tag, pid, text);
    if (machine.memory().get(STOPPED)) {
      return;
    }
    byte[] line = Utf8.encode(format(entry) + "\n");
    for (Rule rule : rules()) {
      if (matches(rule, entry)) {
        append(rule.file(), line);
      }
    }
  }

  /** Puts a message into the journal alone: what the service manager says and commands print. */
  public Entry journal(String facility, Severity severity, String tag, int pid, String text) {
    long at = machine.scheduler().nanos();
    Entry entry = new Entry(at, facility, severity, tag, pid, escape(text));
    PVector<Entry> journal = machine.memory().get(JOURNAL);
    PVector<Entry> kept = journal.size() >= JOURNAL_LIMIT ? journal.minus(0) : journal;
    machine.memory().put(JOURNAL, kept.plus(entry));
    return entry;
  }

  private String format(Entry entry) {
    String when = stamp(machine.scheduler().instant());
    String host = machine.hostname();
    int dot = host.indexOf('.');
    String who = entry.pid() == 0 ? entry.tag() : entry.tag() + "[" + entry.pid() + "]";
    return when + " " + (dot < 0 ? host : host.substring(0, dot)) + " " + who + ": " + entry.text();
  }

  private long second = Long.MIN_VALUE;
  private String upToSecond = "";

  /** A time with its microseconds; most lines come in the second of the line before. */
  private String stamp(Instant at) {
    if (at.getEpochSecond() != second) {
      second = at.getEpochSecond();
      upToSecond = STAMP.format(at);
    }
    StringBuilder out = new StringBuilder(32).append(upToSecond).append('.');
    String micros = Integer.toString(at.getNano() / 1000);
    return out.append("000000", micros.length(), 6).append(micros).append("+00:00").toString();
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == 0x7f) {
        out.append(String.format("#%03o", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private void append(String file, byte[] line) {
    try {
      if (machine.root().exists(file)) {
        machine.root().append(file, line, 0640);
        return;
      }
      machine.root().append(file, line, 0640);
      Group adm = machine.users().group("adm");
      if (adm != null) {
        machine.root().chown(file, 0, adm.gid(), false);
      }
    } catch (DiskException e) {
      // there is no other place to write to; rsyslogd drops the line too
    }
  }

  private @Nullable Inode read; // the configuration file that the rules are from
  private List<Rule> rules = List.of();

  private List<Rule> rules() {
    Inode now = machine.root().peek("/etc/rsyslog.conf");
    if (now == null || now != read) {
      rules = parse();
      read = now;
    }
    return rules;
  }

  private List<Rule> parse() {
    List<Rule> found = new ArrayList<>();
    try {
      for (String line : machine.root().text("/etc/rsyslog.conf").lines().toList()) {
        String[] words = line.strip().split("\\s+", 2);
        if (words.length == 2
            && words[0].contains(".")
            && !words[0].startsWith("#")
            && !words[0].startsWith("$")) {
          String file = words[1].strip();
          String target = file.startsWith("-") ? file.substring(1) : file;
          if (target.startsWith("/")) {
            List<Selector> selectors = new ArrayList<>();
            for (String selector : words[0].split(";")) {
              selectors.add(Selector.of(selector));
            }
            found.add(new Rule(selectors, target));
          }
        }
      }
    } catch (DiskException e) {
      // without its configuration rsyslogd writes nothing
    }
    return found;
  }

  private static boolean matches(Rule rule, Entry entry) {
    boolean chosen = false;
    for (Selector selector : rule.selectors()) {
      if (selector.concerns(entry.facility())) {
        chosen = selector.chooses(entry.severity().ordinal());
      }
    }
    return chosen;
  }

  /** One {@code facility.priority} of a rule: the severities from which to which it takes. */
  private record Selector(List<String> facilities, int from, int to) {
    static Selector of(String text) {
      int dot = text.lastIndexOf('.');
      List<String> facilities = List.of(text.substring(0, Math.max(0, dot)).split(","));
      String priority = text.substring(dot + 1);
      return switch (priority) {
        case "*" -> new Selector(facilities, 0, Integer.MAX_VALUE);
        case "none" -> new Selector(facilities, 0, -1);
        default ->
            priority.startsWith("=")
                ? new Selector(
                    facilities, severity(priority.substring(1)), severity(priority.substring(1)))
                : new Selector(facilities, 0, severity(priority));
      };
    }

    boolean concerns(String facility) {
      return facilities.contains("*") || facilities.contains(facility);
    }

    boolean chooses(int severity) {
      return severity >= from && severity <= to;
    }
  }

  private static int severity(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    String known =
        upper.equals("WARN")
            ? "WARNING"
            : upper.equals("ERROR") ? "ERR" : upper.equals("PANIC") ? "EMERG" : upper;
    for (Severity severity : Severity.values()) {
      if (severity.name().equals(known)) {
        return severity.ordinal();
      }
    }
    return -1;
  }
}

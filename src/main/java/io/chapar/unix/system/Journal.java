package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Syslog;
import io.chapar.host.UnitFile;
import io.chapar.text.regex.Flag;
import io.chapar.text.regex.Regex;
import io.chapar.text.regex.RegexSyntaxException;
import io.chapar.text.regex.Syntax;
import io.chapar.unix.DateParser;
import io.chapar.unix.Options;
import io.chapar.unix.Strftime;
import io.chapar.unix.Zones;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** journalctl(1). */
final class Journal implements Program {
  private static final Options OPTIONS =
      Options.of(
          "u,unit=",
          "f,follow",
          "n,lines=?",
          "S,since=",
          "U,until=",
          "p,priority=",
          "o,output=",
          "t,identifier=",
          "g,grep=",
          "case-sensitive=?",
          "r,reverse",
          "b,boot=?",
          "k,dmesg",
          "x,catalog",
          "e,pager-end",
          "a,all",
          "q,quiet",
          "l,full",
          "no-full",
          "no-pager",
          "no-hostname",
          "no-tail",
          "utc",
          "system",
          "-user",
          "facility=",
          "list-boots",
          "disk-usage",
          "-vacuum-size=",
          "-vacuum-time=",
          "rotate",
          "flush",
          "sync",
          "-cursor=",
          "-show-cursor",
          "-D,directory=",
          "-file=",
          "-F,field=",
          "h,help");

  @Override
  public int run(Process p) throws IOException {
    // -n and -b take their number from the next word too
    List<String> args = new ArrayList<>(p.args().subList(1, p.args().size()));
    for (int i = 0; i + 1 < args.size(); i++) {
      if (args.get(i).matches("-[a-zA-Z]*n|--lines") && args.get(i + 1).matches("\\d+|all")) {
        args.set(i, args.get(i) + (args.get(i).startsWith("--") ? "=" : "") + args.remove(i + 1));
      }
    }
    Options.Parsed o = OPTIONS.parse(p, args);
    if (o.has("h")) {
      return Shadow.help(p);
    }
    if (o.has("list-boots")) {
      p.out()
          .println("IDX BOOT ID                          FIRST ENTRY                 LAST ENTRY");
      p.out()
          .println(
              "  0 5f2c1f3a9f0b4bd6a8d3f7f7f0b4c1de "
                  + UnitStatus.when(p, p.machine().scheduler().nanos()));
      return 0;
    }
    if (o.has("disk-usage")) {
      p.out().println("Archived and active journals take up 8.0M in the file system.");
      return 0;
    }
    boolean mayAll =
        p.credentials().root()
            || p.machine().users().group("adm") != null
                && p.credentials().groups().stream()
                    .anyMatch(g -> p.machine().users().groupName(g).matches("adm|systemd-journal"));
    if (!mayAll) {
      p.err()
          .print(
              "Hint: You are currently not seeing messages from other users and the system.\n"
                  + "      Users in groups 'adm', 'systemd-journal' can see all messages.\n"
                  + "      Pass -q to turn off this notice.\nNo journal files were opened due to"
                  + " insufficient permissions.\n");
      return 1;
    }
    Filter filter = filter(p, o);
    if (filter == null) {
      return 1;
    }
    List<Syslog.Entry> entries = new ArrayList<>();
    for (Syslog.Entry entry : p.machine().memory().get(Syslog.JOURNAL)) {
      p.tick();
      if (filter.takes(p, entry)) {
        entries.add(entry);
      }
    }
    int limit = limit(o);
    if (limit >= 0 && entries.size() > limit) {
      entries = new ArrayList<>(entries.subList(entries.size() - limit, entries.size()));
    }
    if (o.has("r")) {
      Collections.reverse(entries);
    }
    String format = o.value("o", "short");
    if (entries.isEmpty() && !o.has("f") && !o.has("q")) {
      p.out().println("-- No entries --");
      return 0;
    }
    for (Syslog.Entry entry : entries) {
      p.out().println(line(p, entry, format));
    }
    if (o.has("f")) {
      follow(p, filter, format);
    }
    return 0;
  }

  private static int limit(Options.Parsed o) {
    if (!o.has("n")) {
      return o.has("f") ? 10 : o.has("e") ? 1000 : -1;
    }
    String n = o.value("n", "10");
    return n.equals("all") ? -1 : n.matches("\\d{1,8}") ? Integer.parseInt(n) : 10;
  }

  private static void follow(Process p, Filter filter, String format) throws IOException {
    Syslog.@Nullable Entry last = last(p);
    while (true) {
      p.out().flush();
      p.sleep(Duration.ofMillis(200));
      List<Syslog.Entry> all = p.machine().memory().get(Syslog.JOURNAL);
      int from = all.size();
      while (from > 0 && all.get(from - 1) != last) {
        from--;
      }
      for (Syslog.Entry entry : all.subList(from, all.size())) {
        if (filter.takes(p, entry)) {
          p.out().println(line(p, entry, format));
        }
      }
      last = last(p);
    }
  }

  private static Syslog.@Nullable Entry last(Process p) {
    List<Syslog.Entry> all = p.machine().memory().get(Syslog.JOURNAL);
    return all.isEmpty() ? null : all.get(all.size() - 1);
  }

  /** What entries are wanted. */
  private record Filter(
      List<String> units,
      List<String> tags,
      long since,
      long until,
      int from,
      int to,
      List<String> facilities,
      @Nullable Regex grep,
      boolean kernel,
      List<String> matches) {
    boolean takes(Process p, Syslog.Entry e) {
      return e.at() >= since
          && e.at() <= until
          && e.severity().ordinal() >= from
          && e.severity().ordinal() <= to
          && (units.isEmpty() || units.stream().anyMatch(u -> belongs(e, u)))
          && (tags.isEmpty() || tags.contains(e.tag()))
          && (facilities.isEmpty() || facilities.contains(e.facility()))
          && (!kernel || e.facility().equals("kern"))
          && (grep == null || grep.found(e.text(), steps -> p.tick()))
          && matches.stream().allMatch(m -> field(e, m));
    }

    private static boolean field(Syslog.Entry e, String match) {
      return switch (match.substring(0, match.indexOf('=') + 1)) {
        case "_PID=" -> match.equals("_PID=" + e.pid());
        case "SYSLOG_IDENTIFIER=" -> match.equals("SYSLOG_IDENTIFIER=" + e.tag());
        case "_SYSTEMD_UNIT=" -> belongs(e, match.substring(14));
        case "_COMM=" -> match.substring(6).equals(e.tag().substring(e.tag().lastIndexOf('/') + 1));
        default -> false;
      };
    }
  }

  private static @Nullable Filter filter(Process p, Options.Parsed o) throws IOException {
    long since = Long.MIN_VALUE;
    long until = Long.MAX_VALUE;
    for (String which : List.of("S", "U")) {
      String text = o.value(which);
      if (text == null) {
        continue;
      }
      Long at = time(p, text);
      if (at == null) {
        p.err().print("Failed to parse timestamp: " + text + "\n");
        return null;
      }
      since = which.equals("S") ? at : since;
      until = which.equals("U") ? at : until;
    }
    int from = 0;
    int to = 7;
    String priority = o.value("p");
    if (priority != null) {
      String[] range = priority.split("\\.\\.", 2);
      int first = severity(range[0]);
      int second = range.length == 2 ? severity(range[1]) : first;
      if (first < 0 || second < 0) {
        p.err().print("Unknown log level " + priority + "\n");
        return null;
      }
      from = range.length == 2 ? Math.min(first, second) : 0;
      to = Math.max(first, second);
    }
    Regex grep = null;
    String pattern = o.value("g");
    if (pattern != null) {
      try {
        boolean fold = pattern.equals(pattern.toLowerCase(Locale.ROOT));
        grep =
            fold
                ? Regex.compile(pattern, Syntax.PERL, Flag.IGNORE_CASE)
                : Regex.compile(pattern, Syntax.PERL);
      } catch (RegexSyntaxException e) {
        p.err().print("Bad pattern \"" + pattern + "\": " + e.getMessage() + "\n");
        return null;
      }
    }
    for (String operand : o.operands()) {
      if (!operand.contains("=")) {
        p.err().print("Failed to add match '" + operand + "': Invalid argument\n");
        return null;
      }
    }
    String facility = o.value("facility");
    return new Filter(
        o.values("u"),
        o.values("t"),
        since,
        until,
        from,
        to,
        facility == null ? List.of() : List.of(facility.split(",")),
        grep,
        o.has("k"),
        o.operands());
  }

  private static int severity(String name) {
    List<String> names =
        List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");
    return name.matches("[0-7]") ? Integer.parseInt(name) : names.indexOf(name);
  }

  /** systemd.time(7): like GNU's dates, and 5min, 1h ago, -2h, today, yesterday. */
  static @Nullable Long time(Process p, String text) {
    long now = p.machine().scheduler().nanos();
    String t = text.strip();
    String spaced =
        t.replaceAll(
                "(\\d)\\s*(us|ms|sec|s|min|m|hours?|hr|h|days?|d|weeks?|w|months?|years?|y)\\b",
                "$1 $2 ")
            .replaceAll("\\bm\\b", "min")
            .replaceAll("\\bs\\b", "sec")
            .replaceAll("\\b(h|hr)\\b", "hour")
            .replaceAll("\\bd\\b", "day")
            .replaceAll("\\bw\\b", "week")
            .replaceAll("\\by\\b", "year");
    if (t.startsWith("-") || t.startsWith("+")) {
      return DateParser.parse(
          "now " + spaced.replaceAll(" (?=\\d)", " " + t.charAt(0)), now, Zones.of(p));
    }
    if (t.endsWith("ago")) {
      String rest =
          spaced.substring(0, spaced.length() - 3).strip().replaceAll("(?:^| +)(?=\\d)", " -");
      return DateParser.parse("now" + " " + rest.strip(), now, Zones.of(p));
    }
    if (t.equals("today") || t.equals("yesterday") || t.equals("tomorrow")) {
      return DateParser.parse("00:00 " + t, now, Zones.of(p));
    }
    return DateParser.parse(t, now, Zones.of(p));
  }

  /** Whether an entry is of a unit: by its program, or by what the service manager says of it. */
  static boolean belongs(Syslog.Entry entry, String unit) {
    String full = UnitFile.full(unit);
    if (full.contains("*") || full.contains("?")) {
      String name = full.replace(".", "\\.").replace("*", ".*").replace("?", ".");
      return (entry.tag().replaceFirst("/.*", "") + ".service").matches(name);
    }
    if (entry.tag().equals("systemd") && entry.pid() == 1) {
      return entry.text().contains(full);
    }
    String base = full.replaceFirst("(@[^.]*)?\\.[a-z]+$", "");
    String tag = entry.tag().replaceFirst("/.*", "").toLowerCase(Locale.ROOT);
    return tag.equals(base)
        || tag.equals(base + "d")
        || base.equals("rsyslog") && tag.equals("rsyslogd");
  }

  /** An entry as -o shows it. */
  static String line(Process p, Syslog.Entry e, String format) {
    String who = e.pid() == 0 ? e.tag() : e.tag() + "[" + e.pid() + "]";
    String host = p.machine().hostname();
    String name = host.contains(".") ? host.substring(0, host.indexOf('.')) : host;
    String tail = " " + name + " " + who + ": " + e.text();
    return switch (format) {
      case "cat" -> e.text();
      case "short-iso" -> stamp(p, e, "%Y-%m-%dT%H:%M:%S%z") + tail;
      case "short-iso-precise" -> stamp(p, e, "%Y-%m-%dT%H:%M:%S.%6N%z") + tail;
      case "short-precise" -> stamp(p, e, "%b %d %H:%M:%S.%6N") + tail;
      case "short-full" -> stamp(p, e, "%a %Y-%m-%d %H:%M:%S %Z") + tail;
      case "short-unix" -> stamp(p, e, "%s.%6N") + tail;
      case "with-unit" -> stamp(p, e, "%a %Y-%m-%d %H:%M:%S %Z") + tail;
      case "json" -> json(p, e);
      default -> stamp(p, e, "%b %d %H:%M:%S") + tail;
    };
  }

  private static String stamp(Process p, Syslog.Entry e, String format) {
    return Strftime.format(format, Strftime.at(e.at(), Zones.of(p)));
  }

  private static String json(Process p, Syslog.Entry e) {
    return "{\"__REALTIME_TIMESTAMP\":\""
        + e.at() / 1000
        + "\",\"_HOSTNAME\":\""
        + p.machine().hostname()
        + "\",\"SYSLOG_IDENTIFIER\":\""
        + e.tag()
        + "\",\"PRIORITY\":\""
        + e.severity().ordinal()
        + "\",\"_PID\":\""
        + e.pid()
        + "\",\"MESSAGE\":\""
        + e.text().replace("\\", "\\\\").replace("\"", "\\\"")
        + "\"}";
  }
}

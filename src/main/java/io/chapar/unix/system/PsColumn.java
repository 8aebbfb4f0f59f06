package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Users;
import io.chapar.unix.Strftime;
import io.chapar.unix.Zones;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of ps.
 *
 * @param name the specifier of -o
 * @param header what stands above
 * @param width at least
 * @param right whether it is aligned to the right
 */
record PsColumn(String name, String header, int width, boolean right) {
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("pcpu", "%cpu"),
          Map.entry("pmem", "%mem"),
          Map.entry("euser", "user"),
          Map.entry("egroup", "group"),
          Map.entry("euid", "uid"),
          Map.entry("egid", "gid"),
          Map.entry("command", "args"),
          Map.entry("ucomm", "comm"),
          Map.entry("nice", "ni"),
          Map.entry("state", "s"),
          Map.entry("stat", "stat"),
          Map.entry("cputime", "time"),
          Map.entry("pgrp", "pgid"),
          Map.entry("sess", "sid"),
          Map.entry("session", "sid"),
          Map.entry("tt", "tt"),
          Map.entry("tty", "tt"),
          Map.entry("rssize", "rss"),
          Map.entry("rsz", "rss"),
          Map.entry("vsize", "vsz"),
          Map.entry("start", "start"),
          Map.entry("thcount", "nlwp"));
  private static final List<PsColumn> ALL =
      List.of(
          left("user", "USER", 8),
          left("ruser", "RUSER", 8),
          left("group", "GROUP", 8),
          left("rgroup", "RGROUP", 8),
          left("uid_hack", "UID", 8),
          right("uid", "UID", 5),
          right("ruid", "RUID", 5),
          right("gid", "GID", 5),
          right("pid", "PID", 7),
          right("ppid", "PPID", 7),
          right("pgid", "PGID", 7),
          right("sid", "SID", 7),
          right("tpgid", "TPGID", 7),
          right("%cpu", "%CPU", 4),
          right("%mem", "%MEM", 4),
          right("c", "C", 2),
          right("vsz", "VSZ", 6),
          right("rss", "RSS", 5),
          right("sz", "SZ", 5),
          right("psr", "PSR", 3),
          right("ni", "NI", 3),
          right("pri", "PRI", 3),
          right("opri", "PRI", 3),
          right("nlwp", "NLWP", 4),
          left("f", "F", 1),
          left("s", "S", 1),
          left("stat", "STAT", 4),
          left("tname", "TTY", 8),
          left("tt", "TT", 8),
          left("wchan", "WCHAN", 6),
          left("addr", "ADDR", 1),
          right("time", "TIME", 8),
          right("bsdtime", "TIME", 6),
          right("etime", "ELAPSED", 11),
          right("etimes", "ELAPSED", 7),
          right("start", "STARTED", 8),
          right("start_time", "START", 5),
          right("stime", "STIME", 5),
          right("lstart", "STARTED", 24),
          left("comm", "COMMAND", 15),
          left("ucmd", "CMD", 15),
          left("args", "COMMAND", 27),
          left("cmd", "CMD", 27));

  private static PsColumn left(String name, String header, int width) {
    return new PsColumn(name, header, width, false);
  }

  private static PsColumn right(String name, String header, int width) {
    return new PsColumn(name, header, width, true);
  }

  static @Nullable PsColumn of(String name) {
    String real = ALIASES.getOrDefault(name, name);
    return ALL.stream().filter(c -> c.name().equals(real)).findFirst().orElse(null);
  }

  PsColumn withHeader(String text) {
    return new PsColumn(name, text, Math.max(width, text.length()), right);
  }

  PsColumn withWidth(int columns) {
    return new PsColumn(name, header, columns, right);
  }

  /** Whether it shows the command, which a tree is drawn in front of. */
  boolean isCommand() {
    return name.equals("args") || name.equals("cmd") || name.equals("comm") || name.equals("ucmd");
  }

  /** Whether what is too long is cut. */
  boolean cuts() {
    return !right;
  }

  /** A text that is too long for this column: a user's name ends in '+'. */
  String cut(String text) {
    boolean person = name.contains("user") || name.contains("group") || name.equals("uid_hack");
    return person ? text.substring(0, width - 1) + "+" : text.substring(0, width);
  }

  Comparator<ProcessTable.Row> order(Process p) {
    return switch (name) {
      case "start", "start_time", "stime", "lstart" ->
          Comparator.comparingLong(ProcessTable.Row::started);
      case "etime", "etimes" -> Comparator.comparingLong(r -> -r.started());
      default ->
          right
              ? Comparator.comparingDouble(r -> number(text(p, r)))
              : Comparator.comparing(r -> text(p, r));
    };
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  String text(Process p, ProcessTable.Row r) {
    Users users = p.machine().users();
    long age = Math.max(0, (p.machine().scheduler().nanos() - r.started()) / 1_000_000_000L);
    return switch (name) {
      case "user", "uid_hack" -> users.userName(r.uid());
      case "ruser" -> users.userName(r.ruid());
      case "group", "rgroup" -> users.groupName(r.gid());
      case "uid" -> "" + r.uid();
      case "ruid" -> "" + r.ruid();
      case "gid" -> "" + r.gid();
      case "pid" -> "" + r.pid();
      case "ppid" -> "" + r.ppid();
      case "pgid", "sid" -> "" + r.group();
      case "tpgid" -> r.tty().equals("?") ? "-1" : "" + p.group();
      case "%cpu", "%mem" -> "0.0";
      case "c", "psr" -> "0";
      case "ni" -> Integer.toString(r.niceness());
      case "vsz" -> "" + Sizes.vsz(r);
      case "rss" -> "" + Sizes.rss(r);
      case "sz" -> "" + Sizes.vsz(r) / 4;
      case "pri" -> "19";
      case "opri" -> "80";
      case "nlwp" -> "1";
      case "f" -> r.uid() == 0 ? "4" : "0";
      case "s" -> r.state().substring(0, 1);
      case "stat" -> r.state();
      case "tname", "tt" -> r.tty();
      case "wchan" -> r.state().startsWith("R") ? "-" : "do_wai";
      case "addr" -> "-";
      case "time" -> "00:00:00";
      case "bsdtime" -> "0:00";
      case "etime" -> elapsed(age);
      case "etimes" -> "" + age;
      case "start" -> age < 86400 ? when(p, r, "%H:%M:%S") : when(p, r, "%b %d");
      case "start_time", "stime" -> started(p, r);
      case "lstart" -> when(p, r, "%a %b %e %H:%M:%S %Y");
      case "comm", "ucmd" -> r.comm();
      default -> r.args();
    };
  }

  private static String when(Process p, ProcessTable.Row r, String format) {
    return Strftime.format(format, Strftime.at(r.started(), Zones.of(p)));
  }

  private static String started(Process p, ProcessTable.Row r) {
    ZonedDateTime then = Strftime.at(r.started(), Zones.of(p));
    ZonedDateTime now = Strftime.at(p.machine().scheduler().nanos(), Zones.of(p));
    return then.toLocalDate().equals(now.toLocalDate())
        ? Strftime.format("%H:%M", then)
        : then.getYear() == now.getYear()
            ? Strftime.format("%b%d", then)
            : Strftime.format("%Y", then);
  }

  private static String elapsed(long seconds) {
    long days = seconds / 86400;
    String rest = String.format("%02d:%02d", seconds / 60 % 60, seconds % 60);
    long hours = seconds / 3600 % 24;
    return days > 0
        ? String.format("%d-%02d:%s", days, hours, rest)
        : hours > 0 ? String.format("%02d:%s", hours, rest) : rest;
  }
}

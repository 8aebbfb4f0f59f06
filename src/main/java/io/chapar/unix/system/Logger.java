package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Syslog;
import io.chapar.text.Utf8;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** logger(1) of util-linux. */
final class Logger implements Program {
  private static final List<String> FACILITIES =
      List.of(
          "kern",
          "user",
          "mail",
          "daemon",
          "auth",
          "syslog",
          "lpr",
          "news",
          "uucp",
          "cron",
          "authpriv",
          "ftp",
          "local0",
          "local1",
          "local2",
          "local3",
          "local4",
          "local5",
          "local6",
          "local7",
          "security");
  private static final List<String> PRIORITIES =
      List.of(
          "emerg", "alert", "crit", "err", "warning", "notice", "info", "debug", "panic", "error",
          "warn");
  private static final Options OPTIONS =
      Options.of(
          "-d,udp",
          "e,skip-empty",
          "f,file=",
          "i",
          "id=?",
          "-journald=?",
          "-msgid=",
          "-n,server=",
          "no-act",
          "-octet-count",
          "-P,port=",
          "p,priority=",
          "prio-prefix",
          "rfc3164",
          "rfc5424=?",
          "s,stderr",
          "S,size=",
          "-sd-id=",
          "-sd-param=",
          "socket-errors=?",
          "t,tag=",
          "-T,tcp",
          "-u,socket=",
          "h,help");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("h")) {
      return Shadow.help(p);
    }
    String facility = "user";
    Syslog.Severity severity = Syslog.Severity.NOTICE;
    String priority = o.value("p");
    if (priority != null) {
      int dot = priority.indexOf('.');
      String name = dot < 0 ? "" : priority.substring(0, dot);
      String level = priority.substring(dot + 1);
      if (dot >= 0) {
        if (!FACILITIES.contains(name)) {
          return p.fail(1, "unknown facility name: " + name);
        }
        facility = name.equals("security") ? "auth" : name;
      }
      if (!PRIORITIES.contains(level)) {
        return p.fail(1, "unknown priority name: " + level);
      }
      severity =
          switch (level) {
            case "panic" -> Syslog.Severity.EMERG;
            case "error" -> Syslog.Severity.ERR;
            case "warn" -> Syslog.Severity.WARNING;
            default -> Syslog.Severity.valueOf(level.toUpperCase(Locale.ROOT));
          };
    }
    String tag = o.value("t", p.machine().users().userName(p.realUid()));
    int pid = 0;
    if (o.has("i") || o.has("id")) {
      String id = o.value("id", "");
      pid = id.matches("\\d{1,9}") ? Integer.parseInt(id) : p.pid();
    }
    if (!o.operands().isEmpty()) {
      log(p, o, facility, severity, tag, pid, String.join(" ", o.operands()));
      return 0;
    }
    String file = o.value("f");
    if (file != null) {
      try {
        for (String line : Utf8.decode(p.readAll(file)).lines().toList()) {
          log(p, o, facility, severity, tag, pid, line);
        }
        return 0;
      } catch (DiskException e) {
        return p.fail(1, "file " + file + ": " + e.getMessage());
      }
    }
    for (@Nullable String line; (line = p.in().readLine()) != null; ) {
      log(p, o, facility, severity, tag, pid, line);
    }
    return 0;
  }

  private static void log(
      Process p,
      Options.Parsed o,
      String facility,
      Syslog.Severity severity,
      String tag,
      int pid,
      String text)
      throws IOException {
    if (o.has("e") && text.isEmpty()) {
      return;
    }
    if (o.has("s")) {
      int priority = FACILITIES.indexOf(facility) * 8 + severity.ordinal();
      String when =
          io.chapar.unix.Strftime.format(
              "%b %e %H:%M:%S",
              io.chapar.unix.Strftime.at(
                  p.machine().scheduler().nanos(), io.chapar.unix.Zones.of(p)));
      p.err()
          .print(
              "<"
                  + priority
                  + ">"
                  + when
                  + " "
                  + tag
                  + (pid == 0 ? "" : "[" + pid + "]")
                  + ": "
                  + text
                  + "\n");
    }
    if (!o.has("no-act")) {
      p.machine().syslog().log(facility, severity, tag, pid, text);
    }
  }
}

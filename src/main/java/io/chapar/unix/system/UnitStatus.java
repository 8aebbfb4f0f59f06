package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Resident;
import io.chapar.host.Syslog;
import io.chapar.host.UnitFile;
import io.chapar.host.Units;
import io.chapar.unix.Options;
import io.chapar.unix.Strftime;
import io.chapar.unix.Zones;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What systemctl shows of units: status, show, list-units, list-unit-files. */
final class UnitStatus {
  private UnitStatus() {}

  static int status(Process p, Options.Parsed o, List<String> names) throws IOException {
    if (names.isEmpty()) {
      p.out().println("● " + brief(p.machine().hostname()));
      p.out().println("    State: running");
      p.out().println("    Units: " + UnitFile.names(p.machine()).size() + " loaded");
      return 0;
    }
    int status = 0;
    boolean first = true;
    for (String name : names) {
      UnitFile unit = UnitFile.load(p.machine(), name);
      if (unit == null) {
        p.err().print("Unit " + UnitFile.full(name) + " could not be found.\n");
        status = 4;
        continue;
      }
      if (!first) {
        p.out().println();
      }
      first = false;
      one(p, o, unit);
      status = p.machine().units().active(unit) ? status : Math.max(status, 3);
    }
    return status;
  }

  private static String brief(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static void one(Process p, Options.Parsed o, UnitFile unit) throws IOException {
    Units units = p.machine().units();
    String state = units.state(unit);
    int pid = units.mainPid(unit);
    Units.Run run = units.run(unit.name());
    boolean terminal = p.terminal(1);
    String dot = state.equals("active") ? "●" : state.equals("failed") ? "×" : "○";
    String colour =
        state.equals("active") ? "\033[0;1;32m" : state.equals("failed") ? "\033[0;1;31m" : "";
    boolean coloured = terminal && !colour.isEmpty();
    p.out()
        .println(
            (coloured ? colour + dot + "\033[0m" : dot)
                + " "
                + unit.name()
                + " - "
                + unit.description());
    String enabled = SystemControl.enabled(p, unit);
    String loaded =
        enabled.equals("masked")
            ? "masked (Reason: Unit " + unit.name() + " is masked.)"
            : "loaded ("
                + unit.path().replaceFirst("^/usr/lib/", "/lib/")
                + "; "
                + enabled
                + "; preset: enabled)";
    p.out().println("     Loaded: " + loaded);
    if (!unit.dropIns().isEmpty()) {
      String first = unit.dropIns().get(0);
      p.out().println("    Drop-In: " + first.substring(0, first.lastIndexOf('/')));
      p.out()
          .println(
              "             └─"
                  + String.join(
                      ", ",
                      unit.dropIns().stream()
                          .map(d -> d.substring(d.lastIndexOf('/') + 1))
                          .toList()));
    }
    String sub = pid != 0 ? "running" : "exited";
    String head =
        state.equals("active")
            ? "active (" + sub + ")"
            : state.equals("failed")
                ? "failed (Result: " + (run == null ? "exit-code" : run.result()) + ")"
                : "inactive (dead)";
    long since = pid != 0 ? started(p, pid) : run == null ? 0 : run.since();
    p.out()
        .println(
            "     Active: "
                + (coloured ? colour + head + "\033[0m" : head)
                + (since == 0 ? "" : " since " + when(p, since) + "; " + ago(p, since)));
    for (String doc : unit.words("Unit.Documentation")) {
      p.out().println("       Docs: " + doc);
    }
    if (run != null
        && !run.command().isEmpty()
        && (state.equals("failed") || pid != 0 && run.pid() != pid)) {
      String code =
          run.status() == 0
              ? "status=0/SUCCESS"
              : "status=" + run.status() + (run.status() == 1 ? "/FAILURE" : "/n/a");
      p.out()
          .println(
              "    Process: "
                  + run.pid()
                  + " "
                  + run.key()
                  + "="
                  + run.command()
                  + " (code=exited, "
                  + code
                  + ")");
    }
    if (pid != 0) {
      p.out().println("   Main PID: " + pid + " (" + comm(p, pid) + ")");
      List<Resident> tree = tree(p, pid);
      p.out().println("      Tasks: " + Math.max(1, tree.size()) + " (limit: 4567)");
      p.out().println("     Memory: " + String.format("%.1fM", 2.1 + 1.3 * tree.size()));
      p.out().println("        CPU: " + (40 + 3 * tree.size()) + "ms");
      p.out().println("     CGroup: /system.slice/" + unit.name());
      for (int i = 0; i < tree.size(); i++) {
        String mark = i == tree.size() - 1 ? "└─" : "├─";
        p.out().println("             " + mark + tree.get(i).pid() + " " + tree.get(i).command());
      }
    }
    journal(p, o, unit);
  }

  private static long started(Process p, int pid) {
    Resident resident = p.machine().processes().residents().get(pid);
    Process live = p.machine().processes().live(pid);
    return resident != null ? resident.started() : live == null ? 0 : live.started();
  }

  private static String comm(Process p, int pid) {
    return ProcessTable.rows(p).stream()
        .filter(r -> r.pid() == pid)
        .findFirst()
        .map(ProcessTable.Row::comm)
        .orElse("");
  }

  private static List<Resident> tree(Process p, int pid) {
    List<Resident> found = new ArrayList<>();
    for (Resident each : p.machine().processes().residents().values()) {
      if (each.pid() == pid || each.ppid() == pid) {
        found.add(each);
      }
    }
    return found;
  }

  private static void journal(Process p, Options.Parsed o, UnitFile unit) throws IOException {
    List<Syslog.Entry> entries = new ArrayList<>();
    for (Syslog.Entry entry : p.machine().memory().get(Syslog.JOURNAL)) {
      if (Journal.belongs(entry, unit.name())) {
        entries.add(entry);
      }
    }
    String lines = o.value("n", "10");
    int n = lines.matches("\\d{1,6}") ? Integer.parseInt(lines) : 10;
    if (!entries.isEmpty() && n > 0) {
      p.out().println();
      for (Syslog.Entry entry : entries.subList(Math.max(0, entries.size() - n), entries.size())) {
        p.out().println(Journal.line(p, entry, "short"));
      }
    }
  }

  static String when(Process p, long nanos) {
    return Strftime.format("%a %Y-%m-%d %H:%M:%S %Z", Strftime.at(nanos, Zones.of(p)));
  }

  /** Such as 3min 12s ago. */
  static String ago(Process p, long nanos) {
    long s = Math.max(0, (p.machine().scheduler().nanos() - nanos) / 1_000_000_000L);
    if (s == 0) {
      return Math.max(1, (p.machine().scheduler().nanos() - nanos) / 1_000_000L) + "ms ago";
    }
    if (s < 60) {
      return s + "s ago";
    }
    if (s < 3600) {
      return s / 60 + "min" + (s % 60 == 0 ? "" : " " + s % 60 + "s") + " ago";
    }
    if (s < 86400) {
      return s / 3600 + "h" + (s / 60 % 60 == 0 ? "" : " " + s / 60 % 60 + "min") + " ago";
    }
    long days = s / 86400;
    if (days < 7) {
      return days + (days == 1 ? " day ago" : " days ago");
    }
    long weeks = days / 7;
    return weeks
        + (weeks == 1 ? " week " : " weeks ")
        + days % 7
        + (days % 7 == 1 ? " day ago" : " days ago");
  }

  static int show(Process p, Options.Parsed o, List<String> names) throws IOException {
    for (String name : names) {
      UnitFile unit = UnitFile.load(p.machine(), name);
      Units units = p.machine().units();
      Map<String, String> all = new LinkedHashMap<>();
      String state = unit == null ? "inactive" : units.state(unit);
      Units.@Nullable Run run = units.run(name);
      int pid = unit == null ? 0 : units.mainPid(unit);
      all.put("Type", unit == null ? "" : unit.last("Service.Type", "simple"));
      all.put("PIDFile", unit == null ? "" : unit.last("Service.PIDFile", ""));
      all.put("MainPID", "" + pid);
      all.put("Result", run == null ? "success" : run.result());
      all.put("ExecMainStatus", run == null ? "0" : "" + run.status());
      all.put("Id", UnitFile.full(name));
      all.put("Names", UnitFile.full(name));
      all.put("Description", unit == null ? UnitFile.full(name) : unit.description());
      all.put(
          "LoadState", unit == null ? "not-found" : unit.masked(p.machine()) ? "masked" : "loaded");
      all.put("ActiveState", state);
      all.put(
          "SubState",
          state.equals("active")
              ? pid == 0 ? "exited" : "running"
              : state.equals("failed") ? "failed" : "dead");
      all.put("FragmentPath", unit == null ? "" : unit.path().replaceFirst("^/usr/lib/", "/lib/"));
      all.put("UnitFileState", unit == null ? "" : SystemControl.enabled(p, unit));
      String wanted = o.has("P") ? o.value("P") : o.value("p");
      for (String key : wanted == null ? List.copyOf(all.keySet()) : List.of(wanted.split(","))) {
        String value = all.get(key);
        if (value != null) {
          p.out().println(o.has("value") || o.has("P") ? value : key + "=" + value);
        }
      }
    }
    return 0;
  }

  static int listUnits(Process p, Options.Parsed o, List<String> patterns) throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String name : UnitFile.names(p.machine())) {
      UnitFile unit = UnitFile.load(p.machine(), name);
      if (unit == null || name.contains("@.") || !wanted(o, patterns, name)) {
        continue;
      }
      String state = p.machine().units().state(unit);
      boolean failed = o.has("failed") || o.value("state", "").equals("failed");
      if (failed ? !state.equals("failed") : state.equals("inactive") && !o.has("a")) {
        continue;
      }
      String sub =
          state.equals("active")
              ? p.machine().units().mainPid(unit) == 0 ? "exited" : "running"
              : state.equals("failed") ? "failed" : "dead";
      rows.add(new String[] {name, "loaded", state, sub, unit.description()});
    }
    int width = rows.stream().mapToInt(r -> r[0].length()).max().orElse(4);
    boolean legend = !o.has("no-legend") && !o.value("legend", "").matches("false|no|0");
    String format = "%s %-" + width + "s %-6s %-8s %-7s %s";
    if (legend && !rows.isEmpty()) {
      p.out().println(String.format(format, " ", "UNIT", "LOAD", "ACTIVE", "SUB", "DESCRIPTION"));
    }
    for (String[] r : rows) {
      String mark = r[2].equals("failed") ? "●" : " ";
      p.out().println(String.format(format, mark, r[0], r[1], r[2], r[3], r[4]));
    }
    if (legend) {
      if (!rows.isEmpty()) {
        p.out()
            .print(
                "\nLOAD   = Reflects whether the unit definition was properly loaded.\n"
                    + "ACTIVE = The high-level unit activation state, i.e. generalization of SUB.\n"
                    + "SUB    = The low-level unit activation state, values depend on unit type.\n");
      }
      p.out()
          .println(
              rows.size()
                  + " loaded units listed."
                  + (o.has("a") ? "" : " Pass --all to see loaded but inactive units, too."));
      p.out().println("To show all installed unit files use 'systemctl list-unit-files'.");
    }
    return 0;
  }

  private static boolean wanted(Options.Parsed o, List<String> patterns, String name) {
    String type = o.value("t");
    if (type != null && !name.endsWith("." + type)) {
      return false;
    }
    return patterns.isEmpty()
        || patterns.stream()
            .anyMatch(
                x ->
                    name.equals(UnitFile.full(x))
                        || name.matches(
                            x.replace(".", "\\.").replace("*", ".*").replace("?", ".")));
  }

  static int listUnitFiles(Process p, Options.Parsed o, List<String> patterns) throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String name : UnitFile.names(p.machine())) {
      UnitFile unit = UnitFile.load(p.machine(), name);
      if (unit != null && wanted(o, patterns, name)) {
        String state = SystemControl.enabled(p, unit);
        rows.add(new String[] {name, state, state.equals("static") ? "-" : "enabled"});
      }
    }
    int width = rows.stream().mapToInt(r -> r[0].length()).max().orElse(9);
    String format = "%-" + Math.max(9, width) + "s %-8s %s";
    if (!o.has("no-legend")) {
      p.out().println(String.format(format, "UNIT FILE", "STATE", "PRESET"));
    }
    for (String[] r : rows) {
      p.out().println(String.format(format, r[0], r[1], r[2]));
    }
    if (!o.has("no-legend")) {
      p.out().println("\n" + rows.size() + " unit files listed.");
    }
    return 0;
  }
}

package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.UnitFile;
import io.chapar.host.Units;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** systemctl(1): the face of {@link Units}. What it shows at length is {@link UnitStatus}. */
final class SystemControl implements Program {
  private static final Options OPTIONS =
      Options.of(
              "a,all",
              "-H,host=",
              "l,full",
              "n,lines=",
              "now",
              "no-pager",
              "no-legend",
              "legend=?",
              "no-block",
              "no-ask-password",
              "o,output=",
              "p,property=",
              "P=",
              "plain",
              "q,quiet",
              "s,signal=",
              "kill-whom=",
              "state=",
              "system",
              "-user",
              "t,type=",
              "value",
              "failed",
              "f,force",
              "runtime",
              "no-warn",
              "h,help",
              "wait",
              "show-transaction",
              "version")
          .hint("");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("h")) {
      return Shadow.help(p);
    }
    if (o.has("version")) {
      p.out().println("systemd 252 (252.39-1~deb12u1)");
      return 0;
    }
    List<String> words = o.operands();
    String verb = words.isEmpty() ? "list-units" : words.get(0);
    List<String> names = words.isEmpty() ? List.of() : words.subList(1, words.size());
    return switch (verb) {
      case "start",
          "stop",
          "reload",
          "restart",
          "try-restart",
          "reload-or-restart",
          "force-reload",
          "reload-or-try-restart",
          "try-reload-or-restart" ->
          change(p, o, verb, names);
      case "is-active" -> isActive(p, o, names);
      case "is-failed" -> isFailed(p, o, names);
      case "is-enabled" -> isEnabled(p, o, names);
      case "enable", "disable", "reenable" -> enable(p, o, verb, names);
      case "mask", "unmask" -> mask(p, o, verb, names);
      case "status" -> UnitStatus.status(p, o, names);
      case "show" -> UnitStatus.show(p, o, names);
      case "cat" -> cat(p, names);
      case "list-units" -> UnitStatus.listUnits(p, o, names);
      case "list-unit-files" -> UnitStatus.listUnitFiles(p, o, names);
      case "daemon-reload", "daemon-reexec", "reset-failed" -> privileged(p, "");
      case "kill" -> kill(p, o, names);
      case "is-system-running" -> {
        p.out().println("running");
        yield 0;
      }
      case "get-default" -> {
        p.out().println("multi-user.target");
        yield 0;
      }
      case "edit",
          "list-dependencies",
          "list-timers",
          "list-sockets",
          "list-jobs",
          "isolate",
          "set-property",
          "poweroff",
          "reboot",
          "halt",
          "suspend",
          "rescue",
          "emergency",
          "link",
          "preset",
          "set-default",
          "add-wants",
          "revert",
          "import-environment",
          "show-environment" -> {
        p.err().print("systemctl: the verb '" + verb + "' is not simulated here\n");
        yield 2;
      }
      default -> {
        p.err().print("Unknown command verb " + verb + ".\n");
        yield 1;
      }
    };
  }

  private static int privileged(Process p, String what) throws IOException {
    if (p.credentials().root()) {
      return 0;
    }
    p.err()
        .print(
            (what.isEmpty() ? "Failed to reload daemon" : what)
                + ": Interactive authentication required.\n");
    return 1;
  }

  /** The unit of a name; complains if there is none. */
  private static @Nullable UnitFile load(Process p, String verb, String name) throws IOException {
    UnitFile unit = UnitFile.load(p.machine(), name);
    if (unit == null) {
      p.err()
          .print(
              "Failed to "
                  + verb
                  + " "
                  + UnitFile.full(name)
                  + ": Unit "
                  + UnitFile.full(name)
                  + " not found.\n");
    } else if (unit.masked(p.machine()) && !verb.equals("stop")) {
      p.err()
          .print(
              "Failed to " + verb + " " + unit.name() + ": Unit " + unit.name() + " is masked.\n");
      return null;
    }
    return unit;
  }

  private static int change(Process p, Options.Parsed o, String verb, List<String> names)
      throws IOException {
    if (names.isEmpty()) {
      p.err().print("Too few arguments.\n");
      return 1;
    }
    int status = 0;
    for (String name : names) {
      UnitFile unit = load(p, verb, name);
      if (unit == null) {
        status = 5;
        continue;
      }
      if (!p.credentials().root()) {
        p.err()
            .print(
                "Failed to "
                    + verb
                    + " "
                    + unit.name()
                    + ": Interactive authentication required.\nSee system logs and 'systemctl status "
                    + unit.name()
                    + "' for details.\n");
        throw new ExitException(1);
      }
      int result = one(p, verb, unit);
      if (result != 0) {
        status = result;
        if (p.terminal(2) && !o.has("q")) {
          p.err()
              .print(
                  "Job for "
                      + unit.name()
                      + " failed because the control process exited with error code.\nSee"
                      + " \"systemctl status "
                      + unit.name()
                      + "\" and \"journalctl -xeu "
                      + unit.name()
                      + "\" for details.\n");
        }
      }
    }
    return status;
  }

  private static int one(Process p, String verb, UnitFile unit) throws IOException {
    Units units = p.machine().units();
    boolean active = units.active(unit);
    switch (verb) {
      case "start" -> {
        return units.start(unit, p);
      }
      case "stop" -> {
        return units.stop(unit, p);
      }
      case "reload" -> {
        if (!active) {
          p.err().print(unit.name() + " is not active, cannot reload.\n");
          return 1;
        }
        if (unit.all("Service.ExecReload").isEmpty()) {
          p.err()
              .print(
                  "Failed to reload "
                      + unit.name()
                      + ": Job type reload is not applicable for unit "
                      + unit.name()
                      + ".\n");
          return 1;
        }
        return units.reload(unit, p);
      }
      case "reload-or-restart",
          "force-reload",
          "reload-or-try-restart",
          "try-reload-or-restart" -> {
        if (active && !unit.all("Service.ExecReload").isEmpty()) {
          return units.reload(unit, p);
        }
        if (!active && verb.contains("try")) {
          return 0;
        }
      }
      case "try-restart" -> {
        if (!active) {
          return 0;
        }
      }
      default -> {}
    }
    units.stop(unit, null);
    return units.start(unit, p);
  }

  private static int isActive(Process p, Options.Parsed o, List<String> names) throws IOException {
    int status = 3;
    for (String name : names) {
      UnitFile unit = UnitFile.load(p.machine(), name);
      String state = unit == null ? "inactive" : p.machine().units().state(unit);
      if (!o.has("q")) {
        p.out().println(state);
      }
      status = state.equals("active") ? 0 : status;
    }
    return status;
  }

  private static int isFailed(Process p, Options.Parsed o, List<String> names) throws IOException {
    int status = 1;
    for (String name : names) {
      UnitFile unit = UnitFile.load(p.machine(), name);
      String state = unit == null ? "inactive" : p.machine().units().state(unit);
      if (!o.has("q")) {
        p.out().println(state);
      }
      status = state.equals("failed") ? 0 : status;
    }
    return status;
  }

  /** Where a unit is wanted: the links that enable makes. */
  private static List<String> links(UnitFile unit) {
    List<String> links = new ArrayList<>();
    for (String target : unit.words("Install.WantedBy")) {
      links.add("/etc/systemd/system/" + target + ".wants/" + unit.name());
    }
    for (String target : unit.words("Install.RequiredBy")) {
      links.add("/etc/systemd/system/" + target + ".requires/" + unit.name());
    }
    for (String alias : unit.words("Install.Alias")) {
      links.add("/etc/systemd/system/" + alias);
    }
    return links;
  }

  static String enabled(Process p, UnitFile unit) {
    if (unit.masked(p.machine())) {
      return "masked";
    }
    List<String> links = links(unit);
    if (links.isEmpty()) {
      return unit.all("Install.Also").isEmpty() ? "static" : "indirect";
    }
    for (String link : links) {
      try {
        p.machine().root().lstat(link);
        return "enabled";
      } catch (DiskException e) {
        // not there: the next one
      }
    }
    return "disabled";
  }

  private static int isEnabled(Process p, Options.Parsed o, List<String> names) throws IOException {
    int status = 1;
    for (String name : names) {
      UnitFile unit = UnitFile.load(p.machine(), name);
      if (unit == null) {
        p.err()
            .print(
                "Failed to get unit file state for "
                    + UnitFile.full(name)
                    + ": No such file or directory\n");
        continue;
      }
      String state = enabled(p, unit);
      if (!o.has("q")) {
        p.out().println(state);
      }
      status = state.equals("disabled") || state.equals("masked") ? status : 0;
    }
    return status;
  }

  private static int enable(Process p, Options.Parsed o, String verb, List<String> names)
      throws IOException {
    for (String name : names) {
      UnitFile unit = UnitFile.load(p.machine(), name);
      if (unit == null) {
        p.err()
            .print(
                "Failed to "
                    + verb
                    + " unit: Unit file "
                    + UnitFile.full(name)
                    + " does not exist.\n");
        return 1;
      }
      if (privileged(p, "Failed to " + verb + " unit") != 0) {
        return 1;
      }
      boolean on = !verb.equals("disable");
      for (String link : links(unit)) {
        boolean there = true;
        try {
          p.machine().root().lstat(link);
        } catch (DiskException e) {
          there = false;
        }
        if (on && !there) {
          p.machine().root().mkdirs(link.substring(0, link.lastIndexOf('/')), 0755);
          p.machine().root().symlink(unit.path(), link);
          tell(p, o, "Created symlink " + link + " → " + unit.path() + ".");
        } else if (!on && there) {
          p.machine().root().unlink(link);
          tell(p, o, "Removed \"" + link + "\".");
        }
      }
      if (o.has("now")) {
        int status = on ? p.machine().units().start(unit, p) : p.machine().units().stop(unit, p);
        if (status != 0) {
          return status;
        }
      }
    }
    return 0;
  }

  private static void tell(Process p, Options.Parsed o, String text) throws IOException {
    if (!o.has("q")) {
      p.err().print(text + "\n");
    }
  }

  private static int mask(Process p, Options.Parsed o, String verb, List<String> names)
      throws IOException {
    for (String name : names) {
      if (privileged(p, "Failed to " + verb + " unit") != 0) {
        return 1;
      }
      String link = "/etc/systemd/system/" + UnitFile.full(name);
      UnitFile unit = UnitFile.load(p.machine(), name);
      boolean masked = unit != null && unit.masked(p.machine());
      if (verb.equals("mask") && !masked) {
        try {
          p.machine().root().symlink("/dev/null", link);
        } catch (DiskException e) {
          p.err().print("Failed to mask unit: File " + link + " already exists.\n");
          return 1;
        }
        tell(p, o, "Created symlink " + link + " → /dev/null.");
      } else if (verb.equals("unmask") && masked) {
        p.machine().root().unlink(link);
        tell(p, o, "Removed \"" + link + "\".");
      }
    }
    return 0;
  }

  private static int cat(Process p, List<String> names) throws IOException {
    int status = 0;
    boolean first = true;
    for (String name : names) {
      UnitFile unit = UnitFile.load(p.machine(), name);
      if (unit == null) {
        p.err().print("No files found for " + UnitFile.full(name) + ".\n");
        status = 1;
        continue;
      }
      List<String> files = new ArrayList<>(List.of(unit.path()));
      files.addAll(unit.dropIns());
      for (String file : files) {
        p.out().print((first ? "" : "\n") + "# " + file + "\n" + p.machine().root().text(file));
        first = false;
      }
    }
    return status;
  }

  private static int kill(Process p, Options.Parsed o, List<String> names) throws IOException {
    io.chapar.host.Signal signal = io.chapar.host.Signal.of(o.value("s", "TERM"));
    if (signal == null) {
      p.err().print("Failed to parse signal string " + o.value("s", "") + ".\n");
      return 1;
    }
    for (String name : names) {
      UnitFile unit = load(p, "kill", name);
      if (unit == null || privileged(p, "Failed to kill unit " + UnitFile.full(name)) != 0) {
        return 1;
      }
      int pid = p.machine().units().mainPid(unit);
      if (pid != 0) {
        p.machine().processes().signal(pid, signal);
      }
    }
    return 0;
  }
}

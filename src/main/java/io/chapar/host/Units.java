package io.chapar.host;

import io.chapar.disk.Credentials;
import io.chapar.disk.DiskException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * The service manager: starts and stops what unit files describe, as systemd does. A package needs
 * nothing but its unit file in /usr/lib/systemd/system: ExecStart, ExecReload and ExecStop are run
 * as root, and the process named in PIDFile tells whether the unit is active.
 *
 * <p>What a command writes goes to the journal; with {@code StandardError=inherit} it is seen by
 * whoever asked.
 */
public final class Units {
  /** What is remembered of a unit that was started, stopped or failed. */
  private static final Memory.Key<TreePMap<String, Run>> RUNS =
      new Memory.Key<>("host.units", TreePMap.empty());

  /**
   * The last thing that happened to a unit.
   *
   * @param since nanoseconds since the epoch
   * @param result such as success, exit-code or signal
   * @param command what ran last: the key, the line and the exit status
   * @param pid of that command, or of the main process
   */
  public record Run(
      boolean started,
      long since,
      String result,
      String key,
      String command,
      int status,
      int pid) {}

  private final Machine machine;

  Units(Machine machine) {
    this.machine = machine;
  }

  /** What happened last to a unit; null if it was never touched. */
  public @Nullable Run run(String name) {
    return machine.memory().get(RUNS).get(UnitFile.full(name));
  }

  private void keep(String name, Run run) {
    machine.memory().put(RUNS, machine.memory().get(RUNS).plus(name, run));
  }

  /** The pid in a unit's PIDFile, if that process lives; else 0. */
  public int mainPid(UnitFile unit) {
    String file = unit.last("Service.PIDFile", "");
    int pid = 0;
    if (!file.isEmpty()) {
      try {
        String text = machine.root().text(file.startsWith("/") ? file : "/run/" + file).strip();
        pid = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
      } catch (DiskException e) {
        return 0;
      }
    } else {
      Run run = run(unit.name());
      pid = run == null || !run.started() ? 0 : run.pid();
    }
    return pid != 0 && alive(pid) ? pid : 0;
  }

  private boolean alive(int pid) {
    return machine.processes().live(pid) != null
        || machine.processes().residents().containsKey(pid);
  }

  /** active, inactive or failed. */
  public String state(UnitFile unit) {
    Run run = run(unit.name());
    if (mainPid(unit) != 0) {
      return "active";
    }
    boolean remains =
        unit.last("Service.RemainAfterExit", "no").equals("yes")
            || !unit.name().endsWith(".service");
    if (run != null && run.started() && remains) {
      return "active";
    }
    return run != null && !run.result().equals("success") ? "failed" : "inactive";
  }

  /** Whether a unit is active. */
  public boolean active(UnitFile unit) {
    return state(unit).equals("active");
  }

  /**
   * Starts a unit and what it wants; on behalf of {@code asker}, who sees what it may see.
   *
   * @return the exit status of the command that failed, or 0
   */
  public int start(UnitFile unit, @Nullable Process asker) throws IOException {
    if (active(unit)) {
      return 0;
    }
    for (String key : List.of("Unit.Requires", "Unit.Wants")) {
      for (String other : unit.words(key)) {
        UnitFile wanted = UnitFile.load(machine, other);
        if (wanted != null && wanted.name().endsWith(".service") && !active(wanted)) {
          int status = start(wanted, asker);
          if (status != 0 && key.endsWith("Requires")) {
            return status;
          }
        }
      }
    }
    journal("Starting " + unit.name() + " - " + unit.description() + "...");
    List<String> before = new ArrayList<>(unit.all("Service.ExecStartPre"));
    for (String line : before) {
      int status = execute(unit, "ExecStartPre", line, asker);
      if (status != 0) {
        return failed(unit, "ExecStartPre", line, status);
      }
    }
    String type = unit.last("Service.Type", "simple");
    boolean background =
        unit.last("Service.PIDFile", "").isEmpty()
            && !type.equals("oneshot")
            && !type.equals("forking");
    for (String line : unit.all("Service.ExecStart")) {
      if (background) {
        Process main = process(unit, asker);
        keep(unit.name(), new Run(true, now(), "success", "ExecStart", bare(line), 0, main.pid()));
        List<String> argv = words(bare(line));
        main.start(
            p -> {
              int status = exec(p, argv);
              ended(unit, line, status, p.pid());
              return status;
            });
        machine.scheduler().sleep(java.time.Duration.ofMillis(5)); // let it begin
        continue;
      }
      int status = execute(unit, "ExecStart", line, asker);
      if (status != 0) {
        return failed(unit, "ExecStart", line, status);
      }
    }
    if (!background) {
      Run last = run(unit.name());
      String line = unit.last("Service.ExecStart", "");
      keep(
          unit.name(),
          new Run(
              true, now(), "success", "ExecStart", bare(line), 0, last == null ? 0 : last.pid()));
    }
    journal(
        (type.equals("oneshot") ? "Finished " : "Started ")
            + unit.name()
            + " - "
            + unit.description()
            + ".");
    return 0;
  }

  private void ended(UnitFile unit, String line, int status, int pid) {
    Run run = run(unit.name());
    if (run != null && run.pid() == pid && run.started()) {
      boolean stopped = status == 0 || status == 128 + Signal.TERM.number();
      keep(
          unit.name(),
          new Run(
              false,
              now(),
              stopped ? "success" : "exit-code",
              "ExecStart",
              bare(line),
              status,
              pid));
    }
  }

  private int failed(UnitFile unit, String key, String line, int status) {
    Run last = run(unit.name());
    keep(
        unit.name(),
        new Run(false, now(), "exit-code", key, bare(line), status, last == null ? 0 : last.pid()));
    if (line.startsWith("-")) {
      return 0;
    }
    journal(unit.name() + ": Control process exited, code=exited, status=" + status + "/n/a");
    journal(unit.name() + ": Failed with result 'exit-code'.");
    journal("Failed to start " + unit.name() + " - " + unit.description() + ".");
    return status;
  }

  /** Stops a unit and what is part of it; 0, or the status of the command that failed. */
  public int stop(UnitFile unit, @Nullable Process asker) throws IOException {
    for (String name : UnitFile.names(machine)) {
      UnitFile part = UnitFile.load(machine, name);
      if (part != null && part.words("Unit.PartOf").contains(unit.name()) && active(part)) {
        stop(part, asker);
      }
    }
    if (!active(unit)) {
      return 0;
    }
    journal("Stopping " + unit.name() + " - " + unit.description() + "...");
    int status = 0;
    int pid = mainPid(unit);
    for (String line : unit.all("Service.ExecStop")) {
      status = execute(unit, "ExecStop", line, asker);
    }
    if (pid != 0 && alive(pid)) {
      machine.processes().signal(pid, Signal.TERM);
      long end = now() + 5_000_000_000L;
      while (alive(pid) && now() < end) {
        machine.scheduler().sleep(java.time.Duration.ofMillis(20));
      }
      if (alive(pid)) {
        machine.processes().signal(pid, Signal.KILL);
      }
    }
    keep(unit.name(), new Run(false, now(), "success", "ExecStop", "", 0, pid));
    journal(unit.name() + ": Deactivated successfully.");
    journal("Stopped " + unit.name() + " - " + unit.description() + ".");
    return status;
  }

  /** Reloads a unit: ExecReload, else SIGHUP where the unit allows it. */
  public int reload(UnitFile unit, @Nullable Process asker) throws IOException {
    journal("Reloading " + unit.name() + " - " + unit.description() + "...");
    int status = 0;
    for (String line : unit.all("Service.ExecReload")) {
      status = execute(unit, "ExecReload", line, asker);
      if (status != 0) {
        break;
      }
    }
    if (status == 0) {
      journal("Reloaded " + unit.name() + " - " + unit.description() + ".");
    }
    return status;
  }

  private long now() {
    return machine.scheduler().nanos();
  }

  private void journal(String text) {
    machine.syslog().journal("daemon", Syslog.Severity.INFO, "systemd", 1, text);
  }

  private static String bare(String line) {
    return line.replaceFirst("^[-@:+!]+", "");
  }

  private Process process(UnitFile unit, @Nullable Process asker) {
    Map<String, String> env = new HashMap<>();
    env.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    env.put("LANG", "C.UTF-8");
    for (String each : unit.words("Service.Environment")) {
      int equals = each.indexOf('=');
      if (equals > 0) {
        env.put(
            each.substring(0, equals).replace("\"", ""),
            each.substring(equals + 1).replace("\"", ""));
      }
    }
    for (String file : unit.words("Service.EnvironmentFile")) {
      environment(file.replaceFirst("^-", ""), env);
    }
    Credentials who = Credentials.ROOT;
    Account user = machine.users().named(unit.last("Service.User", "root"));
    if (user != null) {
      who = machine.users().credentials(user);
    }
    String directory = unit.last("Service.WorkingDirectory", "/");
    Process p = machine.process(List.of(unit.name()), env, directory, who);
    Channel errors = asker == null ? null : asker.channel(2);
    if (errors != null && unit.last("Service.StandardError", "journal").equals("inherit")) {
      p.attach(2, Machine.shared(errors));
    }
    return p;
  }

  /** Reads assignments, one a line; a file that is missing sets nothing. */
  private void environment(String path, Map<String, String> env) {
    try {
      for (String line : machine.root().text(path).split("\n")) {
        int equals = line.indexOf('=');
        if (equals > 0 && !line.startsWith("#") && !line.startsWith(";")) {
          String value = line.substring(equals + 1).strip();
          boolean quoted =
              value.length() > 1
                  && (value.startsWith("\"") && value.endsWith("\"")
                      || value.startsWith("'") && value.endsWith("'"));
          env.put(
              line.substring(0, equals).strip(),
              quoted ? value.substring(1, value.length() - 1) : value);
        }
      }
    } catch (DiskException e) {
      // nothing to be set
    }
  }

  /** A word {@code $NAME} becomes the words of that variable, {@code ${NAME}} its value. */
  private static List<String> expand(List<String> argv, Map<String, String> env) {
    List<String> all = new ArrayList<>();
    for (String word : argv) {
      if (word.matches("\\$[A-Za-z_][A-Za-z0-9_]*")) {
        String value = env.getOrDefault(word.substring(1), "");
        if (!value.isBlank()) {
          all.addAll(words(value));
        }
      } else if (word.matches("\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}")) {
        all.add(env.getOrDefault(word.substring(2, word.length() - 1), ""));
      } else {
        all.add(word);
      }
    }
    return all;
  }

  private int execute(UnitFile unit, String key, String line, @Nullable Process asker)
      throws IOException {
    Process p = process(unit, asker);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    p.attach(1, Channels.collector(said, 1 << 20));
    if (!unit.last("Service.StandardError", "journal").equals("inherit") || asker == null) {
      p.attach(2, Channels.collector(said, 1 << 20));
    }
    List<String> argv = new ArrayList<>(words(bare(line)));
    argv.replaceAll(word -> word.equals("$MAINPID") ? Integer.toString(mainPid(unit)) : word);
    List<String> expanded = expand(argv, p.env());
    int status = p.run(self -> exec(self, expanded));
    String tag = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
    io.chapar.text.Utf8.decode(said.toByteArray())
        .lines()
        .forEach(
            text -> machine.syslog().journal("daemon", Syslog.Severity.INFO, tag, p.pid(), text));
    keep(unit.name(), new Run(active(unit), now(), "success", key, bare(line), status, p.pid()));
    return line.startsWith("-") ? 0 : status;
  }

  private static int exec(Process p, List<String> argv) throws IOException {
    try {
      return p.exec(argv.get(0), argv, p.env());
    } catch (DiskException e) {
      return 203; // what systemd calls EXEC
    }
  }

  /** The words of a command line: quotes count, nothing is expanded. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    boolean any = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0 ? c == quote : c == '"' || c == '\'') {
        quote = quote == 0 ? c : 0;
        any = true;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (any || !word.isEmpty()) {
          words.add(word.toString());
        }
        word.setLength(0);
        any = false;
      } else {
        word.append(c);
      }
    }
    if (any || !word.isEmpty()) {
      words.add(word.toString());
    }
    return words.isEmpty() ? List.of("") : words;
  }
}

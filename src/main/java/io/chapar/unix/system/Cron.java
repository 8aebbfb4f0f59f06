package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.host.Account;
import io.chapar.host.Alarm;
import io.chapar.host.Channels;
import io.chapar.host.Listener;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Resident;
import io.chapar.host.Service;
import io.chapar.host.Signal;
import io.chapar.host.Syslog;
import io.chapar.net.SimSocket;
import io.chapar.text.Utf8;
import io.chapar.unix.Strftime;
import io.chapar.unix.Zones;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * cron(8): runs the jobs of the crontabs on the host's clock. While no job is due it sleeps; a
 * changed crontab wakes it.
 */
final class Cron implements Program, Service {
  static final String ID = "cron";
  static final String SPOOL = "/var/spool/cron/crontabs";
  private static final String PID_FILE = "/run/crond.pid";
  private static final String TAG = "next";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int run(Process p) throws IOException {
    Resident other = running(p.machine());
    if (other != null) {
      return p.fail(
          1,
          "can't lock "
              + PID_FILE
              + ", otherpid may be "
              + other.pid()
              + ": Resource temporarily unavailable");
    }
    if (!p.credentials().root()) {
      return p.fail(1, "can't open or create " + PID_FILE + ": Permission denied");
    }
    start(p.machine());
    return 0;
  }

  static void start(Machine machine) throws DiskException {
    int pid = machine.processes().settle(1, "root", "/usr/sbin/cron -f", ID);
    machine.root().write(PID_FILE, pid + "\n", 0644);
    machine
        .syslog()
        .journal("cron", Syslog.Severity.INFO, "cron", pid, "(CRON) INFO (pidfile fd = 3)");
    plan(machine);
  }

  private static @Nullable Resident running(Machine machine) {
    return machine.processes().residents().values().stream()
        .filter(r -> r.service().equals(ID))
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<String> watches() {
    return List.of("/etc/crontab", "/etc/cron.d", SPOOL);
  }

  @Override
  public void changed(Machine machine) {
    if (running(machine) != null) {
      plan(machine);
    }
  }

  /** Sets the alarm for the next job that is due. */
  private static void plan(Machine machine) {
    ZonedDateTime now = Strftime.at(machine.scheduler().nanos(), zone(machine));
    ZonedDateTime first = null;
    for (CronTable.Job job : jobs(machine)) {
      ZonedDateTime next = job.next(now);
      if (next != null && (first == null || next.isBefore(first))) {
        first = next;
      }
    }
    if (first == null) {
      machine.cancelAlarm(ID, TAG);
    } else {
      machine.alarm(new Alarm(ID, TAG, first.toEpochSecond() * 1_000_000_000L));
    }
  }

  private static ZoneId zone(Machine machine) {
    try {
      return Zones.named(machine.root().text("/etc/timezone").strip());
    } catch (DiskException e) {
      return java.time.ZoneOffset.UTC;
    }
  }

  private static List<CronTable.Job> jobs(Machine machine) {
    Files root = machine.root();
    List<CronTable.Job> jobs = new ArrayList<>(read(root, "/etc/crontab", ""));
    for (String name : names(root, "/etc/cron.d")) {
      if (name.matches("[A-Za-z0-9_-]+")) {
        jobs.addAll(read(root, "/etc/cron.d/" + name, ""));
      }
    }
    for (String user : names(root, SPOOL)) {
      if (machine.users().named(user) != null) {
        jobs.addAll(read(root, SPOOL + "/" + user, user));
      }
    }
    return jobs;
  }

  private static List<String> names(Files root, String directory) {
    try {
      return root.list(directory);
    } catch (DiskException e) {
      return List.of();
    }
  }

  private static List<CronTable.Job> read(Files root, String path, String user) {
    try {
      CronTable table = CronTable.parse(root.text(path), user);
      return table.error() == null ? table.jobs() : List.of();
    } catch (DiskException e) {
      return List.of();
    }
  }

  @Override
  public void alarm(Machine machine, Alarm alarm) {
    if (running(machine) == null) {
      return;
    }
    ZonedDateTime now = Strftime.at(machine.scheduler().nanos(), zone(machine));
    for (CronTable.Job job : jobs(machine)) {
      if (job.due(now)) {
        machine.scheduler().start("cron", () -> run(machine, job));
      }
    }
    plan(machine);
  }

  private static void run(Machine machine, CronTable.Job job) {
    Account account = machine.users().named(job.user());
    if (account == null) {
      machine
          .syslog()
          .log(
              "cron",
              Syslog.Severity.ERR,
              "cron",
              0,
              "Error: bad username; while reading /etc/crontab");
      return;
    }
    Map<String, String> env = new LinkedHashMap<>();
    env.put("HOME", account.home());
    env.put("LOGNAME", account.name());
    env.put("PATH", "/usr/bin:/bin");
    env.put("SHELL", "/bin/sh");
    env.putAll(job.env());
    env.put("LOGNAME", account.name());
    StringBuilder command = new StringBuilder();
    StringBuilder input = new StringBuilder();
    boolean inInput = false;
    for (int i = 0; i < job.command().length(); i++) {
      char c = job.command().charAt(i);
      if (c == '\\' && i + 1 < job.command().length() && job.command().charAt(i + 1) == '%') {
        (inInput ? input : command).append('%');
        i++;
      } else if (c == '%') {
        input.append(inInput ? "\n" : "");
        inInput = true;
      } else {
        (inInput ? input : command).append(c);
      }
    }
    String home = machine.root().isDirectory(account.home()) ? account.home() : "/";
    String shell = env.get("SHELL") == null ? "/bin/sh" : env.get("SHELL");
    Process p =
        machine.process(
            List.of(shell, "-c", command.toString()),
            env,
            home,
            machine.users().credentials(account));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    p.attach(0, Channels.input(Utf8.encode(input + (inInput ? "\n" : ""))));
    p.attach(1, Channels.collector(output, 1 << 20));
    try {
      p.duplicate(1, 2);
    } catch (DiskException e) {
      throw new IllegalStateException(e);
    }
    machine
        .syslog()
        .log(
            "cron",
            Syslog.Severity.INFO,
            "CRON",
            p.pid(),
            "(" + account.name() + ") CMD (" + job.command() + ")");
    p.run(self -> self.exec(shell, List.of(shell, "-c", command.toString()), self.env()));
    String to = job.env().getOrDefault("MAILTO", account.name());
    if (output.size() > 0 && !to.isEmpty()) {
      mail(machine, account, to, command.toString(), env, output.toByteArray());
    }
  }

  private static void mail(
      Machine machine,
      Account account,
      String to,
      String command,
      Map<String, String> env,
      byte[] output) {
    if (!machine.root().exists("/usr/sbin/sendmail")) {
      machine
          .syslog()
          .log(
              "cron",
              Syslog.Severity.INFO,
              "CRON",
              0,
              "(CRON) info (No MTA installed, discarding output)");
      return;
    }
    String host = machine.hostname();
    StringBuilder message = new StringBuilder();
    message.append("From: root (Cron Daemon)\nTo: ").append(to);
    message.append("\nSubject: Cron <").append(account.name()).append('@');
    message
        .append(host.contains(".") ? host.substring(0, host.indexOf('.')) : host)
        .append("> ")
        .append(command);
    message.append(
        "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n");
    env.forEach(
        (name, value) ->
            message.append("X-Cron-Env: <").append(name).append('=').append(value).append(">\n"));
    message.append('\n').append(Utf8.decode(output));
    Process p =
        machine.process(
            List.of("/usr/sbin/sendmail"), env, "/", machine.users().credentials(account));
    p.attach(0, Channels.input(Utf8.encode(message.toString())));
    p.run(
        self ->
            self.exec(
                "/usr/sbin/sendmail",
                List.of("/usr/sbin/sendmail", "-FCronDaemon", "-i", "-B8BITMIME", "-oem", to),
                self.env()));
  }

  @Override
  public void signal(Machine machine, Resident resident, Signal signal) {
    if (signal == Signal.HUP || signal.action() != Signal.Action.TERMINATE) {
      return;
    }
    machine.processes().unsettle(resident.pid());
    machine.cancelAlarm(ID, TAG);
    try {
      machine.root().unlink(PID_FILE);
    } catch (DiskException e) {
      // gone already
    }
  }

  @Override
  public void connected(Machine machine, Listener listener, SimSocket socket) {}
}

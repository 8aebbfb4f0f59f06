package io.chapar.dovecot.command;

import io.chapar.dovecot.DovecotLog;
import io.chapar.dovecot.Master;
import io.chapar.dovecot.Sessions;
import io.chapar.dovecot.auth.Authenticator;
import io.chapar.dovecot.auth.Penalties;
import io.chapar.dovecot.conf.Filter;
import io.chapar.dovecot.conf.Section;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.host.Signal;
import io.chapar.host.Syslog;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The commands that speak with the master, with anvil and with the log. */
final class ControlCommands {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  private ControlCommands() {}

  private static Master.State need(Adm adm) throws IOException {
    String file = adm.base() + "/master.pid";
    if (adm.process().credentials().uid() != 0 && adm.master() != null) {
      throw adm.fatal(Adm.TEMP, "open(" + file + ") failed: Permission denied");
    }
    Master.State state = adm.master();
    if (state == null) {
      throw adm.fatal(Adm.TEMP, "Dovecot is not running (read from " + file + ")");
    }
    return state;
  }

  static void stop(Adm adm, List<String> args) throws IOException {
    adm.noMore(adm.options("stop", args.subList(1, args.size()), ""), 0);
    Doveadm.signal(adm.process(), need(adm), Signal.TERM);
  }

  static void reload(Adm adm, List<String> args) throws IOException {
    adm.noMore(adm.options("reload", args.subList(1, args.size()), ""), 0);
    Doveadm.signal(adm.process(), need(adm), Signal.HUP);
  }

  private static Master.State connected(Adm adm, String socket) throws IOException {
    String path = adm.base() + "/" + socket;
    String error = adm.connectError(path);
    Master.State state = adm.master();
    if (error != null || state == null) {
      throw adm.fatal(
          Adm.TEMP,
          "net_connect_unix("
              + path
              + ") failed: "
              + (error == null ? "Connection refused" : error));
    }
    return state;
  }

  private static int live(Machine machine, String service) {
    int n = 0;
    for (Process process : machine.processes().live()) {
      n += process.args().get(0).equals("dovecot/" + service) ? 1 : 0;
    }
    for (var resident : machine.processes().residents().values()) {
      n += resident.command().equals("dovecot/" + service) ? 1 : 0;
    }
    return n;
  }

  static void serviceStatus(Adm adm, List<String> args) throws IOException {
    Master.State state = connected(adm, "master");
    Printer printer = adm.printer("pager");
    for (String title :
        List.of(
            "name",
            "process_count",
            "process_avail",
            "process_limit",
            "client_limit",
            "throttle_secs",
            "exit_failure_last",
            "exit_failures_in_sec",
            "last_drop_warning",
            "listen_pending",
            "listening",
            "doveadm_stop",
            "process_total")) {
      printer.header(Printer.Column.of(title));
    }
    List<String> wanted = args.subList(1, args.size());
    Machine machine = adm.process().machine();
    List<Section> services = Master.services(state.conf());
    for (Section service : services) {
      if (!wanted.isEmpty() && !wanted.contains(service.name())) {
        continue;
      }
      boolean stopped = state.stopped().contains(service.name());
      int count = live(machine, service.name());
      String limit = service.value("process_limit");
      String clients = service.value("client_limit");
      printer.put(service.name());
      printer.put(Integer.toString(count));
      printer.put(Integer.toString(Math.min(count, number(service.value("process_min_avail")))));
      printer.put(limit.equals("0") ? state.conf().global().get("default_process_limit") : limit);
      printer.put(
          clients.equals("0")
              ? service.value("service_count").equals("1")
                  ? "1"
                  : state.conf().global().get("default_client_limit")
              : clients);
      printer.put("0");
      printer.put("0");
      printer.put("0");
      printer.put("0");
      printer.put("n");
      printer.put(stopped ? "n" : "y");
      printer.put(stopped ? "y" : "n");
      printer.put(
          Integer.toString(
              Math.max(
                  count, machine.memory().get(Sessions.TOTALS).getOrDefault(service.name(), 0))));
    }
  }

  private static int number(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  static void serviceStop(Adm adm, List<String> args) throws IOException {
    if (args.size() < 2) {
      throw adm.usage("service stop");
    }
    Master.State state = connected(adm, "master");
    for (String name : args.subList(1, args.size())) {
      if (Master.services(state.conf()).stream().noneMatch(s -> s.name().equals(name))) {
        adm.error("Unknown service: " + name);
        adm.fail(Adm.NOT_FOUND);
      } else {
        Master.stopService(adm.process().machine(), name);
      }
    }
  }

  static void processStatus(Adm adm, List<String> args) throws IOException {
    Master.State state = connected(adm, "master");
    Printer printer = adm.printer("table");
    for (String title :
        List.of(
            "name",
            "pid",
            "available_count",
            "total_count",
            "idle_start",
            "last_status_update",
            "last_kill_sent")) {
      printer.header(Printer.Column.of(title));
    }
    Machine machine = adm.process().machine();
    Map<Integer, String> all = new TreeMap<>(java.util.Comparator.reverseOrder());
    machine.processes().residents().forEach((pid, r) -> name(all, pid, r.command()));
    machine.processes().live().forEach(p -> name(all, p.pid(), p.args().get(0)));
    int stats = state.pid() + 4;
    all.putIfAbsent(stats, "stats");
    List<String> wanted = args.subList(1, args.size());
    long now = machine.scheduler().nanos() / 1_000_000_000L;
    for (Map.Entry<Integer, String> entry : all.entrySet()) {
      if (wanted.isEmpty() || wanted.contains(entry.getValue())) {
        printer.put(entry.getValue());
        printer.put(Integer.toString(entry.getKey()));
        printer.put(
            entry.getValue().endsWith("-login") || entry.getValue().equals("imap") ? "0" : "999");
        printer.put("1");
        printer.put("0");
        printer.put(Long.toString(now));
        printer.put("0");
      }
    }
  }

  private static void name(Map<Integer, String> all, int pid, String command) {
    if (command.startsWith("dovecot/")) {
      all.put(pid, command.substring(8));
    }
  }

  static void who(Adm adm, List<String> args) throws IOException {
    Adm.Options options = adm.options("who", args.subList(1, args.size()), "1a:");
    connected(adm, "anvil");
    Printer printer = adm.printer("table");
    boolean each = options.has('1');
    if (each) {
      List.of("username", "proto", "pid", "ip").forEach(t -> printer.header(Printer.Column.of(t)));
    } else {
      List.of("username", "#", "proto", "(pids)", "(ips)")
          .forEach(t -> printer.header(Printer.Column.of(t)));
    }
    Map<String, List<Sessions.Session>> groups = new LinkedHashMap<>();
    for (Sessions.Session s : Sessions.list(adm.process().machine())) {
      if (wanted(s, options.rest)) {
        groups.computeIfAbsent(s.user() + "\0" + s.service(), k -> new ArrayList<>()).add(s);
      }
    }
    for (List<Sessions.Session> group : groups.values()) {
      Sessions.Session first = group.get(0);
      if (each) {
        for (Sessions.Session s : group) {
          for (String value : List.of(s.user(), s.service(), Integer.toString(s.pid()), s.rip())) {
            printer.put(value);
          }
        }
        continue;
      }
      List<String> pids = group.stream().map(s -> Integer.toString(s.pid())).toList();
      List<String> ips = group.stream().map(Sessions.Session::rip).distinct().toList();
      for (String value :
          List.of(
              first.user(),
              Integer.toString(group.size()),
              first.service(),
              "(" + String.join(" ", pids) + ")",
              "(" + String.join(" ", ips) + ")")) {
        printer.put(value);
      }
    }
  }

  private static boolean wanted(Sessions.Session s, List<String> filters) {
    for (String filter : filters) {
      boolean net =
          filter.matches("[0-9a-fA-F:.]+(/\\d+)?")
              && (filter.contains(".") || filter.contains(":"));
      if (net ? !Filter.contains(filter, s.rip()) : !Authenticator.glob(filter, s.user())) {
        return false;
      }
    }
    return true;
  }

  static void kick(Adm adm, List<String> args) throws IOException {
    Adm.Options options = adm.options("kick", args.subList(1, args.size()), "a:f");
    if (options.rest.isEmpty()) {
      adm.error("user and/or ip[/bits] must be specified.");
      throw new Adm.ExitException(Adm.USAGE);
    }
    connected(adm, "anvil");
    List<String> kicked = new ArrayList<>();
    for (Sessions.Session s : Sessions.list(adm.process().machine())) {
      if (wanted(s, options.rest)) {
        Sessions.kick(adm.process().machine(), s);
        if (!kicked.contains(s.user())) {
          kicked.add(s.user());
        }
      }
    }
    if (kicked.isEmpty()) {
      adm.process().err().print("no users kicked\n");
      throw new Adm.ExitException(Adm.NOT_FOUND);
    }
    adm.process()
        .out()
        .print(String.join(" ", kicked) + " kicked connections from the following users:\n\n");
  }

  static void penalty(Adm adm, List<String> args) throws IOException {
    Adm.Options options = adm.options("penalty", args.subList(1, args.size()), "a:");
    connected(adm, "anvil");
    Printer printer = adm.printer("table");
    printer.header(Printer.Column.of("IP"));
    printer.header(Printer.Column.of("penalty"));
    printer.header(Printer.Column.of("last_penalty"));
    printer.header(Printer.Column.of("last_update"));
    for (Penalties.Row row : Penalties.rows(adm.process().machine())) {
      if (options.rest.isEmpty() || Filter.contains(options.rest.get(0), row.ip())) {
        printer.put(row.ip());
        printer.put(Integer.toString(row.penalty()));
        printer.put(DAY.format(Instant.ofEpochSecond(row.last())));
        printer.put(TIME.format(Instant.ofEpochSecond(row.noted())));
      }
    }
  }

  static void logErrors(Adm adm, List<String> args) throws IOException {
    Adm.Options options = adm.options("log errors", args.subList(1, args.size()), "s:");
    connected(adm, "log-errors");
    long since =
        options.has('s') ? Long.parseLong(options.get('s', "0").replaceAll("\\D", "0")) : 0;
    DateTimeFormatter stamp =
        DateTimeFormatter.ofPattern("MMM dd HH:mm:ss ", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    for (Syslog.Entry entry : adm.process().machine().memory().get(Syslog.JOURNAL)) {
      if (entry.tag().equals("dovecot")
          && entry.severity().ordinal() <= Syslog.Severity.ERR.ordinal()
          && entry.at() / 1_000_000_000L >= since
          && !entry.text().startsWith("doveadm: ")) {
        String text = entry.text();
        int at = text.indexOf(": Error: ");
        int fatal = text.indexOf(": Fatal: ");
        String level = at >= 0 ? "Error: " : "Fatal: ";
        int cut = at >= 0 ? at : fatal;
        String shown =
            cut < 0 ? text : level + text.substring(0, cut) + ": " + text.substring(cut + 9);
        adm.process()
            .out()
            .print(stamp.format(Instant.ofEpochSecond(entry.at() / 1_000_000_000L)) + shown + "\n");
      }
    }
  }

  static void logFind(Adm adm, List<String> args) throws IOException {
    Process p = adm.process();
    String path = adm.settings().get("log_path");
    if (!path.equals("syslog") && !path.isEmpty()) {
      String info =
          adm.settings().get("info_log_path").isEmpty()
              ? path
              : adm.settings().get("info_log_path");
      String debug =
          adm.settings().get("debug_log_path").isEmpty()
              ? info
              : adm.settings().get("debug_log_path");
      p.out().print("Debug: " + debug + "\nInfo: " + info + "\n");
      for (String level : List.of("Warning", "Error", "Fatal")) {
        p.out().print(level + ": " + path + "\n");
      }
      return;
    }
    String dir = args.size() > 1 ? args.get(1) : "/var/log";
    p.out().print("Looking for log files from " + dir + "\n");
    logTest(adm, args);
    for (String level : List.of("Debug", "Info", "Warning", "Error", "Fatal")) {
      for (String file : List.of("mail.err", "mail.log", "mail.warn", "mail.info", "syslog")) {
        boolean errors = file.equals("mail.err");
        boolean serious = level.equals("Error") || level.equals("Fatal");
        if (p.machine().root().exists(dir + "/" + file)
            && (!errors || serious)
            && (!file.equals("mail.warn") || serious || level.equals("Warning"))) {
          p.out().print(level + ": " + dir + "/" + file + "\n");
        }
      }
    }
  }

  static void logTest(Adm adm, List<String> args) throws IOException {
    DovecotLog log = new DovecotLog(adm.process().machine(), adm.settings());
    long now = adm.process().machine().scheduler().nanos() / 1_000_000_000L;
    log.debug("doveadm: ", "This is Dovecot's debug log (" + now + ")");
    log.info("doveadm: ", "This is Dovecot's info log (" + now + ")");
    log.warning("doveadm: ", "This is Dovecot's warning log (" + now + ")");
    log.error("doveadm: ", "This is Dovecot's error log (" + now + ")");
    log.fatal("doveadm: ", "This is Dovecot's fatal log (" + now + ")");
  }

  static void logReopen(Adm adm, List<String> args) throws IOException {
    need(adm);
  }

  static void config(Adm adm, List<String> args) throws IOException {
    List<String> call = new ArrayList<>(List.of("doveconf"));
    call.addAll(args.subList(1, args.size()));
    int status = adm.process().call("/usr/bin/doveconf", call);
    if (status != 0) {
      throw new Adm.ExitException(status);
    }
  }

  static void exec(Adm adm, List<String> args) throws IOException {
    if (args.size() < 2) {
      throw adm.usage("exec");
    }
    String path = "/usr/lib/dovecot/" + args.get(1);
    if (!adm.process().files().exists(path)) {
      throw adm.fatal(Adm.TEMP, "execv(" + path + ") failed: No such file or directory");
    }
    List<String> call = new ArrayList<>(List.of(path));
    call.addAll(args.subList(2, args.size()));
    int status = adm.process().call(path, call);
    if (status != 0) {
      throw new Adm.ExitException(status);
    }
  }

  static void instanceRemove(Adm adm, List<String> args) throws IOException {
    if (args.size() != 2) {
      throw adm.usage("instance remove");
    }
    boolean known =
        args.get(1).equals(adm.settings().get("instance_name")) || args.get(1).equals(adm.base());
    if (!known) {
      adm.error("Instance already didn't exist");
      adm.fail(Adm.NOT_FOUND);
      return;
    }
    adm.process().err().print("doveadm: command 'instance remove' is not simulated here\n");
    throw new Adm.ExitException(2);
  }

  static void instanceList(Adm adm, List<String> args) throws IOException {
    Printer printer = adm.printer("table");
    for (String title : List.of("path", "name", "last used", "running")) {
      printer.header(Printer.Column.of(title));
    }
    long now = adm.process().machine().scheduler().nanos() / 1_000_000_000L;
    for (String value :
        List.of(
            adm.base(),
            adm.settings().get("instance_name"),
            DAY.format(Instant.ofEpochSecond(now)),
            adm.master() == null ? "no" : "yes")) {
      printer.put(value);
    }
  }
}

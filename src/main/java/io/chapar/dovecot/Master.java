package io.chapar.dovecot;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.dovecot.auth.Authenticator;
import io.chapar.dovecot.conf.Conf;
import io.chapar.dovecot.conf.ConfException;
import io.chapar.dovecot.conf.ConfReader;
import io.chapar.dovecot.conf.Section;
import io.chapar.dovecot.conf.Settings;
import io.chapar.host.Group;
import io.chapar.host.Listener;
import io.chapar.host.Machine;
import io.chapar.host.Memory;
import io.chapar.host.Process;
import io.chapar.host.Resident;
import io.chapar.host.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * The master process: starts and stops the services, which are listeners as data, and keeps the
 * configuration that they work with until it is told to read it again.
 */
public final class Master {
  /**
   * A master that runs.
   *
   * @param pid its process id
   * @param conf what it has read
   * @param helpers the processes that are always there
   * @param stopped the services that doveadm stopped
   */
  public record State(int pid, Conf conf, List<Integer> helpers, PSet<String> stopped) {}

  /** The state, empty while Dovecot does not run. */
  public static final Memory.Key<List<State>> STATE = new Memory.Key<>("dovecot.master", List.of());

  /** The id of the service. */
  public static final String SERVICE = "dovecot";

  private static final String VERSION = "v2.3.19.1 (9b53102964)";
  private static final List<String> ORDER =
      List.of("managesieve-login", "submission-login", "pop3-login", "lmtp", "imap-login");

  private Master() {}

  /** What ends a start; the message is Dovecot's. */
  public static final class StartException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> errors;

    StartException(List<String> errors, String fatal) {
      super(fatal);
      this.errors = List.copyOf(errors);
    }

    /** What was said before. */
    public List<String> errors() {
      return errors;
    }
  }

  /** The master that runs, or null. */
  public static @Nullable State running(Machine machine) {
    List<State> all = machine.memory().get(STATE);
    return all.isEmpty() ? null : all.get(0);
  }

  /** The master that runs, with what the config process tells whoever asks; or null. */
  public static @Nullable State asked(Machine machine) {
    State state = running(machine);
    return state == null ? null : ConfigProcess.settle(machine, state);
  }

  /** The directory of sockets. */
  public static String baseDir(Settings settings) {
    String base = settings.get("base_dir");
    return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  /** Starts everything; the configuration has been read by the caller. */
  public static void start(Process p, Conf conf) throws StartException {
    Machine machine = p.machine();
    Settings settings = conf.global();
    DovecotLog log = new DovecotLog(machine, settings);
    String base = baseDir(settings);
    checkUsers(machine, conf);
    try {
      Files root = machine.root();
      for (String dir : List.of(base, base + "/login", base + "/token-login", base + "/empty")) {
        if (!root.isDirectory(dir)) {
          root.mkdirs(dir, 0755);
        }
      }
      Group login = machine.users().group("dovenull");
      for (String dir : List.of(base + "/login", base + "/token-login")) {
        root.chown(dir, 0, login == null ? 0 : login.gid(), false);
        root.chmod(dir, 0750);
      }
      if (root.peek(base + "/dovecot.conf") == null) {
        root.symlink(conf.path(), base + "/dovecot.conf");
      }
    } catch (DiskException e) {
      throw new StartException(List.of(), "mkdir(" + base + ") failed: " + e.errno().text());
    }
    int pid = machine.processes().settle(1, "root", "/usr/sbin/dovecot", SERVICE);
    List<String> errors = new ArrayList<>();
    Listeners.listen(machine, conf, pid, Set.of(), errors);
    if (!errors.isEmpty()) {
      Listeners.close(machine);
      machine.processes().unsettle(pid);
      errors.forEach(e -> log.error("master: ", e));
      log.fatal("master: ", "Failed to start listeners");
      throw new StartException(errors, "Failed to start listeners");
    }
    List<Integer> helpers = new ArrayList<>();
    helpers.add(machine.processes().settle(pid, "dovecot", "dovecot/anvil", SERVICE));
    helpers.add(machine.processes().settle(pid, "root", "dovecot/log", SERVICE));
    helpers.add(machine.processes().settle(pid, "root", "dovecot/config", SERVICE));
    helpers.addAll(spare(machine, conf, pid));
    machine
        .memory()
        .put(STATE, List.of(new State(pid, conf, List.copyOf(helpers), HashTreePSet.empty())));
    Authenticator.renew(machine);
    ConfigProcess.begin(machine);
    try {
      machine.root().write(base + "/master.pid", pid + "\n", 0600);
    } catch (DiskException e) {
      log.error("master: ", "open(" + base + "/master.pid) failed: " + e.errno().text());
    }
    log.info(
        "master: ",
        "Dovecot "
            + VERSION
            + " starting up for "
            + (settings.words("protocols").isEmpty()
                ? ""
                : String.join(", ", settings.words("protocols")))
            + " (core dumps disabled)");
    for (String warning : conf.warnings()) {
      if (warning.contains(": Global setting ")) {
        log.warning("doveconf: ", warning);
        log.warning("config: ", warning);
      }
    }
  }

  /** The processes that process_min_avail asks for. */
  private static List<Integer> spare(Machine machine, Conf conf, int pid) {
    List<Integer> pids = new ArrayList<>();
    for (Section service : services(conf)) {
      int wanted = number(service.value("process_min_avail"));
      if (service.name().equals("anvil")) {
        continue;
      }
      for (int i = 0; i < Math.min(wanted, 50); i++) {
        String user = expand(service.value("user"), conf);
        pids.add(
            machine
                .processes()
                .settle(pid, user.isEmpty() ? "root" : user, "dovecot/" + service.name(), SERVICE));
      }
    }
    return pids;
  }

  static int number(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  /** The services of the protocols that are on, and those that belong to no protocol. */
  public static List<Section> services(Conf conf) {
    List<String> protocols = conf.global().words("protocols");
    List<Section> on = new ArrayList<>();
    for (Section service : conf.services()) {
      String protocol = service.value("protocol");
      if (!service.value("executable").isEmpty()
          && (protocol.isEmpty() || protocols.contains(protocol))) {
        on.add(service);
      }
    }
    on.sort(
        (a, b) -> {
          int x = ORDER.indexOf(a.name());
          int y = ORDER.indexOf(b.name());
          return Integer.compare(x < 0 ? 100 : x, y < 0 ? 100 : y);
        });
    return on;
  }

  /** A service's setting with $default_… replaced. */
  public static String expand(String value, Conf conf) {
    return value.startsWith("$default_") ? conf.global().get(value.substring(1)) : value;
  }

  private static void checkUsers(Machine machine, Conf conf) throws StartException {
    for (Section service : services(conf)) {
      checkUser(
          machine,
          conf,
          service,
          service.value("user"),
          "service " + service.name() + " { user } setting",
          "User");
      for (Section listener : service.sections("unix_listener")) {
        String where =
            "service "
                + service.name()
                + " { unix_listener "
                + listener.name()
                + " { %s } } setting";
        if (listener.value("mode").equals("00")) {
          continue;
        }
        checkUser(
            machine, conf, service, listener.value("user"), String.format(where, "user"), "User");
        checkUser(
            machine,
            conf,
            service,
            listener.value("group"),
            String.format(where, "group"),
            "Group");
      }
    }
  }

  private static void checkUser(
      Machine machine, Conf conf, Section service, String name, String where, String kind)
      throws StartException {
    String who = expand(name, conf);
    if (who.isEmpty() || who.matches("\\d+")) {
      return;
    }
    boolean known =
        kind.equals("User")
            ? machine.users().named(who) != null
            : machine.users().group(who) != null;
    if (!known) {
      String text =
          "service("
              + service.name()
              + ") "
              + kind
              + " doesn't exist: "
              + who
              + " (See "
              + where
              + ")";
      new DovecotLog(machine, conf.global()).fatal("master: ", text);
      throw new StartException(List.of(), text);
    }
  }

  /** Ends everything; {@code by} is the process that asked for it. */
  public static void stop(Machine machine, int by, Signal signal) {
    State state = running(machine);
    if (state == null) {
      return;
    }
    Settings settings = state.conf().global();
    new DovecotLog(machine, settings)
        .warning(
            "master: ",
            "Killed with signal " + signal.number() + " (by pid=" + by + " uid=0 code=kill)");
    String base = baseDir(settings);
    Map<Listener, Inode> sockets = new LinkedHashMap<>();
    for (Listener listener : machine.listeners()) {
      if (listener.service().equals(SERVICE) && listener.local()) {
        Inode inode = machine.root().peek(listener.address());
        if (inode != null) {
          sockets.put(listener, inode);
        }
      }
    }
    Listeners.close(machine);
    Listeners.leftovers(machine, sockets);
    machine.memory().put(STATE, List.of());
    state.helpers().forEach(h -> machine.processes().unsettle(h));
    machine.processes().unsettle(state.pid());
    try {
      machine.root().unlink(base + "/master.pid");
    } catch (DiskException e) {
      // somebody removed it
    }
    if (settings.yes("shutdown_clients")) {
      Sessions.shutdown(machine);
    }
  }

  /** Reads the configuration again; what is wrong in it is logged, and the old one stays. */
  public static void reload(Machine machine, Conf old) {
    State state = running(machine);
    if (state == null) {
      return;
    }
    DovecotLog log = new DovecotLog(machine, old.global());
    log.warning("master: ", "SIGHUP received - reloading configuration");
    Conf conf;
    try {
      conf = ConfReader.read(machine.root(), old.path(), true);
      ConfException late = conf.late();
      if (late != null && !late.ofNamespaces()) { // which only processes with mail look at
        throw late;
      }
    } catch (ConfException e) {
      if (String.valueOf(e.getMessage()).contains("Can't open file")) {
        log.error("config: ", e.text());
        return;
      }
      log.error(
          "master: ",
          "Error reading configuration: "
              + e.text()
              + " - Also failed to read config by executing doveconf: "
              + baseDir(old.global())
              + "/config is a UNIX socket");
      return;
    }
    Listeners.close(machine);
    state.helpers().stream().skip(3).forEach(h -> machine.processes().unsettle(h));
    List<Integer> helpers =
        new ArrayList<>(state.helpers().subList(0, Math.min(3, state.helpers().size())));
    helpers.addAll(spare(machine, conf, state.pid()));
    machine
        .memory()
        .put(
            STATE,
            List.of(new State(state.pid(), conf, List.copyOf(helpers), HashTreePSet.empty())));
    Authenticator.renew(machine);
    ConfigProcess.good(machine);
    List<String> errors = new ArrayList<>();
    try {
      Listeners.listen(machine, conf, state.pid(), Set.of(), errors);
    } catch (StartException e) {
      errors.add(String.valueOf(e.getMessage()));
    }
    errors.forEach(e -> log.error("master: ", e));
  }

  /** Closes the listeners of one service. */
  public static void stopService(Machine machine, String service) {
    State state = running(machine);
    if (state == null) {
      return;
    }
    for (Listener listener : machine.listeners()) {
      String tag = listener.tag();
      if (listener.service().equals(SERVICE)
          && (tag.equals(service)
              || tag.startsWith(service + " ")
              || tag.startsWith(service + "/"))) {
        machine.unlisten(listener);
      }
    }
    machine
        .memory()
        .put(
            STATE,
            List.of(
                new State(
                    state.pid(), state.conf(), state.helpers(), state.stopped().plus(service))));
  }

  /** What a signal to one of its processes does. */
  public static void signal(Machine machine, Resident resident, Signal signal) {
    State state = running(machine);
    if (state == null || resident.pid() != state.pid()) {
      return;
    }
    switch (signal) {
      case TERM, INT, QUIT, KILL -> stop(machine, 1, signal);
      case HUP -> reload(machine, state.conf());
      default -> {
        // USR1 reopens the log files, which are opened for every line
      }
    }
  }
}

package io.chapar.spam;

import io.chapar.disk.DiskException;
import io.chapar.host.Account;
import io.chapar.host.Listener;
import io.chapar.host.Machine;
import io.chapar.host.Memory;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Resident;
import io.chapar.host.Signal;
import io.chapar.host.Syslog;
import io.chapar.time.WaitPoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The program spamd: starts the daemon, which is {@link SpamdService} from then on. */
final class Spamd implements Program {
  static final String SERVICE = "spamd";

  /** The daemon, if it runs. */
  static final Memory.Key<List<SpamdState>> RUNNING = new Memory.Key<>("spam.spamd", List.of());

  private static final String USAGE =
      """
      Usage:
          spamd [options]

          Options:

           -l, --allow-tell                  Clients may teach
           -c, --create-prefs                Make files with preferences
           -C path, --configpath=path        Where the rules are
           --siteconfigpath=path             Where the settings of the system are
           --cf='config line'                One more line of configuration
           -d, --daemonize                   Go to the background
           -h, --help                        Say this
           -i [ip_or_name[:port]], --listen=[ip_or_name[:port]] Where to listen
           -p port, --port=port              Which port to listen on
           -A host,..., --allowed-ips=..,..  Who may connect
           -m num, --max-children=num        How many children at most
           -r pidfile, --pidfile             Where to write the process id
           -u username, --username=username  As which user
           -x, --nouser-config               No preferences of users
           -U username, --default-user=username  As whom for unknown users
           -L, --local                       No questions to the network
           -H [dir], --helper-home-dir[=dir] Another home directory for helpers
           -V, --version                     Say which version this is

      """;

  @Override
  public int run(Process p) throws IOException {
    PerlOptions o =
        new PerlOptions(
                "l,allow-tell",
                "c,create-prefs",
                "C,configpath=",
                "siteconfigpath=",
                "cf=",
                "pre=",
                "d,daemonize",
                "h,help",
                "i,listen,listen-ip,ip-address?",
                "p,port=",
                "4,ipv4,ipv4-only",
                "6,ipv6",
                "A,allowed-ips=",
                "m,max-children=",
                "min-children=",
                "min-spare=",
                "max-spare=",
                "max-conn-per-child=",
                "round-robin",
                "timeout-tcp=",
                "timeout-child=",
                "r,pidfile=",
                "s,syslog=",
                "syslog-socket=",
                "log-timestamp-fmt=",
                "u,username=",
                "g,groupname=",
                "x,nouser-config",
                "U,default-user=",
                "L,local",
                "P,paranoid",
                "H,helper-home-dir?",
                "V,version",
                "n,nicelevel=",
                "!D,debug?",
                "!q,sql-config",
                "!Q,setuid-with-sql",
                "!ldap-config",
                "!setuid-with-ldap",
                "!virtual-config-dir=",
                "!v,vpopmail",
                "!ssl",
                "!ssl-verify",
                "!ssl-port=",
                "!server-key=",
                "!server-cert=",
                "!socketpath=",
                "!timing")
            .parse(p.args());
    String unknown = o.unknown;
    if (unknown != null) {
      p.err().print("Unknown option: " + unknown + "\n" + USAGE);
      return 64;
    }
    if (o.missing != null) {
      p.err().print("spamd: option '" + o.missing + "' is not simulated here\n");
      return 2;
    }
    if (o.has("V")) {
      p.out().print("SpamAssassin Server version 4.0.1\n  running on Perl 5.36.0\n");
      return 0;
    }
    if (o.has("h")) {
      p.out().print("For more details, use \"man spamd\".\n\n" + USAGE);
      return 0;
    }
    return start(p, o);
  }

  private static int start(Process p, PerlOptions o) throws IOException {
    Machine machine = p.machine();
    String user = o.value("u");
    if (user != null && machine.users().named(user) == null) {
      p.err().print("spamd: cannot run as nonexistent user or root with -u option\n");
      return 1;
    }
    int port = o.number("p", 783);
    List<Listener> wanted = new ArrayList<>();
    int pid = machine.processes().settle(1, user == null ? "root" : user, "spamd", SERVICE);
    for (String address : addresses(o)) {
      wanted.add(new Listener(SERVICE, address, port, "", pid, "spamd"));
    }
    List<Listener> open = new ArrayList<>();
    for (Listener listener : wanted) {
      try {
        machine.listen(listener);
        open.add(listener);
      } catch (IOException e) {
        open.forEach(machine::unlisten);
        machine.processes().unsettle(pid);
        p.err()
            .print(
                "spamd: could not create IO::Socket::IP socket on "
                    + shown(listener)
                    + ": "
                    + (e instanceof DiskException d ? d.errno().text() : e.getMessage())
                    + "\n");
        return 69;
      }
    }
    String pidFile = o.value("r");
    if (pidFile != null) {
      try {
        machine.root().write(p.path(pidFile), pid + "\n", 0644);
      } catch (DiskException e) {
        p.err().print("spamd: cannot write to PID file: " + e.getMessage() + "\n");
      }
    }
    List<Integer> children = children(machine, pid, user == null ? "root" : user);
    String fallback = o.value("U");
    String allowed = o.value("A");
    String site = o.value("siteconfigpath");
    SpamdState state =
        new SpamdState(
            pid,
            children,
            List.copyOf(open),
            pidFile == null ? "" : p.path(pidFile),
            user == null ? "" : user,
            fallback == null ? "nobody" : fallback,
            o.has("L"),
            !o.has("x"),
            o.has("c"),
            o.has("l"),
            allowed == null ? List.of("127.0.0.1", "::1") : List.of(allowed.split(",")),
            List.copyOf(o.values("cf")),
            site == null ? "" : p.path(site),
            o.has("d"),
            List.of());
    log(machine, pid, "logger: removing stderr method");
    running(machine, state.reading(machine));
    return o.has("d") || p.ppid() == 1 ? 0 : foreground(p, pid);
  }

  /** The daemon is up: it is remembered, and says so. */
  private static void running(Machine machine, SpamdState state) {
    List<SpamdState> all = new ArrayList<>(machine.memory().get(RUNNING));
    all.add(state);
    machine.memory().put(RUNNING, List.copyOf(all));
    int pid = state.pid();
    StringBuilder places = new StringBuilder();
    for (Listener listener : state.listeners()) {
      places.append(places.length() == 0 ? "" : ", ").append("IO::Socket::IP " + shown(listener));
    }
    log(machine, pid, "spamd: server started on " + places + " (running version 4.0.1)");
    log(machine, pid, "spamd: server pid: " + pid);
    for (int child : state.children()) {
      log(machine, pid, "spamd: server successfully spawned child process, pid " + child);
    }
    log(machine, pid, "prefork: child states: II");
  }

  private static List<Integer> children(Machine machine, int pid, String user) {
    List<Integer> children = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      children.add(machine.processes().settle(pid, user, "spamd child", SERVICE));
    }
    return List.copyOf(children);
  }

  /** SIGHUP: everything is begun anew, and the settings are read again. */
  static void restart(Machine machine, SpamdState old) {
    log(machine, old.pid(), "spamd: server hit by SIGHUP, restarting");
    for (int child : old.children()) {
      log(
          machine,
          old.pid(),
          "spamd: child [" + child + "] killed successfully: interrupted, signal 2 (0002)");
      machine.processes().unsettle(child);
    }
    for (Listener listener : old.listeners()) {
      machine.unlisten(listener);
      log(machine, old.pid(), "spamd: server socket closed, type IO::Socket::IP");
    }
    log(machine, old.pid(), "logger: removing stderr method");
    String user = old.user().isEmpty() ? "root" : old.user();
    int pid = old.pid();
    if (old.daemon()) {
      machine.processes().unsettle(pid);
      pid = machine.processes().settle(1, user, "spamd", SERVICE);
    }
    List<Listener> open = new ArrayList<>();
    for (Listener listener : old.listeners()) {
      Listener again = new Listener(SERVICE, listener.address(), listener.port(), "", pid, "spamd");
      try {
        machine.listen(again);
        open.add(again);
      } catch (IOException e) {
        log(machine, pid, "spamd: could not create IO::Socket::IP socket on " + shown(again));
      }
    }
    if (!old.pidFile().isEmpty()) {
      try {
        machine.root().write(old.pidFile(), pid + "\n", 0644);
      } catch (DiskException e) {
        log(machine, pid, "spamd: cannot write to PID file: " + e.getMessage());
      }
    }
    List<SpamdState> all = new ArrayList<>(machine.memory().get(RUNNING));
    all.removeIf(s -> s.pid() == old.pid());
    machine.memory().put(RUNNING, List.copyOf(all));
    running(machine, old.as(pid, children(machine, pid, user), List.copyOf(open)).reading(machine));
  }

  /** Without -d it stays: until a signal comes, or the daemon is gone. */
  private static int foreground(Process p, int pid) {
    WaitPoint wake = new WaitPoint(p.machine().scheduler());
    boolean[] stop = new boolean[1];
    for (Signal signal : List.of(Signal.TERM, Signal.INT)) {
      p.onSignal(
          signal,
          () -> {
            stop[0] = true;
            wake.signalAll();
          });
    }
    while (!stop[0] && p.machine().processes().residents().containsKey(pid)) {
      wake.awaitUntil(p.machine().scheduler().nanos() + 60_000_000_000L);
    }
    SpamdState state = byPid(p.machine(), pid);
    if (state != null) {
      stop(p.machine(), state, "SIGTERM");
    }
    return 0;
  }

  private static List<String> addresses(PerlOptions o) {
    List<String> all = new ArrayList<>();
    for (String each : o.values("i")) {
      switch (each) {
        case "", "*" -> {
          all.add("0.0.0.0");
          all.add("::");
        }
        case "localhost" -> {
          all.add("::1");
          all.add("127.0.0.1");
        }
        default -> all.add(each.replaceAll("^\\[|\\](:\\d+)?$", ""));
      }
    }
    if (all.isEmpty()) {
      if (!o.has("4")) {
        all.add("::1");
      }
      all.add("127.0.0.1");
    }
    return all;
  }

  private static String shown(Listener listener) {
    return "[" + listener.address() + "]:" + listener.port();
  }

  static @Nullable SpamdState byPid(Machine machine, int pid) {
    return machine.memory().get(RUNNING).stream()
        .filter(s -> s.pid() == pid)
        .findFirst()
        .orElse(null);
  }

  static void log(Machine machine, int pid, String text) {
    machine.syslog().log("mail", Syslog.Severity.INFO, "spamd", pid, text);
  }

  /** Ends a daemon. */
  static void stop(Machine machine, SpamdState state, String why) {
    log(machine, state.pid(), "spamd: server killed by " + why + ", shutting down");
    state.listeners().forEach(machine::unlisten);
    state.children().forEach(child -> machine.processes().unsettle(child));
    machine.processes().unsettle(state.pid());
    if (!state.pidFile().isEmpty()) {
      try {
        machine.root().unlink(state.pidFile());
      } catch (DiskException e) {
        // somebody was quicker
      }
    }
    List<SpamdState> all = new ArrayList<>(machine.memory().get(RUNNING));
    all.removeIf(s -> s.pid() == state.pid());
    machine.memory().put(RUNNING, List.copyOf(all));
  }

  /** Whose credentials a request is worked on with. */
  static Account account(Machine machine, SpamdState state, String name) {
    Account account = machine.users().named(name);
    if (!state.user().isEmpty()) {
      account = machine.users().named(state.user());
    }
    if (account == null || account.uid() == 0) {
      account = machine.users().named(state.fallback());
    }
    return account == null
        ? new Account("nobody", "x", 65534, 65534, "", "/nonexistent", "")
        : account;
  }

  /** For signals to the children too. */
  static boolean owns(SpamdState state, Resident resident) {
    return state.pid() == resident.pid() || state.children().contains(resident.pid());
  }
}

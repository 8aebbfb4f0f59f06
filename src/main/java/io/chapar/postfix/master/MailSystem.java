package io.chapar.postfix.master;

import io.chapar.disk.Credentials;
import io.chapar.disk.DiskException;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.host.Programs;
import io.chapar.host.Resident;
import io.chapar.net.SimSocket;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.ConfigCheck;
import io.chapar.postfix.conf.MainCf;
import io.chapar.postfix.conf.MasterService;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.conf.ProcessHost;
import io.chapar.text.Source;
import io.chapar.time.Task;
import io.chapar.time.WaitPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The mail system of one host at work: finds or starts the process that is to serve, and keeps the
 * books of who is busy. What it knows for good is in {@link MasterState}; all else here can be made
 * again from that.
 */
public final class MailSystem {
  private static final Duration LAST_BREATH = Duration.ofSeconds(1);
  private static final int OTHERS_GO_ON = 4; // turns of the others while a process starts
  private static final long SPAWN_COST = 4_000_000; // fork, exec and reading the configuration, ns
  private static final long THROTTLE = 60_000_000_000L;

  private final Machine machine;
  private final Map<Integer, Daemon> daemons = new HashMap<>();
  private final Map<Integer, Integer> busy = new HashMap<>(); // by pid: how many times over
  private final Map<String, PostfixConfig> configs = new HashMap<>();
  private final Map<Integer, List<SimSocket>> sessions = new HashMap<>();
  private final Map<Integer, List<Task>> tasks = new HashMap<>();
  private final Map<Class<?>, Object> parts = new HashMap<>();
  private final WaitPoint changed;

  private MailSystem(Machine machine) {
    this.machine = machine;
    this.changed = new WaitPoint(machine.scheduler());
  }

  /** The mail system of a host. */
  public static MailSystem of(Machine machine) {
    return machine.scratch(MailSystem.class, () -> new MailSystem(machine));
  }

  /** The host. */
  public Machine machine() {
    return machine;
  }

  /** Whether the master daemon runs. */
  public boolean up() {
    return state().up();
  }

  /** The pid of the master daemon; 0 while it does not run. */
  public int masterPid() {
    return state().pid();
  }

  /** What is kept once for the whole mail system while the host runs, of a class. */
  public <T> T part(Class<T> kind, java.util.function.Function<MailSystem, T> maker) {
    T there = kind.cast(parts.get(kind));
    if (there == null) {
      there = maker.apply(this);
      parts.put(kind, there);
    }
    return there;
  }

  MasterState state() {
    return machine.memory().get(MasterState.KEY);
  }

  void state(MasterState state) {
    machine.memory().put(MasterState.KEY, state);
  }

  Master master() {
    return (Master) machine.service(Master.ID);
  }

  /** The configuration that a text of main.cf makes for a service; null: for the master itself. */
  PostfixConfig config(String directory, String mainCf, @Nullable MasterService service) {
    String key = directory + "\n" + (service == null ? "" : service) + "\n" + mainCf;
    PostfixConfig known = configs.get(key);
    if (known == null) {
      if (configs.size() > 200) {
        configs.clear();
      }
      String path = directory + "/main.cf";
      PostfixConfig plain =
          PostfixConfig.of(
              new ProcessHost(agent(masterPid())),
              directory,
              MainCf.parse(new Source(path, mainCf)));
      known =
          service == null || service.entry() == null ? plain : plain.forService(service.entry());
      configs.put(key, known);
    }
    return known;
  }

  /** The configuration as the files say now, outside any service. */
  public PostfixConfig config(String directory) {
    try {
      return config(directory, machine.root().text(directory + "/main.cf"), null);
    } catch (DiskException e) {
      throw new PostfixFatal("open " + directory + "/main.cf: " + e.getMessage());
    }
  }

  /** A daemon as a process of the host. */
  Process agent(int pid) {
    Resident resident = machine.processes().residents().get(pid);
    Map<String, String> env =
        Map.of("PATH", "/usr/bin:/bin:/usr/sbin:/sbin", "MAIL_CONFIG", state().directory());
    return machine.agent(
        resident == null
            ? new Resident(pid, 1, "root", "master", Master.ID, machine.scheduler().nanos())
            : resident,
        env,
        Credentials.ROOT);
  }

  // ---- processes

  /** Whether master.cf has this service, as {@code name/type}. */
  public boolean has(String service) {
    return up() && state().service(service) != null;
  }

  /**
   * A process of a service, ready to serve; {@link #release} gives it back. Waits while all of its
   * processes are busy and there may be no more of them.
   *
   * @throws ServiceException if there is none and none can be started
   */
  public Daemon acquire(String id) throws ServiceException {
    return acquire(id, 0);
  }

  /**
   * The same, for somebody who is connected to a process already: as long as it serves, that is not
   * another use of it.
   *
   * @param known its process id; 0: none
   */
  public Daemon acquire(String id, int known) throws ServiceException {
    while (true) {
      MasterState state = state();
      MasterService service = state.service(id);
      if (!state.up() || service == null) {
        throw new ServiceException(id, state.up());
      }
      Long until = state.throttled().get(id);
      if (until != null && until > machine.scheduler().nanos()) {
        throw new ServiceException(id, true);
      }
      int count = 0;
      Worker idle = null;
      long stale = machine.scheduler().nanos() - maxIdle(service);
      for (Worker worker : state.workers().values()) {
        if (!worker.service().equals(id)) {
          continue;
        }
        if (busy.containsKey(worker.pid())) {
          count += worker.generation() == state.generation() ? 1 : 0;
        } else if (worker.generation() != state.generation()
            || worker.lastUsed() < stale && !resident(service)
            || outdated(worker)) {
          retire(worker.pid());
        } else {
          count++;
          idle = idle == null ? worker : idle;
        }
      }
      if (idle != null) {
        return take(idle, service, idle.pid() == known);
      }
      if (service.processLimit() == 0 || count < service.processLimit()) {
        return spawn(service);
      }
      changed.awaitUntil(machine.scheduler().nanos() + 1_000_000_000L);
    }
  }

  /** Whether a process holds a table that was written since; it says so, and exits. */
  private boolean outdated(Worker worker) {
    Daemon daemon = daemons.get(worker.pid());
    String table = daemon == null ? null : daemon.tables().changed();
    if (daemon != null && table != null) {
      daemon.log().info("table " + table + " has changed -- restarting");
    }
    return table != null;
  }

  private Daemon take(Worker worker, MasterService service, boolean again) throws ServiceException {
    busy.merge(worker.pid(), 1, Integer::sum);
    long now = machine.scheduler().nanos();
    if (!again) {
      state(state().with(worker.usedAt(now)));
    } else if (worker.lastUsed() < now) {
      state(state().with(worker.seenAt(now)));
    }
    Daemon daemon = daemons.get(worker.pid());
    return daemon == null ? start(worker, service) : daemon;
  }

  private Daemon spawn(MasterService service) throws ServiceException {
    machine.scheduler().work(SPAWN_COST);
    MasterState state = state();
    String mainCf;
    try {
      mainCf = machine.root().text(state.directory() + "/main.cf");
    } catch (DiskException e) {
      mainCf = state.mainCf();
    }
    String user = service.unprivileged() ? "postfix" : "root";
    int pid = machine.processes().settle(state.pid(), user, commandLine(service), Master.ID);
    long now = machine.scheduler().nanos();
    Worker worker = new Worker(pid, service.id(), state.generation(), mainCf, now, 1);
    state(state.with(worker));
    busy.merge(pid, 1, Integer::sum);
    for (int i = 0; i < OTHERS_GO_ON; i++) {
      machine.scheduler().yieldNow();
    }
    return start(worker, service);
  }

  private Daemon start(Worker worker, MasterService service) throws ServiceException {
    MasterState state = state();
    MailLog masterLog = masterLog();
    String path = path(worker, service);
    DaemonProgram program = null;
    try {
      program = program(path);
      if (program == null) {
        // the child has not got a name of its own yet
        new MailLog(machine, "master", worker.pid(), "mail", "")
            .fatal("master_spawn: exec " + path + ": " + missing(path));
        machine.scheduler().sleep(LAST_BREATH);
        throw failed(worker, service, path, masterLog);
      }
      PostfixConfig config = config(state.directory(), worker.mainCf(), service);
      Daemon daemon = new Daemon(this, agent(worker.pid()), service, program, config);
      daemons.put(worker.pid(), daemon);
      config.mainCf().warnings().forEach(daemon.log()::warning);
      ConfigCheck.daemon(config, program.name());
      program.start(daemon);
      if (worker.uses() <= 1) {
        lockFile(service, config);
      }
      return daemon;
    } catch (PostfixFatal fatal) {
      Daemon daemon = daemons.get(worker.pid());
      if (daemon != null) {
        daemon.log().fatal(fatal);
      } else if (program != null) {
        new MailLog(machine, "postfix/" + program.name(), worker.pid(), "mail", "").fatal(fatal);
      }
      machine.scheduler().sleep(LAST_BREATH);
      throw failed(worker, service, path, masterLog);
    }
  }

  private ServiceException failed(
      Worker worker, MasterService service, String path, MailLog masterLog) {
    end(worker.pid());
    machine.scheduler().work(SPAWN_COST);
    masterLog.warning("process " + path + " pid " + worker.pid() + " exit status 1");
    if (worker.uses() <= 1) {
      masterLog.warning(path + ": bad command startup -- throttling");
      state(state().throttle(service.id(), machine.scheduler().nanos() + THROTTLE));
    }
    return new ServiceException(service.id(), true);
  }

  /**
   * A process gives up: it says why, waits a second as all do lest they fail too fast, and exits.
   */
  public void fatal(Daemon daemon, PostfixFatal fatal) {
    fatal(daemon, fatal, () -> {});
  }

  /** The same; {@code peer} is what who talks to it does when the connection breaks. */
  public void fatal(Daemon daemon, PostfixFatal fatal, Runnable peer) {
    daemon.log().fatal(fatal);
    machine.scheduler().sleep(LAST_BREATH);
    peer.run();
    died(daemon);
  }

  /** The process has said why it gives up: it exits, and the master notices. */
  public void died(Daemon daemon) {
    MasterState state = state();
    Worker worker = state.workers().get(daemon.pid());
    if (worker != null) {
      String path = daemon.config().get("daemon_directory") + "/" + daemon.service().command();
      failed(worker, daemon.service(), path, masterLog());
      changed.signalAll();
    }
  }

  private @Nullable DaemonProgram program(String path) {
    try {
      String id = Programs.id(machine.root().read(path));
      boolean executable = (machine.root().stat(path).mode() & 0111) != 0;
      return id == null || !executable ? null : master().program(id);
    } catch (DiskException e) {
      return null;
    }
  }

  private String missing(String path) {
    return machine.root().exists(path) ? "Permission denied" : "No such file or directory";
  }

  MailLog masterLog() {
    return masterLog(state().pid());
  }

  private MailLog masterLog(int pid) {
    MasterState state = state();
    return MailLog.of(machine, config(state.directory(), state.mainCf(), null), "master", pid);
  }

  private void lockFile(MasterService service, PostfixConfig config) {
    if (service.processLimit() == 1
        || Set.of("trivial-rewrite", "proxymap").contains(service.program())) {
      return;
    }
    String path = config.get("queue_directory") + "/pid/" + service.type() + "." + service.name();
    try {
      if (!machine.root().exists(path)) {
        machine.root().write(path, new byte[0], 0600);
      }
    } catch (DiskException e) {
      // a lock that cannot be made is not missed: there is one process at a time
    }
  }

  private static String commandLine(MasterService service) {
    StringBuilder line = new StringBuilder(service.command());
    line.append(service.processLimit() == 1 ? " -l" : service.processLimit() == 0 ? " -z" : "");
    if (!service.program().equals(service.name())) {
      line.append(" -n ").append(service.name());
    }
    line.append(" -t ").append(service.type());
    line.append(service.unprivileged() ? " -u" : "").append(service.chroot() ? " -c" : "");
    if (service.type().equals("inet") && service.processLimit() > 1) {
      line.append(" -o stress=");
      line.append(service.name().contains(":") ? "" : " -s 2");
    }
    service.arguments().forEach(argument -> line.append(' ').append(argument));
    return line.toString();
  }

  private static boolean resident(MasterService service) {
    return service.processLimit() == 1 && (service.wakeup() > 0);
  }

  private final IdentityHashMap<MasterService, Long> idleTimes = new IdentityHashMap<>();
  private String idleTimesOf = ""; // the main.cf that they are from

  private long maxIdle(MasterService service) {
    MasterState state = state();
    if (state.mainCf() != idleTimesOf) { // the same text: nothing has been read since
      idleTimes.clear();
      idleTimesOf = state.mainCf();
    }
    return idleTimes.computeIfAbsent(
        service,
        one -> {
          try {
            return config(state.directory(), state.mainCf(), one).seconds("max_idle")
                * 1_000_000_000L;
          } catch (PostfixFatal e) {
            return 100_000_000_000L;
          }
        });
  }

  /** The process of a service that has but one, if it is at work now. */
  private @Nullable Daemon single(String id) {
    MasterState state = state();
    MasterService service = state.service(id);
    if (service == null || service.processLimit() != 1) {
      return null;
    }
    for (Worker worker : state.workers().values()) {
      if (worker.service().equals(id)
          && worker.generation() == state.generation()
          && busy.containsKey(worker.pid())) {
        return daemons.get(worker.pid());
      }
    }
    return null;
  }

  /** A process goes on working after it was released, until it is released once more. */
  public void hold(Daemon daemon) {
    busy.merge(daemon.pid(), 1, Integer::sum);
  }

  /** Gives a process back that was acquired. */
  public void release(Daemon daemon) {
    Integer times = busy.get(daemon.pid());
    if (times != null && times > 1) {
      busy.put(daemon.pid(), times - 1);
    } else if (times != null) {
      busy.remove(daemon.pid());
      Worker worker = state().workers().get(daemon.pid());
      if (worker != null) {
        long now = machine.scheduler().nanos();
        if (worker.generation() != state().generation()) {
          retire(worker.pid());
        } else if (!resident(daemon.service())) {
          if (worker.uses() >= maxUse(daemon.config())) {
            retire(worker.pid());
          } else {
            reapAt(now + maxIdle(daemon.service()) + 1_000_000);
          }
        }
      }
      changed.signalAll();
    }
  }

  private static int maxUse(PostfixConfig config) {
    try {
      return config.integer("max_use");
    } catch (PostfixFatal e) {
      return 100;
    }
  }

  private boolean reaperSet;

  private void reapAt(long at) {
    if (!reaperSet) {
      reaperSet = true;
      machine.alarm(new io.chapar.host.Alarm(Master.ID, "reap", at));
    }
  }

  /** Ends the processes that have been idle for too long. */
  void reap() {
    reaperSet = false;
    long now = machine.scheduler().nanos();
    long next = Long.MAX_VALUE;
    MasterState state = state();
    for (Worker worker : state.workers().values()) {
      MasterService service = state.service(worker.service());
      if (service == null || busy.containsKey(worker.pid()) || resident(service)) {
        continue;
      }
      long due = worker.lastUsed() + maxIdle(service);
      if (due <= now) {
        retire(worker.pid());
      } else {
        next = Math.min(next, due + 1_000_000);
      }
    }
    if (next != Long.MAX_VALUE) {
      reapAt(next);
    }
  }

  /** Ends the idle processes of an older configuration; the busy ones go when they are done. */
  void retireOld() {
    MasterState state = state();
    for (Worker worker : state.workers().values()) {
      Daemon daemon = daemons.get(worker.pid());
      if (daemon != null && worker.generation() != state.generation()) {
        daemon.program().outdated(daemon);
      }
    }
    for (Worker worker : state.workers().values()) {
      if (worker.generation() != state.generation() && !busy.containsKey(worker.pid())) {
        retire(worker.pid());
      }
    }
  }

  /** Has an idle process exit. */
  private void retire(int pid) {
    Worker worker = state().workers().get(pid);
    if (worker != null) {
      try {
        Daemon daemon = daemons.get(pid);
        if (daemon == null) {
          daemon = revive(worker);
        }
        if (daemon != null) {
          daemon.program().stop(daemon);
        }
      } catch (PostfixFatal e) {
        // what it would have said, it cannot say
      }
    }
    end(pid);
  }

  /** A process that was at work before the host was copied, as it was; null: it cannot be. */
  private @Nullable Daemon revive(Worker worker) {
    MasterState state = state();
    MasterService service = state.service(worker.service());
    if (service == null) {
      return null;
    }
    DaemonProgram program = program(path(worker, service));
    PostfixConfig config = config(state.directory(), worker.mainCf(), service);
    return program == null ? null : new Daemon(this, agent(worker.pid()), service, program, config);
  }

  private String path(Worker worker, MasterService service) {
    return config(state().directory(), worker.mainCf(), null).get("daemon_directory")
        + "/"
        + service.command();
  }

  /** Ends a process. */
  private void end(int pid) {
    machine.processes().unsettle(pid);
    state(state().without(pid));
    busy.remove(pid);
    Daemon daemon = daemons.remove(pid);
    if (daemon != null) {
      daemon.end();
    }
  }

  /** Ends a process with all it is doing: its connections are cut. */
  void kill(int pid) {
    end(pid);
    List<SimSocket> open = sessions.remove(pid);
    if (open != null) {
      new ArrayList<>(open).forEach(SimSocket::close);
    }
    List<Task> running = tasks.remove(pid);
    if (running != null) {
      new ArrayList<>(running).forEach(task -> task.interrupt(new DaemonEndedException()));
    }
    changed.signalAll();
  }

  /** Ends all processes. */
  void killAll() {
    for (Worker worker : state().workers().values()) {
      kill(worker.pid());
    }
    busy.clear();
    daemons.clear();
    parts.clear();
    reaperSet = false;
  }

  // ---- work

  /** Runs work in a task of its own in the name of a process; ends with it. */
  public void start(Daemon daemon, String name, Runnable work) {
    Task[] self = new Task[1];
    self[0] =
        machine
            .scheduler()
            .start(
                name,
                () -> {
                  try {
                    work.run();
                  } catch (DaemonEndedException ended) {
                    // the process was killed
                  } finally {
                    List<Task> mine = tasks.get(daemon.pid());
                    if (mine != null) {
                      mine.remove(self[0]);
                    }
                  }
                });
    tasks.computeIfAbsent(daemon.pid(), k -> new ArrayList<>()).add(self[0]);
  }

  /** Serves a client of an inet service; a service that cannot start lets it wait. */
  void serve(String id, SimSocket socket) {
    while (up() && !socket.isClosed()) {
      Daemon daemon;
      try {
        daemon = acquire(id);
      } catch (ServiceException e) {
        if (!has(id)) {
          return;
        }
        if (socket.incoming().exhausted()) {
          return;
        }
        Long until = state().throttled().get(id);
        long deadline =
            until == null ? machine.scheduler().nanos() + 1_000_000_000L : until + 1_000_000;
        while (machine.scheduler().nanos() < deadline && up() && !socket.incoming().exhausted()) {
          if (!socket.incoming().awaitChange(deadline)) {
            break;
          }
        }
        continue;
      }
      sessions.computeIfAbsent(daemon.pid(), k -> new ArrayList<>()).add(socket);
      try {
        daemon.program().serve(daemon, socket);
      } catch (DaemonEndedException ended) {
        // the process was killed
      } catch (PostfixFatal fatal) {
        fatal(daemon, fatal);
      } finally {
        List<SimSocket> open = sessions.get(daemon.pid());
        if (open != null) {
          open.remove(socket);
        }
        release(daemon);
      }
      return;
    }
  }

  /** Whether a service is in master.cf and is not being left alone after a failure. */
  public boolean usable(String id) {
    Long until = state().throttled().get(id);
    return has(id) && (until == null || until <= machine.scheduler().nanos());
  }

  /**
   * Wakes a service that is triggered: pickup, qmgr, flush. Does nothing if it cannot run. Its one
   * process looks after all it is told of at once, so it is never too busy.
   */
  public void trigger(String id, String what) {
    try {
      Daemon daemon = single(id);
      boolean mine = daemon == null;
      if (daemon == null) {
        daemon = acquire(id);
      }
      try {
        daemon.program().trigger(daemon, what);
      } catch (DaemonEndedException ended) {
        // the process was killed
      } catch (PostfixFatal fatal) {
        fatal(daemon, fatal);
      } finally {
        if (mine) {
          release(daemon);
        }
      }
    } catch (ServiceException e) {
      // whoever triggers does not hear of it
    }
  }
}

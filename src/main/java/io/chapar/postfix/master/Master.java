package io.chapar.postfix.master;

import io.chapar.disk.Body;
import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Account;
import io.chapar.host.Alarm;
import io.chapar.host.Group;
import io.chapar.host.Listener;
import io.chapar.host.Machine;
import io.chapar.host.Resident;
import io.chapar.host.Service;
import io.chapar.host.Signal;
import io.chapar.net.SimSocket;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.MasterService;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.text.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * The master daemon: opens the sockets of master.cf, wakes services at their times, and answers to
 * signals. Its state is a {@link MasterState}.
 */
public final class Master implements Service {
  /** Its id as a service of the host. */
  public static final String ID = "postfix";

  /** The version that this Postfix is. */
  public static final String VERSION = "3.7.11";

  private static final String SCREAM = "reap";

  private final Map<String, DaemonProgram> programs = new HashMap<>();

  /** A master over these executables, by the name that their files carry. */
  public Master(List<DaemonProgram> programs) {
    programs.forEach(program -> this.programs.put(programId(program.name()), program));
  }

  /** The id that the file of a daemon carries. */
  public static String programId(String daemon) {
    return "postfix-daemon-" + daemon;
  }

  @Nullable DaemonProgram program(String id) {
    return programs.get(id);
  }

  @Override
  public String id() {
    return ID;
  }

  // ---- commands

  /**
   * Starts the mail system.
   *
   * @return whether it runs now; why not is in the log
   */
  public static boolean start(Machine machine, String directory) {
    MailSystem system = MailSystem.of(machine);
    if (system.up()) {
      return false;
    }
    int pid = machine.processes().settle(1, "root", "/usr/lib/postfix/sbin/master -w", ID);
    MailLog log = new MailLog(machine, "postfix/master", pid, "mail", "");
    try {
      String mainCf = machine.root().text(directory + "/main.cf");
      PostfixConfig config = system.config(directory, mainCf, null);
      log = MailLog.of(machine, config, "master", pid);
      List<MasterService> services = services(machine, config, directory, log);
      String interfaces = config.get("inet_interfaces");
      machine.scheduler().work(2_000_000);
      writePid(machine, config, pid);
      MasterState state =
          new MasterState(
              pid,
              directory,
              mainCf,
              interfaces,
              config.get("inet_protocols"),
              services,
              system.state().generation() + 1,
              TreePMap.empty(),
              HashTreePMap.empty());
      open(machine, config, services, state);
      system.state(state);
      log.info("daemon started -- version " + VERSION + ", configuration " + directory);
      wakeAll(system, services);
      return true;
    } catch (PostfixFatal fatal) {
      log.fatal(fatal);
    } catch (DiskException e) {
      log.fatal("open " + e.path() + ": " + e.getMessage());
    }
    close(machine);
    machine.processes().unsettle(pid);
    return false;
  }

  /** Stops the mail system at once. */
  public static void stop(Machine machine) {
    MailSystem system = MailSystem.of(machine);
    if (!system.up()) {
      return;
    }
    system.masterLog().info("terminating on signal 15");
    end(machine, system);
  }

  private static void end(Machine machine, MailSystem system) {
    int pid = system.masterPid();
    close(machine);
    MasterState state = system.state();
    system.killAll();
    for (Alarm alarm : machine.alarms()) {
      if (alarm.service().equals(ID)) {
        machine.cancelAlarm(ID, alarm.tag());
      }
    }
    machine.processes().unsettle(pid);
    system.state(
        new MasterState(
            0,
            state.directory(),
            "",
            "",
            "",
            List.of(),
            state.generation(),
            TreePMap.empty(),
            HashTreePMap.empty()));
  }

  /** Reads the configuration anew; a configuration that cannot be used ends the mail system. */
  public static void reload(Machine machine) {
    MailSystem system = MailSystem.of(machine);
    MasterState old = system.state();
    if (!old.up()) {
      return;
    }
    MailLog log = system.masterLog();
    log.info("reload -- version " + VERSION + ", configuration " + old.directory());
    try {
      String mainCf = machine.root().text(old.directory() + "/main.cf");
      PostfixConfig config = system.config(old.directory(), mainCf, null);
      List<MasterService> services = services(machine, config, old.directory(), log);
      if (!config.get("inet_interfaces").equals(old.interfaces())) {
        for (MasterService service : services) {
          if (service.type().equals("inet")) {
            log.warning("service " + service.name() + ": ignoring inet_interfaces change");
            log.warning("to change inet_interfaces, stop and start Postfix");
          }
        }
      }
      String protocols = config.get("inet_protocols");
      if (!protocols.equals(old.protocols())) {
        log.warning("ignoring inet_protocols parameter value change");
        log.warning("old value: \"" + old.protocols() + "\", new value: \"" + protocols + '"');
        log.warning("to change inet_protocols, stop and start Postfix");
      }
      MasterState state =
          new MasterState(
              old.pid(),
              old.directory(),
              mainCf,
              old.interfaces(),
              old.protocols(),
              services,
              old.generation() + 1,
              old.workers(),
              stillThrottled(old, services));
      close(machine);
      open(machine, config, services, state);
      system.state(state);
      system.retireOld();
      wakeAll(system, services);
    } catch (PostfixFatal fatal) {
      log.fatal(fatal);
      end(machine, system);
    } catch (DiskException e) {
      log.fatal("open " + e.path() + ": " + e.getMessage());
      end(machine, system);
    }
  }

  /** A service that failed to start is left alone for its minute whatever master.cf says now. */
  private static PMap<String, Long> stillThrottled(MasterState old, List<MasterService> services) {
    PMap<String, Long> still = HashTreePMap.empty();
    for (MasterService service : services) {
      Long until = old.throttled().get(service.id());
      if (until != null) {
        still = still.plus(service.id(), until);
      }
    }
    return still;
  }

  private static List<MasterService> services(
      Machine machine, PostfixConfig config, String directory, MailLog log) throws DiskException {
    String path = directory + "/master.cf";
    List<String> warnings = new ArrayList<>();
    List<MasterService> services =
        MasterService.parse(new Source(path, machine.root().text(path)), config, warnings);
    config.mainCf().warnings().forEach(log::warning);
    warnings.forEach(log::warning);
    return distinct(machine, config, services, log);
  }

  /** Of the services on one port, or with one socket, the last counts. */
  private static List<MasterService> distinct(
      Machine machine, PostfixConfig config, List<MasterService> services, MailLog log) {
    Map<String, MasterService> byPlace = new LinkedHashMap<>();
    for (MasterService service : services) {
      String name = service.name();
      int colon = name.lastIndexOf(':');
      boolean inet = service.type().equals("inet");
      int port = inet ? InetServices.port(machine, config, name.substring(colon + 1)) : 0;
      String place =
          inet
              ? name.substring(0, colon + 1) + (port < 0 ? name.substring(colon + 1) : port)
              : (service.isPrivate() ? "private/" : "public/") + name;
      MasterService before = byPlace.put(service.type() + " " + place, service);
      if (before != null) {
        log.warning(
            "duplicate master.cf entry for service \""
                + before.name()
                + "\" ("
                + place
                + ") -- using the last entry");
      }
    }
    return List.copyOf(byPlace.values());
  }

  private static void writePid(Machine machine, PostfixConfig config, int pid)
      throws DiskException {
    Files files = machine.root();
    String line = String.format("%32d%n", pid).replace("\r", "");
    String queue = config.get("queue_directory");
    if (!files.isDirectory(queue)) {
      throw new PostfixFatal("chdir " + queue + ": No such file or directory");
    }
    if (!files.isDirectory(queue + "/pid")) {
      throw new PostfixFatal(
          "open lock file pid/master.pid: unable to open the lock file: No such file or directory");
    }
    files.write(queue + "/pid/master.pid", line, 0600);
    String lock = config.get("data_directory") + "/master.lock";
    boolean fresh = !files.exists(lock);
    if (!files.isDirectory(config.get("data_directory"))) {
      throw new PostfixFatal(
          "open lock file " + lock + ": unable to create the lock file: No such file or directory");
    }
    files.write(lock, line, 0600);
    Account owner = machine.users().named(config.get("mail_owner"));
    if (fresh && owner != null) {
      files.chown(lock, owner.uid(), owner.gid(), false);
    }
  }

  // ---- sockets

  private static void open(
      Machine machine, PostfixConfig config, List<MasterService> services, MasterState state) {
    InetServices inet = new InetServices(machine, config, state.interfaces(), state.protocols());
    for (MasterService service : services) {
      if (service.type().equals("inet")) {
        for (InetServices.Address address : inet.addresses(service)) {
          Listener listener =
              new Listener(
                  ID, address.host(), address.port(), service.id(), state.pid(), "master", true);
          try {
            machine.listen(listener);
          } catch (IOException e) {
            throw new PostfixFatal(
                "bind " + address.host() + " port " + address.port() + ": " + e.getMessage());
          }
        }
      } else {
        socketFile(machine, config, service);
      }
    }
  }

  /** Local sockets are only places: the daemons of one mail system reach each other without. */
  private static void socketFile(Machine machine, PostfixConfig config, MasterService service) {
    String path =
        config.get("queue_directory")
            + (service.isPrivate() ? "/private/" : "/public/")
            + service.name();
    Files files = machine.root();
    Account owner = machine.users().named(config.get("mail_owner"));
    String directory = path.substring(0, path.lastIndexOf('/'));
    if (owner != null
        && files.isDirectory(directory)
        && !machine.disk().as(machine.users().credentials(owner)).may(directory, 3)) {
      String socket = path.substring(config.get("queue_directory").length() + 1);
      throw new PostfixFatal("remove " + socket + ": Permission denied");
    }
    try {
      Inode there = files.peek(path);
      if (there != null) {
        files.unlink(path);
      }
      files.mknod(path, 0666, new Body.Special(Body.Kind.SOCKET, ""));
      Group group =
          machine.users().group(service.isPrivate() ? "postfix" : config.get("setgid_group"));
      files.chown(path, owner == null ? 0 : owner.uid(), group == null ? 0 : group.gid(), false);
    } catch (DiskException e) {
      throw new PostfixFatal("bind: " + path + ": " + e.getMessage());
    }
  }

  private static void close(Machine machine) {
    for (Listener listener : machine.listeners()) {
      if (listener.service().equals(ID)) {
        machine.unlisten(listener);
      }
    }
  }

  // ---- timers

  private static void wakeAll(MailSystem system, List<MasterService> services) {
    Machine machine = system.machine();
    for (MasterService service : services) {
      if (service.wakeup() > 0 && !service.wakeIfUsed()) {
        machine.alarm(new Alarm(ID, "wake " + service.id(), machine.scheduler().nanos() + 500_000));
      }
    }
  }

  @Override
  public void alarm(Machine machine, Alarm alarm) {
    MailSystem system = MailSystem.of(machine);
    if (alarm.tag().equals(SCREAM)) {
      system.reap();
      return;
    }
    if (alarm.tag().startsWith("wake ")) {
      String id = alarm.tag().substring(5);
      MasterService service = system.state().service(id);
      if (service != null && service.wakeup() > 0) {
        long next = machine.scheduler().nanos() + service.wakeup() * 1_000_000_000L;
        machine.alarm(new Alarm(ID, alarm.tag(), next));
        system.trigger(id, "wakeup");
      }
      return;
    }
    int blank = alarm.tag().indexOf(' ');
    if (blank > 0) {
      system.trigger(alarm.tag().substring(0, blank), alarm.tag().substring(blank + 1));
    }
  }

  // ---- clients and signals

  @Override
  public void connected(Machine machine, Listener listener, SimSocket socket) {
    MailSystem.of(machine).serve(listener.tag(), socket);
  }

  @Override
  public void signal(Machine machine, Resident resident, Signal signal) {
    MailSystem system = MailSystem.of(machine);
    if (resident.pid() == system.masterPid()) {
      switch (signal) {
        case HUP -> reload(machine);
        case TERM, INT, QUIT -> stop(machine);
        default -> {
          if (signal.action() == Signal.Action.TERMINATE) {
            end(machine, system);
          }
        }
      }
      return;
    }
    Worker worker = system.state().workers().get(resident.pid());
    if (worker != null && signal.action() == Signal.Action.TERMINATE && signal != Signal.HUP) {
      MasterService service = system.state().service(worker.service());
      system.kill(resident.pid());
      String command = service == null ? "" : service.command();
      system
          .masterLog()
          .warning(
              "process /usr/lib/postfix/sbin/"
                  + command
                  + " pid "
                  + resident.pid()
                  + " killed by signal "
                  + signal.number());
      if (service != null && service.wakeup() > 0 && !service.wakeIfUsed()) {
        machine.alarm(
            new Alarm(ID, "wake " + service.id(), machine.scheduler().nanos() + 1_000_000));
      }
    }
  }
}

package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.host.Alarm;
import io.chapar.host.Listener;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Resident;
import io.chapar.host.Service;
import io.chapar.host.Signal;
import io.chapar.host.Syslog;
import io.chapar.net.SimSocket;
import java.io.IOException;

/** rsyslogd(8) as a process: what it writes and where, {@link Syslog} knows. */
final class SyslogDaemon implements Program, Service {
  static final String ID = "rsyslog";
  private static final String PID_FILE = "/run/rsyslogd.pid";
  private static final String COMMAND = "/usr/sbin/rsyslogd -n -iNONE";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int run(Process p) throws IOException {
    if (!p.credentials().root()) {
      return p.fail(
          1,
          "run failed with error -3000 (see rsyslog.h or try https://www.rsyslog.com/e/3000 to learn what that number means)");
    }
    Resident other = running(p.machine());
    if (other != null) {
      return p.fail(
          1,
          "pidfile '"
              + PID_FILE
              + "' and pid "
              + other.pid()
              + " already exist.\nIf you want to run multiple instances of rsyslog, you need to specify different pid files for them (-i option).");
    }
    start(p.machine());
    say(p.machine(), "start");
    return 0;
  }

  /** Whether it runs: its entry in the process table. */
  static @org.jspecify.annotations.Nullable Resident running(Machine machine) {
    return machine.processes().residents().values().stream()
        .filter(r -> r.service().equals(ID))
        .findFirst()
        .orElse(null);
  }

  static void start(Machine machine) throws DiskException {
    int pid = machine.processes().settle(1, "root", COMMAND, ID);
    machine.root().write(PID_FILE, pid + "\n", 0644);
    machine.memory().put(Syslog.STOPPED, false);
  }

  private static void say(Machine machine, String what) {
    Resident self = running(machine);
    machine
        .syslog()
        .log(
            "syslog",
            Syslog.Severity.INFO,
            "rsyslogd",
            0,
            "[origin software=\"rsyslogd\" swVersion=\"8.2302.0\" x-pid=\""
                + (self == null ? 0 : self.pid())
                + "\" x-info=\"https://www.rsyslog.com\"] "
                + what);
  }

  @Override
  public void signal(Machine machine, Resident resident, Signal signal) {
    if (signal == Signal.HUP) {
      say(machine, "rsyslogd was HUPed");
      return;
    }
    if (signal.action() != Signal.Action.TERMINATE) {
      return;
    }
    if (signal != Signal.KILL) {
      say(machine, "exiting on signal " + signal.number() + ".");
    }
    machine.processes().unsettle(resident.pid());
    machine.memory().put(Syslog.STOPPED, true);
    try {
      if (signal != Signal.KILL) {
        machine.root().unlink(PID_FILE);
      }
    } catch (DiskException e) {
      // somebody removed it before
    }
  }

  @Override
  public void connected(Machine machine, Listener listener, SimSocket socket) {}

  @Override
  public void alarm(Machine machine, Alarm alarm) {}
}

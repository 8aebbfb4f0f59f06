package io.chapar.host;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * The process table of a host: the processes that run, and the {@link Resident} daemons, which are
 * data.
 */
public final class Processes {
  private static final int LIMIT = 512; // live processes, each of which may hold a thread
  private static final Memory.Key<Integer> LAST_PID = new Memory.Key<>("host.pid", 300);
  private static final Memory.Key<TreePMap<Integer, Resident>> RESIDENTS =
      new Memory.Key<>("host.residents", TreePMap.empty());

  private final Machine machine;
  private final TreeMap<Integer, Process> live = new TreeMap<>();

  Processes(Machine machine) {
    this.machine = machine;
  }

  int nextPid() {
    int pid = machine.memory().get(LAST_PID);
    do {
      pid = pid >= 4_194_303 ? 301 : pid + 1;
    } while (live.containsKey(pid) || residents().containsKey(pid));
    machine.memory().put(LAST_PID, pid);
    return pid;
  }

  void add(Process process) {
    live.put(process.pid(), process);
  }

  void remove(Process process) {
    live.remove(process.pid());
  }

  void checkLimit() throws DiskException {
    if (live.size() >= LIMIT) {
      throw new DiskException(Errno.EAGAIN, "");
    }
  }

  /** The processes that run now, by pid. */
  public List<Process> live() {
    return new ArrayList<>(live.values());
  }

  /** The running process with this pid, or null. */
  public @Nullable Process live(int pid) {
    return live.get(pid);
  }

  /** The daemons, by pid. */
  public TreePMap<Integer, Resident> residents() {
    return machine.memory().get(RESIDENTS);
  }

  /** Enters a daemon under a new pid, which is returned. */
  public int settle(int ppid, String user, String command, String service) {
    int pid = nextPid();
    Resident resident =
        new Resident(pid, ppid, user, command, service, machine.scheduler().nanos());
    machine.memory().put(RESIDENTS, residents().plus(pid, resident));
    return pid;
  }

  /** Enters a daemon under the pid it names: what is there from the start of a host. */
  public void settle(Resident resident) {
    machine.memory().put(RESIDENTS, residents().plus(resident.pid(), resident));
  }

  /** Strikes a daemon off. */
  public void unsettle(int pid) {
    machine.memory().put(RESIDENTS, residents().minus(pid));
  }

  /** Sends a signal to the process or daemon with this pid; false if there is none. */
  public boolean signal(int pid, Signal signal) {
    Process process = live.get(pid);
    if (process != null) {
      process.signal(signal);
      return true;
    }
    Resident resident = residents().get(pid);
    if (resident == null) {
      return false;
    }
    machine.deliver(resident, signal);
    return true;
  }

  /** kill(2) as {@code sender} may use it; ESRCH, EPERM. A null signal only asks. */
  public void kill(Process sender, int pid, @Nullable Signal signal) throws DiskException {
    Process process = live.get(pid);
    Resident resident = residents().get(pid);
    if (process == null && resident == null) {
      throw new DiskException(Errno.ESRCH, Integer.toString(pid));
    }
    int mine = sender.credentials().uid();
    int owner = process == null ? uid(resident) : process.realUid();
    if (mine != 0 && sender.realUid() != owner && mine != owner) {
      throw new DiskException(Errno.EPERM, Integer.toString(pid));
    }
    if (signal != null) {
      signal(pid, signal);
    }
  }

  private int uid(@Nullable Resident resident) {
    Account account = resident == null ? null : machine.users().named(resident.user());
    return account == null ? 0 : account.uid();
  }

  /** Sends a signal to every process of a group; false if there is none. */
  public boolean signalGroup(int group, Signal signal) {
    List<Process> members = live().stream().filter(p -> p.group() == group).toList();
    members.forEach(p -> p.signal(signal));
    return !members.isEmpty();
  }
}

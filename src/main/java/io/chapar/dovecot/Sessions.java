package io.chapar.dovecot;

import io.chapar.host.Machine;
import io.chapar.host.Memory;
import io.chapar.host.Process;
import io.chapar.host.Signal;
import java.util.ArrayList;
import java.util.List;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * What the anvil process knows: who is logged in, from where, through which process. An entry whose
 * process is gone (a session is not part of a host that is copied) counts for nothing.
 */
public final class Sessions {
  /** One login. */
  public record Session(int pid, String user, String service, String rip, String lip) {}

  private static final Memory.Key<TreePMap<Integer, Session>> ALL =
      new Memory.Key<>("dovecot.sessions", TreePMap.empty());

  /** How many processes of a service there have been since the start. */
  public static final Memory.Key<TreePMap<String, Integer>> TOTALS =
      new Memory.Key<>("dovecot.totals", TreePMap.empty());

  private Sessions() {}

  /** Counts a process of a service. */
  public static void count(Machine machine, String service) {
    machine
        .memory()
        .update(
            TOTALS,
            (TreePMap<String, Integer> all) -> all.plus(service, all.getOrDefault(service, 0) + 1));
  }

  /** Those who are logged in now, in the order of their processes. */
  public static List<Session> list(Machine machine) {
    List<Session> live = new ArrayList<>();
    for (Session session : machine.memory().get(ALL).values()) {
      if (machine.processes().live(session.pid()) != null) {
        live.add(session);
      }
    }
    return live;
  }

  /** Enters a login. */
  public static void add(Machine machine, Session session) {
    machine.memory().update(ALL, all -> all.plus(session.pid(), session));
  }

  /** Strikes it off. */
  public static void remove(Machine machine, int pid) {
    machine.memory().update(ALL, (TreePMap<Integer, Session> all) -> all.minus(pid));
  }

  /** How many sessions a user has from an address over a service. */
  public static long count(Machine machine, String user, String service, String rip) {
    return list(machine).stream()
        .filter(s -> s.user().equals(user) && s.service().equals(service) && s.rip().equals(rip))
        .count();
  }

  /** Ends all of them. */
  public static void shutdown(Machine machine) {
    for (Session session : list(machine)) {
      kick(machine, session);
    }
  }

  /** Ends one. */
  public static void kick(Machine machine, Session session) {
    Process process = machine.processes().live(session.pid());
    if (process != null) {
      process.signal(Signal.TERM);
    }
  }

  /** All entries, for tests. */
  static PMap<Integer, Session> entries(Machine machine) {
    return machine.memory().get(ALL);
  }
}

package io.chapar.dovecot.auth;

import io.chapar.host.Machine;
import io.chapar.host.Memory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What the anvil process remembers of failed logins, by address: who fails again and again waits
 * before he is even asked. The same wrong password counts once: that is a forgotten mail client.
 */
public final class Penalties {
  /** An address: its penalty, when it last grew and was last noted, and what was tried. */
  private record Penalty(int count, long last, long noted, List<Integer> tried) {}

  private static final Memory.Key<PMap<String, Penalty>> ALL =
      new Memory.Key<>("dovecot.penalties", HashTreePMap.empty());
  private static final int MOST = 4;
  private static final int LONGEST = 15;
  private static final long EXPIRES = 3600;
  private static final int TRIED = 10;

  private final Machine machine;

  Penalties(Machine machine) {
    this.machine = machine;
  }

  private long now() {
    return machine.scheduler().nanos() / 1_000_000_000L;
  }

  private static int seconds(int penalty) {
    return Math.min(2 << penalty, LONGEST);
  }

  /**
   * Lets a client wait for what it did before; the penalty that it has. All that have no address
   * share one.
   */
  int await(String rip) {
    Penalty penalty = machine.memory().get(ALL).get(rip);
    if (penalty == null || now() - penalty.noted() > EXPIRES) {
      return 0;
    }
    int count = penalty.count();
    for (int step = MOST; count > 0 && now() - penalty.last() >= seconds(step); step--) {
      count--;
    }
    if (count > 0) {
      machine.scheduler().sleep(Duration.ofSeconds(seconds(count)));
    }
    return count;
  }

  /** Notes a failure of a client that had waited for {@code before}. */
  void failed(String rip, int before, String user, String password) {
    int check = (password + user).hashCode();
    int value = Math.min(before + 1, MOST);
    machine
        .memory()
        .update(
            ALL,
            all -> {
              Penalty old = all.get(rip);
              List<Integer> tried = new ArrayList<>(old == null ? List.of() : old.tried());
              boolean again = tried.remove((Integer) check);
              tried.add(0, check);
              List<Integer> kept = List.copyOf(tried.subList(0, Math.min(TRIED, tried.size())));
              return all.plus(
                  rip,
                  again && old != null
                      ? new Penalty(value - 1, old.last(), now(), kept)
                      : new Penalty(value, now(), now(), kept));
            });
  }

  /** Forgives a client that had waited and then knew its password. */
  void forgiven(String rip, int before) {
    if (before > 0) {
      machine
          .memory()
          .update(
              ALL,
              all -> {
                Penalty old = all.get(rip);
                return all.plus(
                    rip, new Penalty(0, now(), now(), old == null ? List.of() : old.tried()));
              });
    }
  }

  /** Forgets everything: a new anvil process. */
  static void forget(Machine machine) {
    machine.memory().put(ALL, HashTreePMap.empty());
  }

  /**
   * A line of {@code doveadm penalty}.
   *
   * @param last when the penalty last grew, in seconds
   * @param noted when the address last failed, in seconds
   */
  public record Row(String ip, int penalty, long last, long noted) {}

  /** The addresses that are remembered. */
  public static List<Row> rows(Machine machine) {
    List<Row> rows = new ArrayList<>();
    machine
        .memory()
        .get(ALL)
        .forEach((ip, p) -> rows.add(new Row(ip, p.count(), p.last(), p.noted())));
    rows.sort(java.util.Comparator.comparingLong(Row::noted));
    return rows;
  }
}

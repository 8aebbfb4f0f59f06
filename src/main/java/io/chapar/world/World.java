package io.chapar.world;

import io.chapar.disk.Credentials;
import io.chapar.host.Account;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.net.Dns;
import io.chapar.net.Internet;
import io.chapar.net.Ip;
import io.chapar.net.Stack;
import io.chapar.time.Pace;
import io.chapar.time.Scheduler;
import io.chapar.time.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A small internet with a mail host in its middle: mail.example.com, which the learner administers,
 * its neighbours, and the name service. It is one value: {@link #state} keeps it, {@link #copy}
 * makes a second one that goes its own way.
 */
public final class World implements AutoCloseable {
  private final Distribution distribution;
  private final Scheduler scheduler;
  private final Internet internet;
  private final Machine mail;
  private final Machine mx;

  /**
   * A world at a moment.
   *
   * @param at nanoseconds since the epoch
   */
  public record State(long at, Dns dns, Machine.State mail, Machine.State mx) {}

  private World(Distribution distribution, Instant start, Pace pace, Dns dns) {
    this.distribution = distribution;
    this.scheduler = new Scheduler(start, pace, distribution.threads());
    this.internet = new Internet(scheduler, dns);
    Stack home = internet.attach("mail.example.com", List.of(Ip.of("192.0.2.10")));
    internet.attach("client.example.net", List.of(Ip.of("203.0.113.66")));
    Stack away =
        internet.attach("mx.example.net", List.of(Ip.of("198.51.100.25"), Ip.of("198.51.100.99")));
    this.mail = distribution.machine(scheduler, home);
    this.mx = distribution.machine(scheduler, away);
  }

  /** A fresh world whose chance, and whose time of day, comes from {@code seed}. */
  public static World create(Distribution distribution, long seed) {
    return create(distribution, seed, startOf(seed), start -> Pace.AT_ONCE);
  }

  /** How a world is to follow the wall clock, given the time it starts at. */
  @FunctionalInterface
  public interface PaceFrom {
    /** The pace of a world that starts at {@code start} (nanoseconds since the epoch). */
    Pace pace(long start);
  }

  /** A fresh world that starts at a given time. */
  public static World create(Distribution distribution, long seed, Instant start, PaceFrom pace) {
    long nanos = start.getEpochSecond() * 1_000_000_000L + start.getNano();
    World world = new World(distribution, start, pace.pace(nanos), zones());
    world.mail.restore(distribution.pristine());
    world.mail.seed(seed);
    world.mx.hostname("mx.example.net");
    world.mx.seed(seed ^ 0x6d78);
    Neighbours.open(world.mx);
    return world;
  }

  /** The instant at which a world of this seed starts: an hour of a working day in 2026. */
  public static Instant startOf(long seed) {
    long z = (seed + 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L;
    z ^= z >>> 29;
    long week = Long.remainderUnsigned(z, 40);
    long day = Long.remainderUnsigned(z >>> 8, 5);
    long second = Long.remainderUnsigned(z >>> 16, 8 * 3600);
    long micro = Long.remainderUnsigned(z >>> 32, 1_000_000);
    Instant monday = Instant.parse("2026-02-02T08:00:00Z");
    return monday.plus(Duration.ofDays(week * 7 + day)).plusSeconds(second).plusNanos(micro * 1000);
  }

  private static Dns zones() {
    return new Dns(Ip.of("192.0.2.53"))
        .add(Dns.Type.A, "mail.example.com", 0, "192.0.2.10")
        .add(Dns.Type.A, "mx.example.net", 0, "198.51.100.25")
        .add(Dns.Type.A, "client.example.net", 0, "203.0.113.66")
        .add(Dns.Type.A, "mx.example.org", 0, "198.51.100.99")
        .add(Dns.Type.A, "gateway.isp.example", 0, "198.51.100.25")
        .add(Dns.Type.MX, "example.com", 10, "mail.example.com")
        .add(Dns.Type.MX, "example.net", 10, "mx.example.net")
        .add(Dns.Type.MX, "example.org", 10, "mx.example.org")
        .add(Dns.Type.MX, "lists.example.com", 10, "mail.example.com")
        .add(Dns.Type.MX, "example.edu", 10, "mail.example.com")
        .add(Dns.Type.TXT, "example.com", 0, "v=spf1 mx -all")
        .add(Dns.Type.A, "66.113.0.203.rbl.example", 0, "127.0.0.2");
  }

  /** Its clock and the runner of its tasks. */
  public Scheduler scheduler() {
    return scheduler;
  }

  /** The network between its hosts. */
  public Internet internet() {
    return internet;
  }

  /** The host that the learner administers. */
  public Machine mail() {
    return mail;
  }

  /** The neighbour that takes all mail. */
  public Machine mx() {
    return mx;
  }

  /** What it is made of. */
  public Distribution distribution() {
    return distribution;
  }

  /** The whole of it now. */
  public State state() {
    return new State(scheduler.nanos(), new Dns(internet.dns()), mail.state(), mx.state());
  }

  /**
   * A second world that begins where this one is; what is typed in one does not reach the other.
   */
  public World copy() {
    return of(distribution, state());
  }

  /** A world that begins as {@code state} was. */
  public static World of(Distribution distribution, State state) {
    Instant at = Instant.ofEpochSecond(state.at() / 1_000_000_000L, state.at() % 1_000_000_000L);
    World world = new World(distribution, at, Pace.AT_ONCE, new Dns(state.dns()));
    world.mail.restore(state.mail());
    world.mx.restore(state.mx());
    return world;
  }

  /** Makes the hosts of this world what they were. The clock goes back only if {@code clock}. */
  public void restore(State state, boolean clock) {
    if (clock) {
      scheduler.set(
          Instant.ofEpochSecond(state.at() / 1_000_000_000L, state.at() % 1_000_000_000L));
    }
    internet.dns().become(state.dns());
    mail.restore(state.mail());
    mx.restore(state.mx());
  }

  /**
   * Makes the hosts of this world, and its clock, what they were, while a process of the mail host
   * runs: it, its ancestors, what ran already then and what has started since {@code lately} goes
   * on; all else that runs belongs to a time that has not been, and ends.
   */
  public void rewind(State state, Process keeper, long lately) {
    Set<Task> keep = new HashSet<>();
    for (Process process : mail.processes().live()) {
      Task task = process.task();
      if (task != null
          && (process.started() <= state.at()
              || process.started() >= lately
              || isAbove(process, keeper))) {
        keep.add(task);
      }
    }
    scheduler.endOthers(keep);
    restore(state, true);
  }

  private boolean isAbove(Process process, Process keeper) {
    for (Process at = keeper; at != null; at = mail.processes().live(at.ppid())) {
      if (at == process) {
        return true;
      }
    }
    return false;
  }

  /**
   * The first process of a session of {@code user} on the mail host; null if there is no such user.
   */
  public @Nullable Process session(String user, List<String> args) {
    Account account = mail.users().named(user);
    if (account == null) {
      return null;
    }
    Map<String, String> env = new LinkedHashMap<>();
    env.put("PWD", account.home());
    env.put("LOGNAME", user);
    env.put("TZ", "UTC");
    env.put("HOME", account.home());
    env.put("LANG", "C.UTF-8");
    env.put("TERM", "dumb");
    env.put("USER", user);
    boolean root = account.uid() == Credentials.ROOT.uid();
    env.put(
        "PATH",
        root
            ? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
            : "/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games");
    String home = mail.root().isDirectory(account.home()) ? account.home() : "/";
    return mail.process(args, env, home, mail.users().credentials(account));
  }

  @Override
  public void close() {
    scheduler.close();
  }
}

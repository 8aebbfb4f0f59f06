package io.chapar.host;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What clients gave when they logged in, so that it can be tried again on a copy of the host: the
 * memory beside {@link Decisions#LOGIN}. It is never shown. The old is forgotten.
 *
 * @param byRun the last attempt of each connection, by the run of its decisions
 * @param order the runs, oldest first
 */
public record LoginAttempts(PMap<String, Attempt> byRun, PVector<String> order) {
  private static final int MOST = 100;
  private static final Memory.Key<LoginAttempts> KEY =
      new Memory.Key<>("host.logins", new LoginAttempts(HashTreePMap.empty(), TreePVector.empty()));

  /**
   * One of them.
   *
   * @param service imap, pop3, smtp, doveadm, …
   * @param rip the client's address; empty: none
   * @param port that it connected to; 0: not known
   * @param tls whether what came was encrypted
   * @param password empty: it was not sent as such
   */
  public record Attempt(
      String service,
      String mechanism,
      String rip,
      int port,
      boolean tls,
      String login,
      String password) {}

  /** Keeps one. */
  public static void keep(Machine machine, String run, Attempt attempt) {
    LoginAttempts now = machine.memory().get(KEY);
    PVector<String> order = now.order().minus(run).plus(run);
    PMap<String, Attempt> byRun = now.byRun().plus(run, attempt);
    while (order.size() > MOST) {
      byRun = byRun.minus(order.get(0));
      order = order.minus(0);
    }
    machine.memory().put(KEY, new LoginAttempts(byRun, order));
  }

  /** That of a run; null: none is remembered. */
  public static @Nullable Attempt of(Machine machine, String run) {
    return machine.memory().get(KEY).byRun().get(run);
  }
}

package io.chapar.postfix.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What the queue manager knows of one destination of one transport: how many deliveries it bears at
 * a time, which falls with failures, and whether it is given a rest.
 */
final class Destination {
  private final int limit;
  private double window;
  private double failedCohorts;
  private int busy;
  private long restUntil;
  private @Nullable Dsn trouble;
  final Deque<ActiveQueue.Job> waiting = new ArrayDeque<>();

  Destination(int initial, int limit) {
    this.window = limit > 0 ? Math.min(initial, limit) : initial;
    this.limit = limit;
  }

  boolean free() {
    return busy < Math.max(1, (int) window);
  }

  void begin() {
    busy++;
  }

  void end() {
    busy--;
  }

  boolean idle() {
    return busy == 0 && waiting.isEmpty();
  }

  void succeeded() {
    failedCohorts = 0;
    if (limit == 0 || window < limit) {
      window += 1 / Math.max(1, window);
    }
  }

  /** A delivery failed for the whole destination. */
  void failed(Dsn why, int cohortLimit, long now, long rest) {
    failedCohorts += 1 / Math.max(1, window);
    if (cohortLimit > 0 && failedCohorts >= cohortLimit) {
      trouble = why;
      restUntil = now + rest;
      return;
    }
    window = Math.max(1, window - 1);
  }

  /** Why no delivery is tried now; null: one may be. */
  @Nullable Dsn resting(long now) {
    if (trouble != null && now >= restUntil) {
      wake();
    }
    return trouble;
  }

  void wake() {
    trouble = null;
    failedCohorts = 0;
    window = Math.max(1, window);
  }
}

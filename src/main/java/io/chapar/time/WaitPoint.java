package io.chapar.time;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Where tasks wait for something to come true: the condition variable of the house. Waiters are
 * woken in the order of their arrival. As with any condition variable the caller tests its
 * condition in a loop.
 */
public final class WaitPoint {
  private final Scheduler scheduler;
  private final ArrayDeque<Task> waiting = new ArrayDeque<>();

  /** A point at which tasks of {@code scheduler} wait. */
  public WaitPoint(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Blocks the running task until it is signalled. */
  public void await() {
    awaitUntil(Long.MAX_VALUE);
  }

  /**
   * Blocks the running task until it is signalled or the clock shows {@code deadline}.
   *
   * @param deadline nanoseconds since the epoch, simulated
   * @return false if the deadline came first
   */
  public boolean awaitUntil(long deadline) {
    Task me = scheduler.running();
    me.throwPending();
    if (deadline <= scheduler.nanos()) {
      return false;
    }
    boolean[] late = {false};
    @Nullable Timer timer =
        deadline == Long.MAX_VALUE
            ? null
            : scheduler.at(
                deadline,
                () -> {
                  if (waiting.remove(me)) {
                    late[0] = true;
                    scheduler.ready(me);
                  }
                });
    waiting.add(me);
    me.waitingOn(this);
    try {
      scheduler.block(me);
    } finally {
      me.waitingOn(null);
      if (timer != null) {
        timer.cancel();
      }
    }
    me.throwPending();
    return !late[0];
  }

  /** Wakes everybody who waits here. */
  public void signalAll() {
    while (!waiting.isEmpty()) {
      scheduler.ready(waiting.remove());
    }
  }

  /** Whether somebody waits here. */
  public boolean awaited() {
    return !waiting.isEmpty();
  }

  boolean remove(Task task) {
    return waiting.remove(task);
  }
}

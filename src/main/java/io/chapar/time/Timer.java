package io.chapar.time;

import java.util.function.Consumer;

/**
 * Something that a {@link Scheduler} does when its clock shows an instant; equal instants go in the
 * order of setting.
 */
public final class Timer implements Comparable<Timer> {
  private final long at;
  private final long number;
  private final Runnable action;
  private final Consumer<Timer> remove;

  Timer(long at, long number, Runnable action, Consumer<Timer> remove) {
    this.at = at;
    this.number = number;
    this.action = action;
    this.remove = remove;
  }

  /** When it is due, in nanoseconds since the epoch, simulated. */
  public long at() {
    return at;
  }

  /** It will not fire. */
  public void cancel() {
    remove.accept(this);
  }

  void fire() {
    action.run();
  }

  @Override
  public int compareTo(Timer other) {
    int byTime = Long.compare(at, other.at);
    return byTime != 0 ? byTime : Long.compare(number, other.number);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}

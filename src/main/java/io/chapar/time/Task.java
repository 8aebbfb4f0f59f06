package io.chapar.time;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One line of execution in a simulated world: a shell, a pipeline's element, an smtpd at work.
 * Tasks are threads that pass a baton: of all the tasks of a {@link Scheduler} one runs at any
 * moment, and the others are parked.
 */
public final class Task {
  private final Scheduler scheduler;
  private final String name;
  private final long number;
  private final boolean root;
  private volatile boolean go;
  private volatile @Nullable Thread thread;
  private @Nullable RuntimeException pending;
  private @Nullable WaitPoint waitingOn;
  private boolean done;
  private int holds;
  private boolean aside; // it could run, but is held
  private final WaitPoint ended;

  Task(Scheduler scheduler, String name, long number, boolean root) {
    this.scheduler = scheduler;
    this.name = name;
    this.number = number;
    this.root = root;
    this.ended = new WaitPoint(scheduler);
  }

  /** What it is, for a person who looks at a stuck world. */
  public String name() {
    return name;
  }

  /** Counted from 1 in the order of their start. */
  public long number() {
    return number;
  }

  /** Whether its body has returned. */
  public boolean done() {
    return done;
  }

  /** Waits until it has ended. */
  public void join() {
    while (!done) {
      ended.await();
    }
  }

  /**
   * Makes {@code reason} come out of the blocking call or checkpoint that this task is in or next
   * comes to. A reason that is already pending stays.
   */
  public void interrupt(RuntimeException reason) {
    if (done || pending != null) {
      return;
    }
    pending = reason;
    WaitPoint point = waitingOn;
    if (point != null && point.remove(this)) {
      scheduler.ready(this);
    }
  }

  /** Takes back a reason that has not arrived yet. */
  public void forget(RuntimeException reason) {
    if (pending == reason) {
      pending = null;
    }
  }

  /** Stops it where it is, or at its next checkpoint, until it is released as often as held. */
  public void hold() {
    holds++;
  }

  /** Takes one {@link #hold} back. */
  public void release() {
    if (holds > 0 && --holds == 0) {
      resume();
    }
  }

  /** Whether it is stopped: it holds its place and does no work. */
  public boolean held() {
    return holds > 0;
  }

  /** Takes all holds back: what must end has to run for it. */
  void free() {
    holds = 0;
    resume();
  }

  private void resume() {
    if (aside) {
      aside = false;
      scheduler.ready(this);
    }
  }

  void putAside() {
    aside = true;
  }

  boolean root() {
    return root;
  }

  void waitingOn(@Nullable WaitPoint point) {
    waitingOn = point;
  }

  @Nullable WaitPoint waitingOn() {
    return waitingOn;
  }

  boolean interrupted() {
    return pending != null;
  }

  void throwPending() {
    RuntimeException reason = pending;
    if (reason != null) {
      pending = null;
      throw reason;
    }
  }

  void bind(Thread toThread) {
    thread = toThread;
  }

  void wake() {
    go = true;
    Thread t = thread;
    if (t != null) {
      LockSupport.unpark(t);
    }
  }

  void awaitGo() {
    while (!go) {
      LockSupport.park(this);
    }
    go = false;
  }

  void finish() {
    done = true;
    ended.signalAll();
  }

  @Override
  public String toString() {
    return name + "#" + number;
  }
}

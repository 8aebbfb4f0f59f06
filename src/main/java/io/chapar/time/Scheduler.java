package io.chapar.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one simulated world and the runner of its tasks: everything that lives in the world
 * reads this clock and waits here, so that a run with the same input gives the same bytes.
 *
 * <p>One task runs at a time and passes the baton when it blocks. When no task can run, the clock
 * moves to the next timer; work itself costs simulated time ({@link #work}), which also bounds how
 * long a busy task keeps the others waiting. So {@code sleep 5} ends when nothing is left to do
 * before its five seconds are over, and a busy loop cannot stop the clock.
 *
 * <p>Threads outside the world (a real terminal, a published port) never touch it: they {@link
 * #inject} actions, which run between tasks. All other methods are for the thread that has the
 * baton, or for a caller while the world stands still.
 */
public final class Scheduler implements InstantSource, AutoCloseable {
  private static final long SLICE =
      10_000_000; // simulated ns a task may work before the others get a turn

  private final Executor threads;
  private final Pace pace;
  private final ArrayDeque<Task> ready = new ArrayDeque<>();
  private final TreeSet<Timer> timers = new TreeSet<>();
  private final Set<Task> alive = new LinkedHashSet<>();
  private final LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private volatile long now;
  private long horizon = Long.MAX_VALUE;
  private Jumps jumps = (from, to, moment) -> {};
  private @Nullable Script script;
  private long leap = Long.MIN_VALUE; // until then the wall clock is not waited for
  private long timerNumber;
  private long taskNumber;
  private long slice;
  private int outsiders;
  private boolean closing;
  private @Nullable Task running;

  /**
   * A world's clock.
   *
   * @param start what it shows first
   * @param pace how it follows the wall clock
   * @param threads runs the tasks; each holds a thread while it lives, so the pool must not be
   *     bounded
   */
  public Scheduler(Instant start, Pace pace, Executor threads) {
    this.now =
        Math.addExact(Math.multiplyExact(start.getEpochSecond(), 1_000_000_000L), start.getNano());
    this.pace = pace;
    this.threads = threads;
  }

  /** The bytes of real memory there are for all that is simulated. */
  public static long memory() {
    return Runtime.getRuntime().maxMemory();
  }

  /** The time on this world's clock. */
  @Override
  public Instant instant() {
    return Instant.ofEpochSecond(
        Math.floorDiv(now, 1_000_000_000L), Math.floorMod(now, 1_000_000_000L));
  }

  /** The time on this world's clock, in nanoseconds since the epoch. */
  public long nanos() {
    return now;
  }

  /** The pool that lends its threads to tasks: a copy of the world may share it. */
  public Executor threads() {
    return threads;
  }

  /** Sets the clock, backwards too; timers that are overdue fire at the next turn. */
  public void set(Instant to) {
    now = Math.addExact(Math.multiplyExact(to.getEpochSecond(), 1_000_000_000L), to.getNano());
    pace.moved(now);
  }

  /**
   * A root task that waits past this instant is told that it stalled: the end of time of a batch
   * run.
   */
  public void horizon(Instant end) {
    horizon =
        Math.addExact(Math.multiplyExact(end.getEpochSecond(), 1_000_000_000L), end.getNano());
  }

  // ---- from outside, while nobody has the baton

  /**
   * Runs {@code body} as a task on the calling thread and returns when it is done; meanwhile the
   * rest of the world runs whenever it blocks. What the world still had to do then stands still
   * until the next call.
   */
  public <T> T call(String name, Callable<T> body) throws Exception {
    if (running != null) {
      throw new IllegalStateException("the world is running: inject instead");
    }
    Task task = new Task(this, name, ++taskNumber, true);
    task.bind(Thread.currentThread());
    alive.add(task);
    running = task;
    slice = 0;
    try {
      return body.call();
    } finally {
      task.finish();
      alive.remove(task);
      running = null;
    }
  }

  /**
   * Runs the world until no task can run, without waiting for any timer; a task that never rests is
   * left after {@code limit} of its time.
   */
  public void settle(Duration limit) {
    try {
      call(
          "settle",
          () -> {
            long end = now + limit.toNanos();
            while (!ready.isEmpty() && now < end) {
              yieldNow();
            }
            return true;
          });
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets time pass, whether called from inside the world or from outside. */
  public void pass(Duration time) {
    if (running != null) {
      sleep(time);
      return;
    }
    try {
      call(
          "pass",
          () -> {
            sleep(time);
            return true;
          });
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends every task, so that their threads go back to the pool. */
  @Override
  public void close() {
    closing = true;
    timers.clear();
    for (int rounds = 0; !alive.isEmpty() && rounds < 1000; rounds++) {
      for (Task task : new ArrayList<>(alive)) {
        task.interrupt(new WorldEndedException());
        task.free();
      }
      settle(Duration.ofSeconds(1));
    }
  }

  /**
   * Ends all tasks but the running one and those of {@code keep}, as the end of the world would;
   * returns when they are gone.
   */
  public void endOthers(Set<Task> keep) {
    Task me = running();
    for (int rounds = 0; rounds < 1000; rounds++) {
      boolean waiting = false;
      for (Task task : new ArrayList<>(alive)) {
        if (task != me && !task.root() && !keep.contains(task)) {
          task.interrupt(new WorldEndedException());
          task.free();
          waiting = true;
        }
      }
      if (!waiting) {
        return;
      }
      yieldNow();
    }
  }

  // ---- from any thread

  /** Hands {@code action} to the world; it runs soon, between tasks, and must not block. */
  public void inject(Runnable action) {
    inbox.add(action);
  }

  // ---- from tasks, timers and injected actions

  /** The task that has the baton. */
  public Task running() {
    Task task = running;
    if (task == null) {
      throw new IllegalStateException("no task is running");
    }
    return task;
  }

  /** Whether the caller is inside the world: some task has the baton. */
  public boolean isRunning() {
    return running != null;
  }

  /** The number of tasks that live. */
  public int tasks() {
    return alive.size();
  }

  /** Starts a task; it gets its first turn when the running one blocks or has used its slice. */
  public Task start(String name, Runnable body) {
    Task task = new Task(this, name, ++taskNumber, false);
    alive.add(task);
    threads.execute(() -> live(task, body));
    ready.add(task);
    return task;
  }

  private void live(Task task, Runnable body) {
    task.bind(Thread.currentThread());
    task.awaitGo();
    try {
      body.run(); // an interrupt that came before is met at its first checkpoint
    } catch (WorldEndedException ended) {
      // the way every task of a closing world ends
    } catch (RuntimeException | StackOverflowError failure) {
      // A task's failure is the failure of whoever drives the world: it must not be lost.
      alive.stream()
          .filter(Task::root)
          .findFirst()
          .ifPresent(root -> root.interrupt(failed(task, failure)));
    } finally {
      task.finish();
      alive.remove(task);
      Task next = next();
      running = next;
      slice = 0;
      next.wake();
    }
  }

  private static IllegalStateException failed(Task task, Throwable failure) {
    return new IllegalStateException("task " + task + " failed: " + failure, failure);
  }

  /** Waits for a while of simulated time. */
  public void sleep(Duration time) {
    long until = now + time.toNanos();
    WaitPoint point = new WaitPoint(this);
    while (point.awaitUntil(until)) {
      // nobody signals this point
    }
  }

  /**
   * Lets simulated time pass without waiting for the wall clock: all that is due on the way happens
   * in its order.
   */
  public void leap(Duration time) {
    leap = now + time.toNanos();
    try {
      sleep(time);
    } finally {
      leap = Long.MIN_VALUE;
      pace.moved(now);
    }
  }

  /** How it follows the wall clock. */
  public Pace pace() {
    return pace;
  }

  /**
   * Does {@code action} when the clock shows {@code at} (nanoseconds since the epoch); it must not
   * block.
   */
  public Timer at(long at, Runnable action) {
    Timer timer = new Timer(at, ++timerNumber, action, timers::remove);
    timers.add(timer);
    return timer;
  }

  /**
   * The running task has worked for {@code nanos} of simulated time. Called often by everything
   * that can take long: it is where timers fire, where an interrupt arrives, and where others get
   * their turn.
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // only the holder of the baton writes it
  public void work(long nanos) {
    now += nanos;
    slice += nanos;
    Task me = running();
    if (me.held()) {
      yieldNow();
    }
    if (me.interrupted()) {
      me.throwPending();
    }
    if (!inbox.isEmpty()) {
      drainInbox(Moment.WORKING);
    }
    Script played = script;
    while (played != null && played.moment() == Moment.WORKING && played.at() <= now) {
      played.happen();
    }
    fireDue();
    if (slice > SLICE) {
      slice = 0;
      if (!ready.isEmpty()) {
        yieldNow();
        me.throwPending();
      }
    }
  }

  /** Lets every other task that can run have a turn first. */
  public void yieldNow() {
    Task me = running();
    ready.add(me);
    block(me);
  }

  /**
   * Runs {@code body} on a thread outside the world while the running task waits for it and the
   * world goes on: for the real terminal, which only the outermost room knows.
   */
  public <T> T outside(Callable<T> body) throws Exception {
    WaitPoint back = new WaitPoint(this);
    List<Outcome<T>> outcome = new ArrayList<>(1);
    attach();
    threads.execute(
        () -> {
          Outcome<T> result = Outcome.of(body);
          inject(
              () -> {
                outcome.add(result);
                back.signalAll();
              });
        });
    try {
      while (outcome.isEmpty()) {
        back.await();
      }
    } finally {
      detach();
    }
    return outcome.get(0).get();
  }

  /**
   * From now on somebody outside may inject at any time: an idle world waits instead of calling
   * itself stalled.
   */
  public void attach() {
    outsiders++;
  }

  /** The opposite of {@link #attach}. */
  public void detach() {
    outsiders--;
  }

  void ready(Task task) {
    ready.add(task);
  }

  /** Gives the baton to whoever is next; returns when {@code me} has it again. */
  void block(Task me) {
    Task next = next();
    if (next != me) {
      running = next;
      slice = 0;
      next.wake();
      me.awaitGo();
    }
    running = me;
  }

  /** The next task to run; moves the clock, or waits for the outside, until there is one. */
  private Task next() {
    while (true) {
      drainInbox(ready.isEmpty() ? Moment.IDLE : Moment.BETWEEN);
      Script played = script;
      while (played != null && played.moment() == Moment.BETWEEN && played.at() <= now) {
        played.happen();
      }
      fireDue();
      Task task = ready.poll();
      if (task != null && !task.held()) {
        return task;
      }
      if (task != null) {
        task.putAside();
        continue;
      }
      Timer timer = timers.isEmpty() ? null : timers.first();
      if (played != null
          && played.at() != Long.MAX_VALUE
          && (timer == null || timer.at() > played.at())) {
        played.happen();
        continue;
      }
      if (timer == null ? outsiders == 0 : timer.at() > horizon) {
        stall();
        continue;
      }
      try {
        await(timer);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        stall();
      }
    }
  }

  private void await(@Nullable Timer timer) throws InterruptedException {
    if (timer == null) {
      act(inbox.take(), Moment.IDLE);
      return;
    }
    long wait = timer.at() <= leap ? 0 : pace.wait(now, timer.at());
    Runnable action = wait > 0 ? inbox.poll(wait, TimeUnit.NANOSECONDS) : null;
    if (action != null) {
      act(action, Moment.IDLE);
    } else if (timer.at() <= leap || pace.wait(now, timer.at()) <= 0) {
      now = Math.max(now, timer.at());
    }
  }

  /** Is told of each action from outside, and how it moved the clock. */
  @FunctionalInterface
  public interface Jumps {
    /** The clock went from one time to another. */
    void jumped(long from, long to, Moment moment);
  }

  /** When something can come from outside. */
  public enum Moment {
    /** No task can run. */
    IDLE,
    /** One task has blocked, and the next gets its turn. */
    BETWEEN,
    /** A task is at work. */
    WORKING
  }

  /** What came from outside another time, to come again. */
  public interface Script {
    /** When the next comes, nanoseconds since the epoch; Long.MAX_VALUE: nothing more. */
    long at();

    /** At what kind of moment. */
    Moment moment();

    /** It comes: may set the clock, and must not block. */
    void happen();
  }

  /** Plays a script in the place of the outside. */
  public void play(Script newScript) {
    script = newScript;
  }

  /** Who is told when something from outside moves the clock. */
  public void jumps(Jumps listener) {
    jumps = listener;
  }

  private void act(Runnable action, Moment moment) {
    long before = now;
    now = Math.max(now, pace.outside(now));
    jumps.jumped(before, now, moment);
    action.run();
  }

  private void drainInbox(Moment moment) {
    Runnable action;
    while ((action = inbox.poll()) != null) {
      act(action, moment);
    }
  }

  private void fireDue() {
    while (!timers.isEmpty() && timers.first().at() <= now) {
      Timer timer = Objects.requireNonNull(timers.pollFirst());
      timer.fire();
    }
  }

  /** Nothing will ever happen: tell the root task, which is the one somebody waits for. */
  private void stall() {
    for (Task task : new ArrayList<>(alive)) {
      if (task.root()) {
        task.interrupt(
            closing
                ? new WorldEndedException()
                : new StalledException("nothing will ever happen on this host"));
        task.free();
        if (!ready.isEmpty()) {
          return;
        }
      }
    }
    throw new IllegalStateException("a world without a root task is running: " + alive);
  }

  /** What came out of a call. */
  private record Outcome<T>(@Nullable T value, @Nullable Exception failure) {
    static <T> Outcome<T> of(Callable<T> body) {
      try {
        return new Outcome<>(body.call(), null);
      } catch (Exception e) {
        return new Outcome<>(null, e);
      }
    }

    @SuppressWarnings("NullAway") // the value is as null as the caller's T allows
    T get() throws Exception {
      if (failure != null) {
        throw failure;
      }
      return value;
    }
  }
}

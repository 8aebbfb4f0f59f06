package io.chapar.unix.net;

import io.chapar.host.Process;
import io.chapar.time.Task;
import io.chapar.time.WaitPoint;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a program that reads two things at once, as poll(2) lets it: a task of its own
 * that copies until its source ends. The program waits at a point that every copied block and the
 * end signal, and must stop its pumps before it returns.
 */
final class Pump {
  /** Copies the next block; false at the end of the source. */
  @FunctionalInterface
  interface Step {
    boolean copy() throws IOException;
  }

  /** What makes a pump give up. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped", null, false, false);
    }
  }

  private final WaitPoint events;
  private final Task task;
  private boolean ended;
  private @Nullable RuntimeException death;

  private Pump(Process p, String name, WaitPoint events, Step step) {
    this.events = events;
    this.task = p.machine().scheduler().start(p.comm() + " " + name, () -> run(step));
  }

  /** Starts copying. */
  static Pump start(Process p, String name, WaitPoint events, Step step) {
    return new Pump(p, name, events, step);
  }

  private void run(Step step) {
    try {
      while (step.copy()) {
        events.signalAll();
      }
    } catch (IOException e) {
      // the other side is gone: the end of this direction
    } catch (Stopped e) {
      // the program has had enough
    } catch (RuntimeException e) {
      death = e; // a signal that is meant for the program
    } finally {
      ended = true;
      events.signalAll();
    }
  }

  /** Whether the source has ended or the sink is gone; throws what has killed the pump. */
  boolean ended() {
    RuntimeException reason = death;
    if (reason != null) {
      death = null;
      throw reason;
    }
    return ended;
  }

  /** Stops copying. */
  void stop() {
    if (!ended) {
      task.interrupt(new Stopped());
    }
  }
}

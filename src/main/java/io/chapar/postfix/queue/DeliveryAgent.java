package io.chapar.postfix.queue;

import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.master.DaemonProgram;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A daemon that delivers. The queue manager calls {@link #deliver} in its own task; an agent that
 * is going to wait for somebody calls {@link Courtesy#mayBlock} before, so that the queue goes on
 * without it.
 */
public interface DeliveryAgent extends DaemonProgram {

  /** The queue manager's offer to go on without waiting for this delivery. */
  @FunctionalInterface
  interface Courtesy {
    /** From here on the delivery may take its time. */
    void mayBlock();
  }

  /**
   * What came out.
   *
   * @param unsettled the offsets of the recipients that are to be tried again
   * @param trouble why the whole destination cannot be reached now; null: it can
   */
  record Outcome(Set<Integer> unsettled, @Nullable Dsn trouble) {
    /** Everybody was delivered to, or was refused. */
    public static final Outcome DONE = new Outcome(Set.of(), null);

    /** Keeps the set from changing. */
    public Outcome {
      unsettled = Set.copyOf(unsettled);
    }
  }

  /** Delivers to all recipients of a request, and tells of each through {@link BounceClient}. */
  Outcome deliver(Daemon daemon, Request request, Courtesy courtesy);
}

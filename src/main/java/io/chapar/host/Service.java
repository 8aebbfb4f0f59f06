package io.chapar.host;

import io.chapar.disk.Image;
import io.chapar.net.SimSocket;

/**
 * A daemon as the host sees it while no task of it runs: something that wakes when a client
 * connects, when an alarm is due or when a signal comes. Its state is on the disk or in {@link
 * Memory}, as values, never in its fields: so an idle host has no threads, and a copy of a host (an
 * {@link Image} and a memory) has its daemons too.
 *
 * <p>The three methods are called in a task of their own and may block.
 */
public interface Service {
  /** The name by which listeners and alarms refer to it. */
  String id();

  /** A client has connected to {@code listener}; the connection is closed when this returns. */
  void connected(Machine machine, Listener listener, SimSocket socket);

  /** An alarm that this service set is due. */
  void alarm(Machine machine, Alarm alarm);

  /** A signal came to its resident process. */
  void signal(Machine machine, Resident resident, Signal signal);

  /** Paths, each with all that begins with it, whose change {@link #changed} is told of. */
  default java.util.List<String> watches() {
    return java.util.List.of();
  }

  /** Something under {@link #watches} has changed; called at once, must not block. */
  default void changed(Machine machine) {}
}

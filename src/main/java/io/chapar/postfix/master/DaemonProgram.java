package io.chapar.postfix.master;

import io.chapar.net.SimSocket;

/**
 * What an executable in daemon_directory does. A program has no state: what a process keeps while
 * it lives is in its {@link Daemon}.
 */
public interface DaemonProgram {
  /** The name of the executable. */
  String name();

  /**
   * A process starts: it reads what it needs. A PostfixFatal means that it dies at once, and that
   * the master throttles the service.
   */
  default void start(Daemon daemon) {}

  /** A client has connected to an inet service, or to a local socket that clients may open. */
  default void serve(Daemon daemon, SimSocket socket) {
    daemon.log().fatal("unexpected client of " + name());
  }

  /** The master, or another daemon, has something for it to look at. */
  default void trigger(Daemon daemon, String what) {}

  /** The mail system was told to reload, and a process that is busy should come to its end. */
  default void outdated(Daemon daemon) {}

  /** The process is about to exit because it has nothing more to do; not when it is killed. */
  default void stop(Daemon daemon) {}
}

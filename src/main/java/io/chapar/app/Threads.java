package io.chapar.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The real threads that the tasks of simulated hosts borrow. */
final class Threads {
  private static final long STACK =
      16L * 1024 * 1024; // reserved, not taken: a deep script must not end the JVM

  private Threads() {}

  /** A pool without a bound whose idle threads go away and never keep the JVM alive. */
  static ExecutorService pool() {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        5,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        body -> {
          Thread thread = new Thread(null, body, "chapar", STACK);
          thread.setDaemon(true);
          return thread;
        });
  }
}

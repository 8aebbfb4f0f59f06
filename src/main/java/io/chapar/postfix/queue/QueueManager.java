package io.chapar.postfix.queue;

import io.chapar.host.Alarm;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.master.DaemonProgram;
import io.chapar.postfix.master.Master;

/** qmgr(8): see {@link ActiveQueue}, which does the work of one process. */
public final class QueueManager implements DaemonProgram {
  private final String name;

  /** The queue manager under one of its names. */
  public QueueManager(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start(Daemon daemon) {
    ActiveQueue queue = daemon.part(ActiveQueue.class, ActiveQueue::new);
    PostfixConfig config = daemon.config();
    if (config.seconds("bounce_queue_lifetime") > config.seconds("maximal_queue_lifetime")) {
      daemon
          .log()
          .warning(
              "bounce_queue_lifetime is larger than maximal_queue_lifetime - adjusting"
                  + " bounce_queue_lifetime");
    }
    queue.recover();
    long soon = daemon.now() + 200_000;
    daemon.machine().alarm(new Alarm(Master.ID, daemon.service().id() + " deferred", soon));
  }

  @Override
  public void trigger(Daemon daemon, String what) {
    daemon.part(ActiveQueue.class, ActiveQueue::new).trigger(what);
  }

  @Override
  public void outdated(Daemon daemon) {
    daemon.part(ActiveQueue.class, ActiveQueue::new).handBack();
  }
}

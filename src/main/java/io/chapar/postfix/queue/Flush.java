package io.chapar.postfix.queue;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Alarm;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.master.DaemonProgram;
import io.chapar.postfix.master.Master;

/** flush(8): has the mail for one site, or one message, delivered now. */
public final class Flush implements DaemonProgram {
  @Override
  public String name() {
    return "flush";
  }

  @Override
  public void trigger(Daemon daemon, String what) {
    Spool spool = Spool.of(daemon.machine(), daemon.config());
    if (what.startsWith("site ")) {
      for (String id : FlushLists.take(daemon, what.substring(5))) {
        due(daemon, spool, id);
      }
    } else if (what.startsWith("file ")) {
      due(daemon, spool, what.substring(5));
    } else {
      return;
    }
    String service = daemon.config().get("queue_service_name") + "/unix";
    daemon.machine().alarm(new Alarm(Master.ID, service + " incoming", daemon.now() + 1000));
  }

  /** Moves a deferred message to the incoming queue, marked to be tried whatever failed before. */
  private static void due(Daemon daemon, Spool spool, String id) {
    String path = spool.path(Spool.DEFERRED, id);
    Inode inode = daemon.machine().root().peek(path);
    if (inode == null || !QueueId.valid(id)) {
      return;
    }
    try {
      daemon.machine().root().chmod(path, inode.mode() | 0060);
      spool.due(Spool.DEFERRED, id, daemon.now());
      spool.move(Spool.DEFERRED, Spool.INCOMING, id);
    } catch (DiskException e) {
      daemon.log().warning("rename " + id + " from deferred to incoming: " + e.getMessage());
    }
  }
}

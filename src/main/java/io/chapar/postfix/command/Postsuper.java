package io.chapar.postfix.command;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.conf.ProcessHost;
import io.chapar.postfix.queue.QueueId;
import io.chapar.postfix.queue.Spool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** postsuper(1): deletes, holds, requeues and expires messages, and mends the queue. */
public final class Postsuper implements Program {
  private static final String OPTIONS = "c:d:e:f:h:H:pr:sSv";
  private static final List<String> DEFAULT_QUEUES =
      List.of(
          Spool.DEFER,
          Spool.BOUNCE,
          Spool.MAILDROP,
          Spool.INCOMING,
          Spool.ACTIVE,
          Spool.DEFERRED,
          Spool.HOLD,
          Spool.FLUSH);
  private static final Set<String> MESSAGES =
      Set.of(Spool.MAILDROP, Spool.INCOMING, Spool.ACTIVE, Spool.DEFERRED, Spool.HOLD);
  private static final Set<String> KNOWN =
      Set.of(
          Spool.DEFER,
          Spool.BOUNCE,
          Spool.MAILDROP,
          Spool.INCOMING,
          Spool.ACTIVE,
          Spool.DEFERRED,
          Spool.HOLD,
          Spool.FLUSH,
          Spool.TRACE,
          "saved",
          Spool.CORRUPT);

  @Override
  public int run(Process process) throws IOException {
    CommandLog log = CommandLog.both(process);
    return Guard.run(process, log, () -> new Run(process, log).run());
  }

  /** One call. */
  private static final class Run {
    private final Process process;
    private final CommandLog log;
    private List<String> queues = DEFAULT_QUEUES;
    private Spool spool;
    private int deleted;
    private int requeued;
    private int held;
    private int released;
    private int expired;

    Run(Process process, CommandLog log) {
      this.process = process;
      this.log = log;
      this.spool =
          Spool.of(
              process.machine(),
              PostfixConfig.load(
                  new ProcessHost(process), process.env("MAIL_CONFIG", "/etc/postfix")));
    }

    int run() throws IOException {
      if (process.realUid() != 0) {
        throw new PostfixFatal("use of this command is reserved for the superuser");
      }
      ShortOptions options = new ShortOptions(process.args(), OPTIONS);
      List<String[]> actions = new ArrayList<>();
      for (char option; (option = options.next()) != 0; ) {
        if (option == '?') {
          process.err().println(process.name() + ": " + options.complaint());
          throw new PostfixFatal(usage());
        }
        if (option == 'c') {
          if (!options.value().startsWith("/")) {
            throw new PostfixFatal("-c requires absolute pathname");
          }
          process.env().put("MAIL_CONFIG", options.value());
        } else {
          actions.add(new String[] {String.valueOf(option), options.value()});
        }
      }
      PostfixConfig config = log.configure("postsuper");
      spool = Spool.of(process.machine(), config);
      if (!options.operands().isEmpty()) {
        queues = options.operands();
      }
      for (String queue : queues) {
        if (!KNOWN.contains(queue)) {
          throw new PostfixFatal("invalid directory name: " + queue);
        }
      }
      if (actions.stream().allMatch(a -> "sSp".contains(a[0]))) {
        new QueueStructure(process, config, spool, log).check(queues);
      }
      for (String[] action : actions) {
        act(action[0].charAt(0), action[1]);
      }
      summary(actions);
      return 0;
    }

    private String usage() {
      return "usage: "
          + process.name()
          + " [-c config_dir] [-d queue_id (delete)] [-e queue_id (expire)] [-f queue_id (expire"
          + " and/or un-hold)] [-h queue_id (hold)] [-H queue_id (un-hold)] [-p (purge temporary"
          + " files)] [-r queue_id (requeue)] [-s (structure fix)] [-S (redundant structure"
          + " fix)][-v (verbose)] [queue...]";
    }

    private void act(char option, String value) throws IOException {
      if ("defhHr".indexOf(option) < 0) {
        return;
      }
      if (value.equals("ALL")) {
        all(option);
      } else if (value.equals("-")) {
        String id;
        while ((id = process.in().readLine()) != null) {
          one(option, id);
        }
      } else {
        one(option, value);
      }
    }

    private void one(char option, String id) throws IOException {
      if (!QueueId.valid(id)) {
        log.warning("invalid mail queue id: " + id);
        return;
      }
      switch (option) {
        case 'd' -> {
          for (String queue : queues) {
            if (MESSAGES.contains(queue) && ready(queue, id)) {
              logs(id);
              spool.remove(queue, id);
              log.info(id + ": removed");
              deleted++;
              return;
            }
          }
        }
        case 'r' -> {
          if (move(id, Spool.MAILDROP, Set.of(Spool.MAILDROP), "requeued")) {
            requeued++;
          }
        }
        case 'h' -> {
          if (move(id, Spool.HOLD, Set.of(Spool.MAILDROP, Spool.HOLD), "placed on hold")) {
            held++;
          }
        }
        case 'H' -> release(id);
        case 'e' -> expire(id);
        default -> {
          expire(id);
          release(id);
        }
      }
    }

    private boolean ready(String queue, String id) {
      var inode = process.machine().root().peek(spool.path(queue, id));
      return inode != null && (inode.mode() & 0100) != 0;
    }

    private void logs(String id) {
      spool.remove(Spool.BOUNCE, id);
      spool.remove(Spool.DEFER, id);
      spool.remove(Spool.TRACE, id);
    }

    private boolean move(String id, String target, Set<String> except, String what)
        throws IOException {
      for (String queue : queues) {
        if (MESSAGES.contains(queue) && !except.contains(queue) && ready(queue, id)) {
          moveFile(queue, target, id);
          log.info(id + ": " + what);
          return true;
        }
      }
      return false;
    }

    private void moveFile(String queue, String target, String id) {
      try {
        spool.move(queue, target, id);
        if (target.equals(Spool.MAILDROP)) {
          spool.due(target, id, process.machine().scheduler().nanos());
        }
      } catch (DiskException e) {
        throw new PostfixFatal(
            "rename file " + queue + "/" + id + " as " + target + "/" + id + ": " + e.getMessage());
      }
    }

    private void release(String id) {
      if (queues.contains(Spool.HOLD) && ready(Spool.HOLD, id)) {
        moveFile(Spool.HOLD, Spool.DEFERRED, id);
        log.info(id + ": released from hold");
        released++;
      }
    }

    private void expire(String id) throws IOException {
      for (String queue : queues) {
        if (MESSAGES.contains(queue)
            && !queue.equals(Spool.MAILDROP)
            && ready(queue, id)
            && mark(queue, id)) {
          log.info(id + ": expired");
          expired++;
          return;
        }
      }
    }

    private boolean mark(String queue, String id) throws IOException {
      String path = spool.path(queue, id);
      int mode = process.machine().root().stat(path).mode();
      if ((mode & 0007) != 0) {
        return false;
      }
      process.machine().root().chmod(path, mode | 0006);
      return true;
    }

    private void all(char option) throws IOException {
      for (String queue : queues) {
        boolean messages = MESSAGES.contains(queue);
        for (Spool.Entry entry : spool.list(queue)) {
          String id = entry.id();
          boolean ready = messages && (entry.inode().mode() & 0100) != 0;
          switch (option) {
            case 'd' -> {
              if (spool.remove(queue, id) && ready) {
                deleted++;
              }
            }
            case 'r' -> {
              if (messages && !queue.equals(Spool.MAILDROP)) {
                moveFile(queue, Spool.MAILDROP, id);
                requeued++;
              }
            }
            case 'h' -> {
              if (messages && !queue.equals(Spool.MAILDROP) && !queue.equals(Spool.HOLD)) {
                moveFile(queue, Spool.HOLD, id);
                held++;
              }
            }
            case 'H' -> releaseAll(queue, id);
            default -> {
              if (ready && !queue.equals(Spool.MAILDROP) && mark(queue, id)) {
                expired++;
              }
              if (option == 'f') {
                releaseAll(queue, id);
              }
            }
          }
        }
      }
    }

    private void releaseAll(String queue, String id) {
      if (queue.equals(Spool.HOLD)) {
        moveFile(Spool.HOLD, Spool.DEFERRED, id);
        released++;
      }
    }

    private void summary(List<String[]> actions) {
      StringBuilder used = new StringBuilder();
      actions.forEach(action -> used.append(action[0]));
      String did = used.toString();
      count(did, "r", "Requeued", requeued);
      count(did, "d", "Deleted", deleted);
      count(did, "ef", "Force-expired", expired);
      count(did, "h", "Placed on hold", held);
      count(did, "Hf", "Released from hold", released);
    }

    private void count(String did, String options, String what, int number) {
      if (options.chars().anyMatch(c -> did.indexOf(c) >= 0)) {
        log.info(what + ": " + number + (number == 1 ? " message" : " messages"));
      }
    }
  }
}

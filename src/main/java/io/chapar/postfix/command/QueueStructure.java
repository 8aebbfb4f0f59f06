package io.chapar.postfix.command;

import io.chapar.disk.Credentials;
import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.postfix.Log;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.queue.QueueId;
import io.chapar.postfix.queue.Spool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What postsuper does when it is given nothing to do, as at every start of the mail system: it goes
 * through the queues with the rights of the mail owner, moves files to where they belong, and
 * complains of those that are no queue files.
 */
final class QueueStructure {
  private static final long OLDEST_TEMPORARY = Duration.ofDays(7).toNanos();

  /** Names of messages carry an inode number: five digits of time and it, or the long form. */
  private static final Pattern NUMBERED =
      Pattern.compile("[0-9A-Za-z]{5}[0-9A-Fa-f]+|[0-9A-Za-z]{10}z[0-9A-Za-z]+");

  private static final List<String> LOGS = List.of(Spool.BOUNCE, Spool.DEFER, Spool.TRACE);
  private static final String UNFINISHED = "#FIX";

  private static final Set<String> MESSAGES =
      Set.of(Spool.MAILDROP, Spool.INCOMING, Spool.ACTIVE, Spool.DEFERRED, Spool.HOLD);

  private final Process process;
  private final Spool spool;
  private final Log log;
  private final Files files;
  private final List<String> unfinished = new ArrayList<>();
  private int renamed;

  QueueStructure(Process process, PostfixConfig config, Spool spool, Log log) {
    this.process = process;
    this.spool = spool;
    this.log = log;
    Account owner = process.machine().users().named(config.get("mail_owner"));
    Credentials who =
        owner == null
            ? Credentials.ROOT
            : new Credentials(owner.uid(), owner.gid(), Set.of(owner.gid()));
    this.files = process.machine().disk().as(who);
  }

  void check(List<String> queues) {
    try {
      for (String queue : queues) {
        scan(queue, queue);
      }
      finish();
    } catch (PostfixFatal fatal) {
      throw renamed == 0
          ? fatal
          : fatal.leaving("OPERATION INCOMPLETE -- RERUN COMMAND TO FIX THE QUEUE FIRST");
    }
    if (renamed > 0) {
      log.info(
          "Renamed to match inode number: " + renamed + (renamed == 1 ? " message" : " messages"));
      log.warning("QUEUE FILE NAMES WERE CHANGED TO MATCH INODE NUMBERS");
    }
  }

  /**
   * Gives a message the name that its inode demands, as it must after a queue was copied, and its
   * logs with it. The new name may be another message's old one: so all of them first get a name
   * that is nobody's.
   */
  private void rename(String queue, String name, String id) throws DiskException {
    renamed++;
    for (String log : LOGS) {
      if (files.exists(spool.path(log, name))) {
        put(spool.path(log, name), spool.path(log, id) + UNFINISHED);
      }
    }
    put(spool.path(queue, name), spool.path(queue, id) + UNFINISHED);
  }

  private void put(String from, String to) throws DiskException {
    String parent = to.substring(0, to.lastIndexOf('/'));
    if (!files.isDirectory(parent)) {
      files.mkdirs(parent, 0700);
    }
    files.rename(from, to);
    if (to.endsWith(UNFINISHED)) {
      unfinished.add(to);
    }
  }

  private void finish() {
    for (String path : unfinished) {
      try {
        files.rename(path, path.substring(0, path.length() - UNFINISHED.length()));
      } catch (DiskException e) {
        throw new PostfixFatal("rename file " + path + ": " + e.getMessage());
      }
    }
  }

  private void scan(String queue, String directory) {
    List<String> names;
    try {
      names = files.list(spool.root() + "/" + directory);
    } catch (DiskException e) {
      throw new PostfixFatal("scan_dir_push: open directory " + directory + ": " + e.getMessage());
    }
    for (String name : names) {
      process.tick();
      if (name.length() == 1 && !queue.equals(Spool.MAILDROP)) {
        scan(queue, directory + "/" + name);
        continue;
      }
      try {
        file(queue, directory + "/" + name, name);
      } catch (DiskException e) {
        if (e.errno() != Errno.ENOENT) {
          throw new PostfixFatal("remove file " + directory + "/" + name + ": " + e.getMessage());
        }
      }
    }
  }

  private void file(String queue, String path, String name) throws DiskException {
    String absolute = spool.root() + "/" + path;
    Inode inode = files.lstat(absolute);
    if (inode.isDirectory()) {
      try {
        files.rmdir(absolute);
      } catch (DiskException e) {
        log.warning("remove subdirectory " + path + ": " + e.getMessage());
      }
      return;
    }
    if (name.endsWith(UNFINISHED)) {
      unfinished.add(absolute);
      return;
    }
    boolean message = MESSAGES.contains(queue);
    boolean stale =
        message
            && (inode.mode() & 0100) == 0
            && process.machine().scheduler().nanos() > inode.mtime() + OLDEST_TEMPORARY;
    if (!inode.isRegular() || stale) {
      files.unlink(absolute);
      return;
    }
    if (!QueueId.valid(name) || message && !NUMBERED.matcher(name).matches()) {
      log.warning("bogus file name: " + path);
      return;
    }
    String id = message ? QueueId.numbered(name, inode.number()) : name;
    if (!id.equals(name)) {
      rename(queue, name, id);
      return;
    }
    String wanted = spool.path(queue, name);
    if (!wanted.equals(absolute) && !wanted.equals(path)) {
      put(absolute, wanted);
    }
  }
}

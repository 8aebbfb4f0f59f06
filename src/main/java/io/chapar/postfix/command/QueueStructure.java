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

  private static final Set<String> MESSAGES =
      Set.of(Spool.MAILDROP, Spool.INCOMING, Spool.ACTIVE, Spool.DEFERRED, Spool.HOLD);

  private final Process process;
  private final Spool spool;
  private final Log log;
  private final Files files;

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
    for (String queue : queues) {
      scan(queue, queue);
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
    String wanted = spool.path(queue, name);
    if (!wanted.equals(absolute) && !wanted.equals(path)) {
      String parent = wanted.substring(0, wanted.lastIndexOf('/'));
      if (!files.isDirectory(parent)) {
        files.mkdirs(parent, 0700);
      }
      files.rename(absolute, wanted);
    }
  }
}

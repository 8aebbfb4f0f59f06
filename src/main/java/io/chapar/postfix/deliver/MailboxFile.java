package io.chapar.postfix.deliver;

import io.chapar.disk.Body;
import io.chapar.disk.Credentials;
import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.disk.OpenFile;
import io.chapar.host.Channel;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.queue.DeliveryAgent.Courtesy;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Appends to a mailbox file with the care that a mail system takes: locks, owners, links. */
final class MailboxFile {
  private final Daemon daemon;
  private final String path;
  private final Credentials opener;
  private final Courtesy courtesy;
  private final boolean dotLock;
  private final boolean lockMayFail;
  private final int attempts;
  private final int delay;
  private final int stale;

  MailboxFile(
      Daemon daemon,
      String path,
      Credentials opener,
      String lockParameter,
      boolean lockMayFail,
      Courtesy courtesy) {
    PostfixConfig config = daemon.config();
    this.daemon = daemon;
    this.path = path;
    this.opener = opener;
    this.courtesy = courtesy;
    this.lockMayFail = lockMayFail;
    dotLock = config.list(lockParameter).contains("dotlock");
    attempts = config.integer("deliver_lock_attempts");
    delay = config.seconds("deliver_lock_delay");
    stale = config.seconds("stale_lock_time");
  }

  private Files files() {
    return daemon.machine().disk().as(opener);
  }

  /** What is checked of a file that was opened. */
  @FunctionalInterface
  interface Check {
    /** Throws what is wrong with it. */
    void check(Inode file) throws Trouble;
  }

  /**
   * Appends {@code bytes}.
   *
   * @param owner who a new file is given to; null: whoever opens it
   * @param limit how long the file may be; 0: no limit
   */
  void append(byte[] bytes, @Nullable Credentials owner, long limit, Check check) throws Trouble {
    boolean locked = lock();
    try {
      Inode there = files().peek(path);
      if (there != null && there.body() instanceof Body.Special) {
        special(bytes);
        return;
      }
      OpenFile file = open(owner);
      try {
        check.check(file.stat());
        write(file, bytes, limit);
      } finally {
        file.close();
      }
    } finally {
      if (locked) {
        unlock();
      }
    }
  }

  /** A device such as /dev/null takes all without ado. */
  private void special(byte[] bytes) throws Trouble {
    io.chapar.host.Process process = daemon.process();
    Credentials before = process.credentials();
    process.effective(opener);
    try {
      Channel channel = process.open(path, Set.of(Files.Mode.WRITE), 0);
      channel.write(bytes, 0, bytes.length);
      channel.close();
    } catch (DiskException e) {
      throw new Trouble("5.2.0", "cannot open file: " + e.getMessage());
    } catch (IOException e) {
      throw Trouble.writing(Errno.EIO);
    } finally {
      process.effective(before);
    }
  }

  private OpenFile open(@Nullable Credentials owner) throws Trouble {
    Files files = files();
    try {
      OpenFile file = files.open(path, Set.of(Files.Mode.WRITE, Files.Mode.APPEND), 0);
      checkOpened(files, file);
      return file;
    } catch (DiskException e) {
      if (e.errno() != Errno.ENOENT) {
        throw new Trouble(
            Trouble.status(e.errno(), "5.2.0"), "cannot open file: " + e.getMessage());
      }
    }
    try {
      if (files.lstat(path).isSymlink()) {
        throw new Trouble("5.2.0", "cannot open file: No such file or directory");
      }
    } catch (DiskException e) {
      // there is nothing: it is made
    }
    try {
      OpenFile file =
          files.open(
              path,
              Set.of(Files.Mode.WRITE, Files.Mode.APPEND, Files.Mode.CREATE, Files.Mode.EXCLUSIVE),
              0600);
      if (owner != null) {
        daemon.machine().root().chown(path, owner.uid(), owner.gid(), false);
      }
      return file;
    } catch (DiskException e) {
      throw new Trouble(
          Trouble.status(e.errno(), "5.2.0"), "cannot create file exclusively: " + e.getMessage());
    }
  }

  private void checkOpened(Files files, OpenFile file) throws Trouble, DiskException {
    String wrong = "";
    Inode opened = file.stat();
    Inode named = files.lstat(path);
    if (opened.links() != 1) {
      wrong = "file has " + opened.links() + " hard links";
    } else if (named.isSymlink()) {
      String parent = path.substring(0, Math.max(1, path.lastIndexOf('/')));
      Inode directory = files.peek(parent);
      boolean trusted =
          named.uid() == 0
              && directory != null
              && directory.uid() == 0
              && (directory.mode() & 022) == 0;
      wrong = trusted ? "" : "file is a symbolic link";
    }
    if (!wrong.isEmpty()) {
      file.close();
      throw new Trouble("5.2.0", wrong);
    }
  }

  private void write(OpenFile file, byte[] bytes, long limit) throws Trouble {
    long before = file.content().size();
    if (limit > 0 && before + bytes.length > limit) {
      throw Trouble.writing(Errno.EFBIG);
    }
    try {
      file.write(bytes, 0, bytes.length);
    } catch (IOException e) {
      try {
        file.truncate(before);
      } catch (IOException again) {
        // the part that was written stays
      }
      throw Trouble.writing(e instanceof DiskException d ? d.errno() : Errno.EIO);
    }
  }

  /** Makes the dot lock; false: it is not wanted, or not needed. */
  private boolean lock() throws Trouble {
    Inode there = files().peek(path);
    if (!dotLock || there != null && !there.isRegular()) {
      return false;
    }
    String lock = path + ".lock";
    Errno errno = Errno.EEXIST;
    for (int count = 1; ; count++) {
      try {
        files()
            .open(lock, Set.of(Files.Mode.WRITE, Files.Mode.CREATE, Files.Mode.EXCLUSIVE), 0)
            .close();
        return true;
      } catch (DiskException e) {
        errno = e.errno();
      }
      if (count >= attempts || errno != Errno.EEXIST) {
        break;
      }
      Inode old = files().peek(lock);
      if (old != null && daemon.now() > old.ctime() + stale * 1_000_000_000L) {
        try {
          files().unlink(lock);
          continue;
        } catch (DiskException e) {
          errno = e.errno();
          break;
        }
      }
      courtesy.mayBlock();
      daemon.machine().scheduler().sleep(Duration.ofSeconds(delay));
    }
    String reason = "unable to create lock file " + lock + ": " + errno.text();
    if (errno == Errno.EEXIST) {
      throw new Trouble("4.2.0", reason);
    }
    if (!lockMayFail) {
      throw new Trouble(Trouble.status(errno, "5.2.0"), reason);
    }
    daemon.log().warning(reason);
    return false;
  }

  private void unlock() {
    try {
      files().unlink(path + ".lock");
    } catch (DiskException e) {
      // somebody else took it away
    }
  }
}

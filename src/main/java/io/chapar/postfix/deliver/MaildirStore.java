package io.chapar.postfix.deliver;

import io.chapar.disk.Credentials;
import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.disk.OpenFile;
import io.chapar.postfix.master.Daemon;
import java.io.IOException;
import java.util.Set;

/** Puts messages into a Maildir: written in tmp, then moved to new under a name of its own. */
final class MaildirStore {
  private static final long DEVICE = 0xfe01;

  private final Daemon daemon;
  private final String path;
  private final Credentials owner;

  MaildirStore(Daemon daemon, String path, Credentials owner) {
    this.daemon = daemon;
    this.path = path.endsWith("/") ? path : path + "/";
    this.owner = owner;
  }

  private Files files() {
    return daemon.machine().disk().as(owner);
  }

  void deliver(byte[] bytes) throws Trouble {
    long now = daemon.now();
    String host = daemon.machine().hostname();
    long seconds = Math.floorDiv(now, 1_000_000_000L);
    String temporary = path + "tmp/" + seconds + ".P" + daemon.pid() + "." + host;
    OpenFile file = create(temporary);
    String target;
    try {
      target =
          path
              + "new/"
              + seconds
              + ".V"
              + Long.toHexString(DEVICE)
              + "I"
              + Long.toHexString(file.stat().number())
              + "M"
              + Math.floorMod(now, 1_000_000_000L) / 1000
              + "."
              + host;
      file.write(bytes, 0, bytes.length);
    } catch (IOException e) {
      remove(temporary);
      throw Trouble.writing(e instanceof DiskException d ? d.errno() : Errno.EIO);
    } finally {
      file.close();
    }
    try {
      link(temporary, target);
    } finally {
      remove(temporary);
    }
  }

  private OpenFile create(String temporary) throws Trouble {
    Set<Files.Mode> how = Set.of(Files.Mode.WRITE, Files.Mode.CREATE, Files.Mode.EXCLUSIVE);
    try {
      return files().open(temporary, how, 0600);
    } catch (DiskException e) {
      if (e.errno() != Errno.ENOENT) {
        throw failed(temporary, e.errno());
      }
    }
    try {
      makeDirectories(path + "tmp");
      return files().open(temporary, how, 0600);
    } catch (DiskException e) {
      throw failed(temporary, e.errno());
    }
  }

  private void link(String temporary, String target) throws Trouble {
    try {
      files().link(temporary, target);
      return;
    } catch (DiskException e) {
      if (e.errno() != Errno.ENOENT) {
        throw failed(target, e.errno());
      }
    }
    try {
      makeDirectories(path + "cur");
      makeDirectories(path + "new");
      files().link(temporary, target);
    } catch (DiskException e) {
      throw failed(target, e.errno());
    }
  }

  private Trouble failed(String file, Errno errno) {
    String reason = "create maildir file " + file + ": " + errno.text();
    if (errno == Errno.EACCES) {
      daemon
          .log()
          .warning(
              "maildir access problem for UID/GID="
                  + owner.uid()
                  + "/"
                  + owner.gid()
                  + ": "
                  + reason);
      daemon.log().warning("perhaps you need to create the maildirs in advance");
    }
    return new Trouble(Trouble.status(errno, "5.2.0"), reason);
  }

  /** Makes the missing directories of a path, as their owner; what is there stays as it is. */
  private void makeDirectories(String directory) throws DiskException {
    int slash = 0;
    while (true) {
      slash = directory.indexOf('/', slash + 1);
      String part = slash < 0 ? directory : directory.substring(0, slash);
      if (!part.isEmpty()) {
        Inode there = daemon.machine().root().peek(part);
        if (there == null) {
          files().mkdir(part, 0700);
        } else if (!there.isDirectory()) {
          throw new DiskException(Errno.ENOTDIR, part);
        }
      }
      if (slash < 0) {
        return;
      }
    }
  }

  private void remove(String temporary) {
    try {
      files().unlink(temporary);
    } catch (DiskException e) {
      daemon.log().warning("remove " + temporary + ": " + e.getMessage());
    }
  }
}

package io.chapar.procmail;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Syslog;
import java.io.IOException;

/** Sees to it that the mailbox of the recipient is there, is theirs, and is a plain file. */
final class SystemMailbox {
  private final Run run;
  private final int startGid;

  SystemMailbox(Run run, int startGid) {
    this.run = run;
    this.startGid = startGid;
  }

  /**
   * Looks at the mailbox and makes it if it is missing; false if nothing can be delivered to it.
   */
  boolean prepare(String name) throws IOException {
    run.spoolGid = run.gid;
    Folders.Folder folder = Folders.parse(name);
    String path = folder.path();
    if (path.isEmpty()) {
      return false;
    }
    String directory = path.substring(0, Math.max(1, path.lastIndexOf('/')));
    Inode spool = run.files().peek(directory);
    boolean own = false;
    if (spool != null) {
      boolean open = (spool.mode() & 033) == 033;
      own = spool.uid() == run.uid;
      if (run.power == Run.Power.ALL) {
        run.power = Run.Power.NOT_NEEDED;
      }
      if (!own && ((spool.mode() & 02000) != 0 || !open)) {
        if (spool.gid() == startGid) {
          run.umask(007);
        }
        run.spoolGid = spool.gid();
      } else if ((spool.mode() & 02000) != 0) {
        run.spoolGid = spool.gid();
      }
    } else {
      run.becomeUser();
      try {
        run.files().mkdir(directory, 0777 & ~run.umask);
      } catch (DiskException e) {
        // seen below
      }
    }
    if (folder.kind() != Folders.Kind.FILE) {
      run.becomeUser();
      run.spoolLock = "";
      return true;
    }
    return file(path, own);
  }

  private boolean file(String path, boolean ownSpool) throws IOException {
    for (int tries = 0; tries < 4; tries++) {
      Inode box;
      try {
        box = run.files().lstat(path);
      } catch (DiskException e) {
        if (e.errno() == Errno.ENOENT ? create(path, ownSpool) : createAsUser(path)) {
          break;
        }
        if (run.files().peek(path) == null) {
          run.log.say("Couldn't create", path);
          return false;
        }
        continue;
      }
      boolean bogus =
          box.uid() != run.uid
              || (box.mode() & 0200) == 0
              || box.isSymlink()
              || (box.isDirectory() ? (box.mode() & 0100) == 0 : box.links() != 1);
      if (bogus) {
        run.sleep(run.vars.suspend);
        if (!moveAway(path, box)) {
          run.log.say("Couldn't create", path);
          return false;
        }
        continue;
      }
      if (run.delivering
          && ((box.mode() & 04000) != 0 || !box.isDirectory() && (box.mode() & 02000) != 0)) {
        run.log.say("Autoforwarding mailbox found");
        run.log.flush();
        throw new io.chapar.host.ExitException(Run.EX_NOUSER);
      }
      int held = ownSpool ? 07777 : ~0060;
      if ((box.mode() & 07100) == 0 && (box.mode() & run.umask & held) != 0) {
        run.log.say("Enforcing stricter permissions on", path);
        run.syslog(Syslog.Severity.NOTICE, "Enforcing stricter permissions on \"" + path + "\"");
        run.becomeUser();
        run.files().chmod(path, box.mode() & ~run.umask);
      }
      if (box.isDirectory()) {
        run.spoolLock = "";
        return true;
      }
      break;
    }
    run.spoolLock = path + run.vars.lockExt;
    return true;
  }

  private boolean create(String path, boolean ownSpool) {
    if (!ownSpool && make(run.files(), path, true)) {
      run.mailboxMade = true;
      return true;
    }
    return createAsUser(path);
  }

  private boolean createAsUser(String path) {
    try {
      run.becomeUser();
      return make(run.spoolFiles(), path, false);
    } catch (RuntimeException e) {
      throw e;
    }
  }

  private boolean make(Files files, String path, boolean give) {
    try {
      files
          .open(
              path,
              java.util.Set.of(Files.Mode.WRITE, Files.Mode.CREATE, Files.Mode.EXCLUSIVE),
              0667 & ~run.umask)
          .close();
      if (give) {
        files.chown(path, run.uid, run.spoolGid, false);
      }
      return true;
    } catch (DiskException e) {
      return false;
    }
  }

  private boolean moveAway(String path, Inode box) throws IOException {
    String target =
        path.substring(0, path.lastIndexOf('/') + 1)
            + "BOGUS."
            + run.vars.text("LOGNAME")
            + "."
            + Names.base64(box.number());
    run.log.begin("Renaming bogus mailbox \"" + path + "\" info");
    run.log.raw(" \"" + target + "\"\n");
    try {
      run.files().rename(path, target);
      run.syslog(Syslog.Severity.CRIT, "Renamed bogus \"" + path + "\" into \"" + target + "\"");
      return true;
    } catch (DiskException e) {
      run.syslog(
          Syslog.Severity.ALERT, "Couldn't rename bogus \"" + path + "\" into \"" + target + "\"");
      return false;
    }
  }
}

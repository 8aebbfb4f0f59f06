package io.chapar.procmail;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.text.Utf8;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lock files: the one of the recipe that runs and the one that LOCKFILE names. */
final class Locks {
  private final Run run;
  private @Nullable String local;
  private @Nullable String global;

  Locks(Run run) {
    this.run = run;
  }

  /** Takes the lock file of a recipe: as named, or for a folder. */
  boolean lockLocal(@Nullable String name, String folder) throws IOException {
    if (name == null && (folder.equals("/dev/null") || folder.equals("|"))) {
      return true;
    }
    String file = name != null ? name : folder + run.vars.lockExt;
    if (file.equals(global)) {
      run.log.say("Deadlock attempted on", file);
      return false;
    }
    return lock(file, false);
  }

  /** Takes the lock file of the default folder, unless LOCKFILE is the same. */
  void lockDefault(String file) throws IOException {
    if (!file.equals(global)) {
      lock(file, false);
    }
  }

  /** LOCKFILE was assigned. */
  boolean lockGlobal(String file) throws IOException {
    return lock(file, true);
  }

  void unlockLocal() throws IOException {
    String file = local;
    local = null;
    unlock(file);
  }

  /** Gives all back. */
  void release() throws IOException {
    unlockLocal();
    String file = global;
    global = null;
    unlock(file);
  }

  private Files files(String name) {
    return name.equals(run.spoolLock) ? run.spoolFiles() : run.files();
  }

  private void unlock(@Nullable String file) throws IOException {
    if (file == null) {
      return;
    }
    run.log.detail("Unlocking", file);
    try {
      files(file).unlink(run.p.path(file));
    } catch (DiskException e) {
      run.log.say("Couldn't unlock", file);
    }
  }

  private boolean lock(String wanted, boolean globally) throws IOException {
    String held = globally ? global : local;
    if (held != null) {
      if (held.equals(wanted)) {
        return true;
      }
      if (globally) {
        global = null;
      } else {
        local = null;
      }
      unlock(held);
    }
    if (wanted.isEmpty()) {
      return true;
    }
    String name = wanted;
    int patience = 8;
    boolean forced = false;
    while (true) {
      run.log.detail("Locking", name);
      Errno why = create(files(wanted), name);
      if (why == null) {
        if (globally) {
          global = name;
        } else {
          local = name;
        }
        return true;
      }
      switch (why) {
        case EEXIST -> {
          patience = 8;
          if (stale(name)) {
            if (forced) {
              return failed(name);
            }
            try {
              files(wanted).unlink(run.p.path(name));
              run.log.say("Forcing lock on", name);
              run.sleep(run.vars.suspend);
              continue;
            } catch (DiskException e) {
              forced = true;
              run.log.say("Forced unlock denied on", name);
            }
          } else {
            forced = false;
          }
        }
        case ENOSPC, EDQUOT, ENOENT, ENOTDIR, EIO -> {
          if (--patience == 0) {
            return failed(name);
          }
        }
        case ENAMETOOLONG -> {
          int last = name.length() - 1;
          if (last <= 0 || name.charAt(last - 1) == '/') {
            return failed(name);
          }
          run.log.begin("Truncating");
          run.log.raw(" \"" + name + "\"\n and retrying lock\n");
          name = name.substring(0, last);
          patience = 8;
          continue;
        }
        default -> {
          return failed(name);
        }
      }
      run.log.flush();
      run.sleep(Math.max(1, run.vars.lockSleep));
    }
  }

  private boolean failed(String name) throws IOException {
    run.log.say("Lock failure on", name);
    return false;
  }

  private boolean stale(String name) {
    try {
      Inode inode = run.files().lstat(run.p.path(name));
      long age = (run.now() - inode.mtime()) / 1_000_000_000;
      return inode.size() <= 16 && run.vars.lockTimeout > 0 && run.vars.lockTimeout < age;
    } catch (DiskException e) {
      return false;
    }
  }

  /** Makes the file by way of a temporary one, as is safe on NFS; null if that went well. */
  private @Nullable Errno create(Files files, String name) throws IOException {
    String path = run.p.path(name);
    String temporary = path.substring(0, path.lastIndexOf('/') + 1) + run.names.temporary();
    try {
      files.write(temporary, Utf8.encode("0"), 0444 & ~run.umask);
    } catch (DiskException e) {
      if (run.log.verbose) {
        String shown = name.substring(0, name.lastIndexOf('/') + 1);
        run.log.say(
            "Error while writing to", shown + temporary.substring(temporary.lastIndexOf('/') + 1));
      }
      return e.errno();
    }
    try {
      files.link(temporary, path);
      return null;
    } catch (DiskException e) {
      return e.errno();
    } finally {
      try {
        files.unlink(temporary);
      } catch (DiskException e) {
        // it stays
      }
    }
  }
}

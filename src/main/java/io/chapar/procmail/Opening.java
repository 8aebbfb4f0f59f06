package io.chapar.procmail;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Syslog;
import java.io.IOException;

/** Opens the rc file of a user: as that user, and only if nobody else may write it. */
final class Opening {
  /** Where its name comes from. */
  enum Kind {
    /** An absolute path. */
    ABSOLUTE,
    /** A path that begins in the working directory: trusted as it is. */
    CURRENT,
    /** $HOME/.procmailrc. */
    DEFAULT
  }

  private final Run run;
  private final boolean late;

  /**
   * @param late the rights of root are kept until the file is open
   */
  Opening(Run run, boolean late) {
    this.run = run;
    this.late = late;
  }

  boolean open(String file, Kind kind, boolean warn) throws IOException {
    if (!late
        && run.power != Run.Power.NONE
        && (run.power == Run.Power.NOT_NEEDED && kind != Kind.DEFAULT
            || run.files().exists(run.p.path(file)))) {
      run.becomeUser();
    }
    if (!run.open(file)) {
      if (warn) {
        run.log.say("Couldn't read", file);
      }
      return false;
    }
    if (!late && run.power != Run.Power.NONE) {
      run.rc.pop();
      run.becomeUser();
      if (!run.open(file)) {
        run.log.say("Couldn't read", file);
        return false;
      }
    }
    Inode inode = run.files().peek(run.p.path(file));
    if (late) {
      run.becomeUser();
    }
    if (kind == Kind.CURRENT) {
      if (!run.changedDirectory) {
        run.mailDirectory(".");
      }
    } else if (inode == null || !trusted(file, inode, kind)) {
      run.rc.pop();
      run.log.say("Suspicious rcfile", file);
      run.syslog(Syslog.Severity.ALERT, "Suspicious rcfile \"" + file + "\"");
      run.log.say("Couldn't read", file);
      return false;
    }
    run.log.detail("Rcfile:", file);
    if (!run.changedDirectory) {
      enterHome();
    }
    return true;
  }

  /** Owned by the recipient or root, and neither it nor its directory open to others. */
  private boolean trusted(String file, Inode inode, Kind kind) {
    boolean byDefault = kind == Kind.DEFAULT;
    if (!file.equals("/dev/null")
        && (inode.uid() != run.uid && inode.uid() != 0
            || (inode.mode() & 002) != 0
            || byDefault && (inode.mode() & 020) != 0 && inode.gid() != run.gid)) {
      return false;
    }
    String path = run.p.path(file);
    Inode directory = run.files().peek(path.substring(0, Math.max(1, path.lastIndexOf('/'))));
    if (directory == null) {
      return false;
    }
    int mode = directory.mode();
    return (mode & 01000) != 0
        || (mode & 003) != 003 && !(byDefault && (mode & 030) == 030 && directory.gid() != run.gid);
  }

  private void enterHome() throws IOException {
    String home = run.vars.text("HOME");
    try {
      run.p.chdir(home);
      run.mailDirectory(home);
      return;
    } catch (DiskException e) {
      run.log.say("Couldn't chdir to", home);
    }
    run.mailDirectory(".");
  }
}

package io.chapar.procmail;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Signal;
import io.chapar.text.Utf8;
import io.chapar.time.WaitPoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command lockfile: takes lock files for scripts, waiting where they are taken. */
final class Lockfile implements Program {
  private static final String USAGE =
      "Usage: lockfile -v | -nnn | -r nnn | -l nnn | -s nnn | -! | -ml | -mu | file ...\n";
  private static final String HELP =
      """
      	-v	display the version number and exit
      	-nnn	wait nnn seconds between locking attempts
      	-r nnn	make at most nnn retries before giving up on a lock
      	-l nnn	set locktimeout to nnn seconds
      	-s nnn	suspend nnn seconds after a locktimeout occurred
      	-!	invert the exitcode of lockfile
      	-ml	lock your system mail-spool file
      	-mu	unlock your system mail-spool file
      """;

  @Override
  public int run(Process p) throws IOException {
    return new Job(p).run();
  }

  private static final class Job {
    private final Process p;
    private final List<String> args;
    private final List<String> taken = new ArrayList<>();
    private final WaitPoint wake;
    private final Names names;
    private boolean interrupted;
    private int sleep = 8;
    private int retries = -1;
    private int force;
    private int suspend = 16;
    private boolean invert;
    private boolean idle = true;
    private int at;
    private int index;

    Job(Process p) {
      this.p = p;
      args = p.args();
      wake = new WaitPoint(p.machine().scheduler());
      names = new Names(p);
      for (Signal signal : List.of(Signal.TERM, Signal.INT, Signal.HUP, Signal.QUIT)) {
        p.onSignal(
            signal,
            () -> {
              interrupted = true;
              wake.signalAll();
            });
      }
    }

    int run() throws IOException {
      int status = 0;
      for (index = 1; index < args.size(); index++) {
        String word = args.get(index);
        at = 1;
        if (!word.startsWith("-")) {
          idle = false;
          status = lock(word, p.files());
        } else {
          status = options(word);
        }
        if (status != 0) {
          for (String name : taken) {
            unlink(name);
          }
          break;
        }
      }
      if (status == 0 && idle) {
        p.err().print(USAGE);
        return Run.EX_USAGE;
      }
      if (invert && status == 0) {
        return Run.EX_CANTCREAT;
      }
      return invert && status == Run.EX_CANTCREAT ? 0 : status;
    }

    private boolean unlink(String name) {
      try {
        p.files().unlink(p.path(name));
        return true;
      } catch (DiskException e) {
        return false;
      }
    }

    private int usage(String more) throws IOException {
      p.err().print(USAGE + more);
      return Run.EX_USAGE;
    }

    private int options(String word) throws IOException {
      while (at < word.length()) {
        char option = word.charAt(at++);
        switch (option) {
          case '!' -> invert = !invert;
          case 'r', 'l', 's' -> {
            String from = at < word.length() ? word.substring(at) : next();
            Long n = from == null ? null : Vars.leadingNumber(from);
            if (n == null || option == 's' && n < 0) {
              return usage("");
            }
            int value = (int) Math.max(-1, Math.min(Integer.MAX_VALUE, n));
            if (option == 'r') {
              retries = value;
            } else if (option == 'l') {
              force = value;
            } else {
              suspend = value;
            }
            return 0;
          }
          case 'v' -> {
            Account me = p.machine().users().byUid(p.realUid());
            p.err()
                .print(
                    "lockfile"
                        + Procmail.VERSION
                        + "\nYour system mailbox's lockfile:\t/var/mail/"
                        + (me == null ? "" : me.name())
                        + ".lock\n");
            return Run.EX_USAGE;
          }
          case 'h', '?' -> {
            return usage(HELP);
          }
          case 'm' -> {
            return mailbox(word.substring(at));
          }
          default -> {
            Long n = Vars.leadingNumber(word.substring(at - 1));
            if (n == null || n < 0) {
              return usage("");
            }
            sleep = (int) Math.min(Integer.MAX_VALUE, n);
            return 0;
          }
        }
      }
      return 0;
    }

    private @Nullable String next() {
      return index + 1 < args.size() ? args.get(++index) : null;
    }

    private int mailbox(String what) throws IOException {
      Account me = p.machine().users().byUid(p.realUid());
      String login = p.env().get("LOGNAME");
      Account named = login == null ? null : p.machine().users().named(login);
      if (named != null && named.uid() == p.realUid()) {
        me = named;
      }
      if (me == null) {
        p.err().print("lockfile: Can't determine your mailbox, who are you?\n");
        return Run.EX_USAGE;
      }
      String file = "/var/mail/" + me.name() + ".lock";
      Files files = p.files();
      if (what.equals("l")) {
        idle = false;
        return lock(file, files);
      }
      if (!what.equals("u")) {
        return usage("");
      }
      try {
        files.unlink(file);
        idle = false;
      } catch (DiskException e) {
        p.err().print("lockfile: Can't unlock \"" + file + "\"\n");
      }
      return 0;
    }

    private int giveUp(int status, String why, String name) throws IOException {
      p.err().print("lockfile: " + why + ", giving up on \"" + name + "\"\n");
      return status;
    }

    private int lock(String wanted, Files files) throws IOException {
      String name = wanted;
      int patience = 8;
      while (true) {
        DiskException why = create(files, name);
        if (why == null) {
          taken.add(name);
          return 0;
        }
        if (interrupted) {
          return giveUp(Run.EX_TEMPFAIL, "Signal received", name);
        }
        switch (why.errno()) {
          case EEXIST -> {
            patience = 8;
            if (force > 0 && stale(files, name)) {
              boolean gone = unlink(name);
              p.err()
                  .print(
                      "lockfile: "
                          + (gone ? "Forcing lock on \"" : "Forced unlock denied on \"")
                          + name
                          + "\"\n");
              pause(suspend);
            } else if (retries == 0) {
              return giveUp(Run.EX_CANTCREAT, "Sorry", name);
            } else {
              retries = Math.max(-1, retries - 1);
              pause(sleep);
            }
          }
          case ENOSPC, EDQUOT, ENOENT, ENOTDIR, EIO -> {
            if (--patience == 0) {
              pause(sleep);
            } else {
              return giveUp(Run.EX_UNAVAILABLE, "Try praying", name);
            }
          }
          case ENAMETOOLONG -> {
            int last = name.length() - 1;
            if (last <= 0 || name.charAt(last - 1) == '/') {
              return giveUp(Run.EX_UNAVAILABLE, "Filename too long", name);
            }
            p.err().print("lockfile: Truncating \"" + name + "\" and retrying lock\n");
            name = name.substring(0, last);
          }
          default -> {
            return giveUp(Run.EX_UNAVAILABLE, "Try praying", name);
          }
        }
      }
    }

    private void pause(int seconds) {
      long until = p.machine().scheduler().nanos() + Math.max(1, seconds) * 1_000_000_000L;
      while (!interrupted && wake.awaitUntil(until)) {
        // woken by a signal
      }
    }

    private boolean stale(Files files, String name) {
      try {
        Inode inode = files.lstat(p.path(name));
        return force < (p.machine().scheduler().nanos() - inode.mtime()) / 1_000_000_000;
      } catch (DiskException e) {
        return false;
      }
    }

    private @Nullable DiskException create(Files files, String name) {
      String path = p.path(name);
      String temporary = path.substring(0, path.lastIndexOf('/') + 1) + names.temporary();
      try {
        files.write(temporary, Utf8.encode("0"), 0444 & ~p.umask());
        try {
          files.link(temporary, path);
          return null;
        } finally {
          files.unlink(temporary);
        }
      } catch (DiskException e) {
        return e;
      }
    }
  }
}

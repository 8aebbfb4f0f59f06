package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** chmod(1). */
final class Chmod implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
          "c,changes",
          "f,silent,quiet",
          "v,verbose",
          "R,recursive",
          "reference=",
          "preserve-root",
          "no-preserve-root");

  /** What one run was asked to do. */
  private record Job(Process p, Options.Parsed o, Modes change, boolean everybody) {}

  @Override
  public int run(Process p) throws IOException {
    // -w, -x and the like are modes, not options
    List<String> args = new ArrayList<>();
    String dashed = null;
    for (String arg : p.args().subList(1, p.args().size())) {
      if (dashed == null && arg.matches("-[rwxXstugoa,+=-]+") && !arg.equals("--")) {
        dashed = arg;
      } else {
        args.add(arg);
      }
    }
    Options.Parsed o = OPTIONS.parse(p, args);
    List<String> files = new ArrayList<>(o.operands());
    String reference = o.value("reference");
    Modes change;
    String mode = "";
    if (reference != null) {
      try {
        change = Modes.exactly(p.files().stat(p.path(reference)).mode());
      } catch (DiskException e) {
        return Gnu.error(
            p, 1, "failed to get attributes of " + Quote.shell(reference) + ": " + e.getMessage());
      }
      if (files.isEmpty()) {
        throw OPTIONS.wrong(p, "missing operand");
      }
    } else {
      if (dashed != null) {
        mode = dashed;
      } else if (files.isEmpty()) {
        throw OPTIONS.wrong(p, "missing operand");
      } else {
        mode = files.remove(0);
      }
      if (files.isEmpty()) {
        throw OPTIONS.wrong(p, "missing operand after " + Quote.locale(mode));
      }
      change = Modes.parse(mode);
      if (change == null) {
        throw OPTIONS.wrong(p, "invalid mode: " + Quote.locale(mode));
      }
    }
    Job job = new Job(p, o, change, dashed != null);
    boolean good = true;
    for (String file : files) {
      if (o.has("R") && o.has("preserve-root") && p.path(file).matches("/+")) {
        Gnu.error(p, "it is dangerous to operate recursively on '/'");
        Gnu.error(p, "use --no-preserve-root to override this failsafe");
        good = false;
        continue;
      }
      good &= change(job, file, true);
    }
    return good ? 0 : 1;
  }

  private static boolean change(Job job, String file, boolean named) throws IOException {
    Process p = job.p();
    p.tick();
    String path = p.path(file);
    Inode inode;
    try {
      inode = p.files().lstat(path);
      if (inode.isSymlink()) {
        if (!named) {
          return true;
        }
        inode = p.files().stat(path);
      }
    } catch (DiskException e) {
      boolean dangling = p.files().may(path, 0);
      try {
        dangling = p.files().lstat(path).isSymlink();
      } catch (DiskException again) {
        dangling = false;
      }
      return complain(
          job,
          dangling
              ? "cannot operate on dangling symlink " + Quote.shell(file)
              : "cannot access " + Quote.shell(file) + ": " + e.getMessage());
    }
    int old = inode.mode();
    int mode = job.change().apply(old, inode.isDirectory(), p.umask());
    boolean good = true;
    try {
      p.files().chmod(path, mode);
      report(job, file, old, mode);
      if (job.everybody()) {
        int wanted = job.change().apply(old, inode.isDirectory(), 0);
        if (wanted != mode) {
          good =
              complain(
                  job,
                  Quote.shellIfNeeded(file)
                      + ": new permissions are "
                      + Modes.letters(mode)
                      + ", not "
                      + Modes.letters(wanted));
        }
      }
    } catch (DiskException e) {
      good = complain(job, "changing permissions of " + Quote.shell(file) + ": " + e.getMessage());
      if (job.o().has("v")) {
        p.out()
            .println(
                "failed to change mode of "
                    + Quote.shell(file)
                    + " from "
                    + describe(old)
                    + " to "
                    + describe(mode));
      }
    }
    if (job.o().has("R") && inode.isDirectory()) {
      List<String> names;
      try {
        names = p.files().readdir(path);
      } catch (DiskException e) {
        return complain(job, "cannot read directory " + Quote.shell(file) + ": " + e.getMessage());
      }
      for (String name : names) {
        good &= change(job, Gnu.join(file, name), false);
      }
    }
    return good;
  }

  private static boolean complain(Job job, String message) throws IOException {
    if (!job.o().has("f")) {
      Gnu.error(job.p(), message);
    }
    return false;
  }

  private static void report(Job job, String file, int old, int mode) throws IOException {
    if (old != mode && (job.o().has("v") || job.o().has("c"))) {
      job.p()
          .out()
          .println(
              "mode of "
                  + Quote.shell(file)
                  + " changed from "
                  + describe(old)
                  + " to "
                  + describe(mode));
    } else if (job.o().has("v")) {
      job.p().out().println("mode of " + Quote.shell(file) + " retained as " + describe(mode));
    }
  }

  private static String describe(int mode) {
    return String.format("%04o (%s)", mode, Modes.letters(mode));
  }
}

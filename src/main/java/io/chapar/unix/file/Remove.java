package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Inode;
import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.List;

/** rm(1) and unlink(1). */
final class Remove implements Program {
  private static final String TRY = "Try 'rm --help' for more information.\n";
  private static final Options OPTIONS =
      Options.coreutils(
              "f,force",
              "i",
              "I",
              "interactive=?",
              "r,R,recursive",
              "d,dir",
              "v,verbose",
              "one-file-system",
              "preserve-root=?",
              "no-preserve-root")
          .hint("");

  /** When it asks. */
  private enum Ask {
    NEVER,
    USUAL,
    ALWAYS
  }

  private record Job(Process p, Options.Parsed o, Ask ask) {}

  @Override
  public int run(Process p) throws IOException {
    if (p.name().equals("unlink")) {
      return unlink(p);
    }
    Options.Parsed o;
    try {
      o = OPTIONS.parse(p);
    } catch (ExitException e) {
      if (e.status() == 1) {
        hint(p);
        p.err().print(TRY);
      }
      throw e;
    }
    List<String> files = o.operands();
    String last = o.last("f", "i", "I", "interactive");
    String when = last.equals("interactive") ? o.value("interactive", "always") : "";
    Ask ask =
        switch (last.equals("interactive") ? when : last) {
          case "f", "never", "no", "none" -> Ask.NEVER;
          case "i", "always", "yes" -> Ask.ALWAYS;
          default -> Ask.USUAL;
        };
    if (files.isEmpty()) {
      if (o.has("f")) {
        return 0;
      }
      Gnu.error(p, "missing operand");
      p.err().print(TRY);
      return 1;
    }
    boolean once = last.equals("I") || when.equals("once");
    if (once && (o.has("r") || files.size() > 3)) {
      String arguments = files.size() == 1 ? "1 argument" : files.size() + " arguments";
      if (!Gnu.confirm(p, "remove " + arguments + (o.has("r") ? " recursively?" : "?"))) {
        return 0;
      }
    }
    Job job = new Job(p, o, ask);
    boolean good = true;
    for (String file : files) {
      if (o.has("r") && refused(p, file, o.has("no-preserve-root"))) {
        good = false;
        continue;
      }
      good &= remove(job, file);
    }
    return good ? 0 : 1;
  }

  /** Somebody wants to remove a file whose name looks like an option. */
  private static void hint(Process p) throws IOException {
    for (String arg : p.args().subList(1, p.args().size())) {
      if (arg.startsWith("-") && arg.length() > 1) {
        try {
          p.files().lstat(p.path(arg));
          p.err()
              .print(
                  "Try '"
                      + p.args().get(0)
                      + " ./"
                      + Quote.shellIfNeeded(arg)
                      + "' to remove the file "
                      + Quote.shell(arg)
                      + ".\n");
        } catch (DiskException e) {
          continue;
        }
        return;
      }
    }
  }

  private static int unlink(Process p) throws IOException {
    if (p.args().size() != 2) {
      throw OPTIONS.wrong(
          p,
          p.args().size() < 2
              ? "missing operand"
              : "extra operand " + Quote.locale(p.args().get(2)));
    }
    try {
      p.files().unlink(p.path(p.args().get(1)));
      return 0;
    } catch (DiskException e) {
      return Gnu.error(
          p, 1, "cannot unlink " + Quote.shell(p.args().get(1)) + ": " + e.getMessage());
    }
  }

  private static boolean refused(Process p, String file, boolean rootToo) throws IOException {
    String base = Gnu.base(file);
    if (base.equals(".") || base.equals("..")) {
      Gnu.error(p, "refusing to remove '.' or '..' directory: skipping " + Quote.shell(file));
      return true;
    }
    if (!rootToo && p.path(file).matches("/+")) {
      Gnu.error(p, "it is dangerous to operate recursively on '/'");
      Gnu.error(p, "use --no-preserve-root to override this failsafe");
      return true;
    }
    return false;
  }

  private static boolean remove(Job job, String file) throws IOException {
    Process p = job.p();
    p.tick();
    String path = p.path(file);
    Inode inode;
    try {
      inode = p.files().lstat(path);
    } catch (DiskException e) {
      boolean missing = e.errno() == Errno.ENOENT || e.errno() == Errno.ENOTDIR;
      return job.o().has("f") && missing || failed(p, file, e);
    }
    if (inode.isDirectory()) {
      if (job.o().has("r")) {
        return tree(job, file, path, inode);
      }
      if (!job.o().has("d")) {
        return failed(p, file, new DiskException(Errno.EISDIR, file));
      }
    }
    if (!agreed(job, "remove", file, inode)) {
      return true;
    }
    try {
      if (inode.isDirectory()) {
        p.files().rmdir(path);
      } else {
        p.files().unlink(path);
      }
      tell(job, file, inode);
      return true;
    } catch (DiskException e) {
      return failed(p, file, e);
    }
  }

  private static boolean tree(Job job, String file, String path, Inode inode) throws IOException {
    Process p = job.p();
    List<String> names;
    try {
      names = p.files().readdir(path);
    } catch (DiskException e) {
      try {
        p.files().rmdir(path); // an empty directory needs no reading
        tell(job, file, inode);
        return true;
      } catch (DiskException again) {
        return failed(p, file, e);
      }
    }
    if (!names.isEmpty() && job.ask() != Ask.NEVER && !agreed(job, "descend into", file, inode)) {
      return true;
    }
    boolean good = true;
    for (String name : names) {
      good &= remove(job, Gnu.join(file, name));
    }
    if (!good) {
      return false;
    }
    if (!agreed(job, "remove", file, inode)) {
      return true;
    }
    try {
      p.files().rmdir(path);
      tell(job, file, inode);
      return true;
    } catch (DiskException e) {
      // what somebody kept by answering no is no error
      return e.errno() == Errno.ENOTEMPTY && job.ask() == Ask.ALWAYS || failed(p, file, e);
    }
  }

  private static boolean agreed(Job job, String verb, String file, Inode inode) throws IOException {
    Process p = job.p();
    boolean guarded =
        job.ask() == Ask.USUAL
            && p.terminal(0)
            && !inode.isSymlink()
            && !p.credentials().may(inode, 2);
    if (job.ask() != Ask.ALWAYS && !guarded) {
      return true;
    }
    return Gnu.confirm(
        p,
        verb
            + " "
            + (guarded ? "write-protected " : "")
            + (verb.equals("remove") ? Modes.kind(inode) : "directory")
            + " "
            + Quote.shell(file)
            + "?");
  }

  private static void tell(Job job, String file, Inode inode) throws IOException {
    if (job.o().has("v")) {
      job.p()
          .out()
          .println((inode.isDirectory() ? "removed directory " : "removed ") + Quote.shell(file));
    }
  }

  private static boolean failed(Process p, String file, DiskException e) throws IOException {
    Gnu.error(p, "cannot remove " + Quote.shell(file) + ": " + e.getMessage());
    return false;
  }
}

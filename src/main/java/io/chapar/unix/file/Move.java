package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;

/** mv(1). */
final class Move implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
          "backup=?",
          "b",
          "f,force",
          "i,interactive",
          "n,no-clobber",
          "strip-trailing-slashes",
          "S,suffix=",
          "t,target-directory=",
          "T,no-target-directory",
          "u,update",
          "v,verbose",
          "-Z,context");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    Targets targets = Targets.of(p, OPTIONS, o);
    if (targets == null) {
      return 1;
    }
    boolean good = true;
    for (String file : targets.files()) {
      good &= move(p, o, file, targets.of(file));
    }
    return good ? 0 : 1;
  }

  private static boolean move(Process p, Options.Parsed o, String from, String to)
      throws IOException {
    p.tick();
    Files files = p.files();
    String source = p.path(from);
    String target = p.path(to);
    Inode inode;
    try {
      inode = files.lstat(source);
    } catch (DiskException e) {
      return fail(p, "cannot stat " + Quote.shell(from) + ": " + e.getMessage());
    }
    Inode there = null;
    try {
      there = files.lstat(inode.isDirectory() ? Copier.trimmed(target) : target);
    } catch (DiskException e) {
      if (e.errno() == Errno.ENOTDIR) {
        return fail(p, "cannot stat " + Quote.shell(to) + ": " + e.getMessage());
      }
    }
    String last = o.last("f", "i", "n");
    if (there != null) {
      if (there.number() == inode.number()) {
        return fail(p, Quote.shell(from) + " and " + Quote.shell(to) + " are the same file");
      }
      if (last.equals("n") || o.has("u") && inode.mtime() <= there.mtime()) {
        return true;
      }
      if (there.isDirectory() && !inode.isDirectory()) {
        return fail(p, "cannot overwrite directory " + Quote.shell(to) + " with non-directory");
      }
      if (inode.isDirectory() && !there.isDirectory()) {
        return fail(
            p,
            "cannot overwrite non-directory "
                + Quote.shell(to)
                + " with directory "
                + Quote.shell(from));
      }
      if (last.equals("i")) {
        if (!Gnu.confirm(p, "overwrite " + Quote.shell(to) + "?")) {
          return true; // nothing failed: somebody did not want it
        }
      } else if (last.isEmpty()
          && p.terminal(0)
          && !there.isSymlink()
          && !p.credentials().may(there, 2)) {
        String question =
            String.format(
                "replace %s, overriding mode %04o (%s)?",
                Quote.shell(to), there.mode(), Modes.letters(there.mode()));
        if (!Gnu.confirm(p, question)) {
          return true;
        }
      }
      String backup = Backup.wish(o, p.env("VERSION_CONTROL", ""));
      if (!backup.isEmpty()) {
        files.rename(target, Backup.name(files, target, backup));
      }
    }
    try {
      if (to.endsWith("/") && there == null && !inode.isDirectory()) {
        throw new DiskException(Errno.ENOTDIR, to);
      }
      files.rename(Copier.trimmed(source), Copier.trimmed(target));
    } catch (DiskException e) {
      if (e.errno() == Errno.EINVAL) {
        return fail(
            p,
            "cannot move "
                + Quote.shell(from)
                + " to a subdirectory of itself, "
                + Quote.shell(to));
      }
      return fail(
          p, "cannot move " + Quote.shell(from) + " to " + Quote.shell(to) + ": " + e.getMessage());
    }
    if (o.has("v")) {
      p.out().println("renamed " + Quote.shell(from) + " -> " + Quote.shell(to));
    }
    return true;
  }

  private static boolean fail(Process p, String message) throws IOException {
    Gnu.error(p, message);
    return false;
  }
}

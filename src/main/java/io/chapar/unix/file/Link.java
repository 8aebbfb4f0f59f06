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
import java.util.List;

/** ln(1). */
final class Link implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
          "backup=?",
          "b",
          "-d,F,directory",
          "f,force",
          "i,interactive",
          "L,logical",
          "n,no-dereference",
          "P,physical",
          "r,relative",
          "s,symbolic",
          "S,suffix=",
          "t,target-directory=",
          "T,no-target-directory",
          "v,verbose");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    Targets targets;
    if (o.operands().size() == 1 && !o.has("t") && !o.has("T")) {
      targets = new Targets(o.operands(), ".", true);
    } else if (o.operands().size() == 2 && o.has("n") && isLink(p, o.operands().get(1))) {
      targets = new Targets(List.of(o.operands().get(0)), o.operands().get(1), false);
    } else {
      targets = Targets.of(p, OPTIONS, o);
    }
    if (targets == null) {
      return 1;
    }
    boolean good = true;
    for (String file : targets.files()) {
      good &= link(p, o, file, targets.of(file));
    }
    return good ? 0 : 1;
  }

  private static boolean isLink(Process p, String name) {
    try {
      return p.files().lstat(p.path(name)).isSymlink();
    } catch (DiskException e) {
      return false;
    }
  }

  private static boolean link(Process p, Options.Parsed o, String from, String to)
      throws IOException {
    Files files = p.files();
    boolean symbolic = o.has("s");
    String target = p.path(to);
    Inode source = null;
    if (!symbolic) {
      try {
        source = o.has("L") ? files.stat(p.path(from)) : files.lstat(p.path(from));
      } catch (DiskException e) {
        return fail(p, "failed to access " + Quote.shell(from) + ": " + e.getMessage());
      }
      if (source.isDirectory()) {
        return fail(p, Quote.shellIfNeeded(from) + ": hard link not allowed for directory");
      }
    }
    Inode there = null;
    try {
      there = files.lstat(target);
    } catch (DiskException e) {
      there = null;
    }
    if (there != null && (o.has("f") || o.has("i") || o.has("b") || o.has("backup"))) {
      if (there.isDirectory()) {
        return fail(p, Quote.shellIfNeeded(to) + ": cannot overwrite directory");
      }
      if (source != null && p.path(from).equals(target) && o.has("f")) {
        return fail(p, Quote.shell(from) + " and " + Quote.shell(to) + " are the same file");
      }
      if (o.last("i", "f").equals("i") && !Gnu.confirm(p, "replace " + Quote.shell(to) + "?")) {
        return false;
      }
      String backup = Backup.wish(o, p.env("VERSION_CONTROL", ""));
      try {
        if (backup.isEmpty()) {
          files.unlink(target);
        } else {
          files.rename(target, Backup.name(files, target, backup));
        }
      } catch (DiskException e) {
        return fail(p, "cannot remove " + Quote.shell(to) + ": " + e.getMessage());
      }
    }
    try {
      if (symbolic) {
        files.symlink(o.has("r") ? relative(p, from, to) : from, target);
      } else {
        files.link(p.path(from), target);
      }
    } catch (DiskException e) {
      String verb = "failed to create " + (symbolic ? "symbolic" : "hard") + " link ";
      boolean source2 = !symbolic && e.errno() != Errno.EEXIST;
      return fail(
          p,
          verb
              + Quote.shell(to)
              + (source2 ? " => " + Quote.shell(from) : "")
              + ": "
              + e.getMessage());
    }
    if (o.has("v")) {
      p.out().println(Quote.shell(to) + (symbolic ? " -> " : " => ") + Quote.shell(from));
    }
    return true;
  }

  private static String relative(Process p, String from, String to) throws DiskException {
    String target = p.path(to);
    int slash = target.lastIndexOf('/');
    String base = p.files().realpath(slash <= 0 ? "/" : target.substring(0, slash));
    return Paths.relative(Paths.canonical(p, from, Paths.Missing.ALL), base);
  }

  private static boolean fail(Process p, String message) throws IOException {
    Gnu.error(p, message);
    return false;
  }
}

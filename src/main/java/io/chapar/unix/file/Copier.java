package io.chapar.unix.file;

import io.chapar.disk.Body;
import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Channel;
import io.chapar.host.Process;
import io.chapar.unix.Gnu;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Copies files and trees with what is to be preserved: the engine of cp, of mv and of install. */
final class Copier {
  /** What to keep and what to follow. */
  record Wishes(
      boolean recursive,
      boolean follow,
      boolean followNamed,
      boolean mode,
      boolean owner,
      boolean times,
      boolean links,
      boolean hardLink,
      boolean symbolic,
      boolean force,
      boolean removeFirst,
      boolean interactive,
      boolean noClobber,
      boolean update,
      boolean verbose,
      String backup) {}

  private final Process p;
  private final Wishes wishes;
  private final Map<Integer, String> linked = new HashMap<>();
  private final Set<Integer> made = new HashSet<>();
  private String topFrom = "";
  private String topTo = "";

  Copier(Process p, Wishes wishes) {
    this.p = p;
    this.wishes = wishes;
  }

  /** Copies {@code from} to {@code to}, both as the user wrote them; false if something failed. */
  boolean copy(String from, String to) throws IOException {
    topFrom = from;
    topTo = to;
    return copy(from, to, true);
  }

  private boolean copy(String from, String to, boolean named) throws IOException {
    p.tick();
    String source = p.path(from);
    Inode inode;
    try {
      boolean follow = wishes.follow() || named && wishes.followNamed();
      inode = follow ? p.files().stat(source) : p.files().lstat(source);
    } catch (DiskException e) {
      return fail("cannot stat " + Quote.shell(from) + ": " + e.getMessage());
    }
    if (inode.isDirectory()) {
      return directory(from, to, inode);
    }
    return file(from, to, inode);
  }

  private boolean directory(String from, String to, Inode inode) throws IOException {
    if (!wishes.recursive()) {
      return fail("-r not specified; omitting directory " + Quote.shell(from));
    }
    String target = p.path(to);
    Inode there = p.files().peek(target);
    if (made.contains(inode.number())) {
      return fail(
          "cannot copy a directory, "
              + Quote.shell(topFrom)
              + ", into itself, "
              + Quote.shell(topTo));
    }
    boolean fresh = there == null;
    if (there != null && !there.isDirectory()) {
      return fail(
          "cannot overwrite non-directory "
              + Quote.shell(to)
              + " with directory "
              + Quote.shell(from));
    }
    if (fresh) {
      try {
        p.files().mkdir(trimmed(target), inode.mode() & 0777 & ~p.umask() | 0700);
      } catch (DiskException e) {
        return fail("cannot create directory " + Quote.shell(to) + ": " + e.getMessage());
      }
      tell(from, to);
      made.add(p.files().stat(target).number());
    }
    List<String> names;
    try {
      names = byInode(p, from);
    } catch (DiskException e) {
      return fail("cannot access " + Quote.shell(from) + ": " + e.getMessage());
    }
    boolean good = true;
    for (String name : names) {
      good &= copy(Gnu.join(from, name), Gnu.join(to, name), false);
    }
    if (fresh && !wishes.mode()) {
      p.files()
          .chmod(target, inode.mode() & 0777 & ~p.umask() | p.files().stat(target).mode() & 02000);
    }
    return attributes(to, inode, false) && good;
  }

  static String trimmed(String path) {
    return path.replaceAll("(?<=.)/+$", "");
  }

  private boolean file(String from, String to, Inode inode) throws IOException {
    String target = p.path(to);
    Files files = p.files();
    Inode link = null;
    try {
      link = files.lstat(target);
    } catch (DiskException e) {
      if (e.errno() != Errno.ENOENT) {
        return fail("cannot stat " + Quote.shell(to) + ": " + e.getMessage());
      }
    }
    Inode there = link == null ? null : link.isSymlink() ? files.peek(target) : link;
    if (link != null) {
      if (there != null && there.isDirectory()) {
        return fail("cannot overwrite directory " + Quote.shell(to) + " with non-directory");
      }
      boolean same = there != null && there.number() == inode.number();
      if (same
          && !(wishes.hardLink()
              || wishes.symbolic()
              || wishes.removeFirst() && link.isSymlink())) {
        if (inode.isSymlink() && wishes.backup().isEmpty()) {
          return true;
        }
        return fail(Quote.shell(from) + " and " + Quote.shell(to) + " are the same file");
      }
      if (wishes.noClobber()) {
        return true;
      }
      if (wishes.update() && there != null && inode.mtime() <= there.mtime()) {
        return true;
      }
      if (wishes.interactive() && !Gnu.confirm(p, "overwrite " + Quote.shell(to) + "?")) {
        return true; // nothing failed: somebody did not want it
      }
      if (!wishes.backup().isEmpty()) {
        files.rename(target, Backup.name(files, target, wishes.backup()));
        link = null;
        there = null;
      } else if (wishes.removeFirst() || wishes.hardLink() && wishes.force()) {
        files.unlink(target);
        link = null;
        there = null;
      }
    }
    if (wishes.hardLink()
        || wishes.links() && inode.links() > 1 && linked.containsKey(inode.number())) {
      String first = wishes.hardLink() ? p.path(from) : linked.get(inode.number());
      try {
        if (link != null && !wishes.hardLink()) {
          files.unlink(target);
        }
        files.link(String.valueOf(first), target);
        tell(from, to);
        return true;
      } catch (DiskException e) {
        return fail(
            "cannot create hard link "
                + Quote.shell(to)
                + " to "
                + Quote.shell(from)
                + ": "
                + e.getMessage());
      }
    }
    linked.put(inode.number(), target);
    if (wishes.symbolic()) {
      return symlink(from, from, to, link);
    }
    if (inode.body() instanceof Body.Symlink s) {
      return symlink(s.target(), from, to, link) && attributes(to, inode, true);
    }
    if (inode.body() instanceof Body.Special special && wishes.recursive()) {
      if (link != null) {
        files.unlink(target);
      }
      files.mknod(target, inode.mode() & ~p.umask(), special);
      tell(from, to);
      return attributes(to, inode, false);
    }
    return contents(from, to, inode, link, there) && attributes(to, inode, false);
  }

  private boolean symlink(
      String content, String from, String to, @org.jspecify.annotations.Nullable Inode there)
      throws IOException {
    try {
      if (there != null && (wishes.recursive() || wishes.force())) {
        p.files().unlink(p.path(to));
      }
      p.files().symlink(content, p.path(to));
      tell(from, to);
      return true;
    } catch (DiskException e) {
      return fail("cannot create symbolic link " + Quote.shell(to) + ": " + e.getMessage());
    }
  }

  private boolean contents(
      String from,
      String to,
      Inode inode,
      @org.jspecify.annotations.Nullable Inode link,
      @org.jspecify.annotations.Nullable Inode there)
      throws IOException {
    Channel in;
    try {
      in = p.open(from, Set.of(Files.Mode.READ), 0);
    } catch (IOException e) {
      return fail("cannot open " + Quote.shell(from) + " for reading: " + e.getMessage());
    }
    try {
      if (link != null && link.isSymlink() && there == null) {
        return fail("not writing through dangling symlink " + Quote.shell(to));
      }
      Channel out;
      try {
        out = open(to, inode.mode(), there != null);
      } catch (DiskException e) {
        boolean slash = to.endsWith("/") && e.errno() == Errno.EISDIR;
        return fail(
            "cannot create regular file "
                + Quote.shell(to)
                + ": "
                + (slash ? Errno.ENOTDIR.text() : e.getMessage()));
      }
      try {
        byte[] buffer = new byte[65536];
        for (int n; (n = in.read(buffer, 0, buffer.length)) > 0; ) {
          p.tick(n);
          out.write(buffer, 0, n);
        }
      } catch (DiskException e) {
        return fail("error writing " + Quote.shell(to) + ": " + e.getMessage());
      } finally {
        out.close();
      }
    } finally {
      in.close();
    }
    tell(from, to);
    return true;
  }

  private Channel open(String to, int mode, boolean exists) throws IOException {
    Set<Files.Mode> how = Set.of(Files.Mode.WRITE, Files.Mode.CREATE, Files.Mode.TRUNCATE);
    try {
      return p.open(to, how, mode & 0777);
    } catch (DiskException e) {
      if (!exists || !wishes.force()) {
        throw e;
      }
      p.files().unlink(p.path(to));
      return p.open(to, how, mode & 0777);
    }
  }

  /** Gives the copy owner, mode and times of the original, as far as wished and allowed. */
  private boolean attributes(String to, Inode inode, boolean link) throws IOException {
    String target = p.path(to);
    Files files = p.files();
    if (wishes.owner()) {
      try {
        files.chown(target, inode.uid(), inode.gid(), link);
      } catch (DiskException e) {
        try {
          files.chown(target, -1, inode.gid(), link);
        } catch (DiskException again) {
          // who may not give files away keeps them: cp says nothing about it
        }
      }
    }
    if (link) {
      return true;
    }
    if (wishes.mode()) {
      try {
        files.chmod(target, inode.mode());
      } catch (DiskException e) {
        return fail("preserving permissions for " + Quote.shell(to) + ": " + e.getMessage());
      }
    }
    if (wishes.times()) {
      try {
        files.utimes(target, inode.atime(), inode.mtime());
      } catch (DiskException e) {
        return fail("preserving times for " + Quote.shell(to) + ": " + e.getMessage());
      }
    }
    return true;
  }

  private void tell(String from, String to) throws IOException {
    if (wishes.verbose()) {
      p.out().println(Quote.shell(from) + " -> " + Quote.shell(to));
    }
  }

  private boolean fail(String message) throws IOException {
    Gnu.error(p, message);
    return false;
  }

  /** cp reads a directory in the order of the inodes, which is faster on disks. */
  private static List<String> byInode(Process p, String directory) throws DiskException {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (String name : p.files().list(p.path(directory))) {
      Inode inode = p.files().peek(p.path(Gnu.join(directory, name)));
      numbers.put(name, inode == null ? 0 : inode.number());
    }
    List<String> names = new ArrayList<>(numbers.keySet());
    names.sort(Comparator.comparing(numbers::get));
    return names;
  }
}

package io.chapar.disk;

import io.chapar.text.Utf8;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * The file system calls of one set of {@link Credentials} on a {@link Disk}: each enforces what the
 * kernel enforces. Paths are absolute (whoever has a working directory puts it in front); errors
 * are {@link DiskException}s with the errno of the manual page of the call (section 2).
 */
public final class Files {
  private static final int MAX_SYMLINKS = 40;
  private static final int PATH_MAX = 4096;

  private final Disk disk;
  private final Credentials who;

  Files(Disk disk, Credentials who) {
    this.disk = disk;
    this.who = who;
  }

  /** How a file is to be opened. */
  public enum Mode {
    READ,
    WRITE,
    CREATE,
    EXCLUSIVE,
    TRUNCATE,
    APPEND
  }

  /**
   * Where a path leads: the directory that holds its last name, that name, and what is there now,
   * if anything.
   */
  record Place(Inode directory, String name, @Nullable Inode inode, String path) {}

  /** Whose calls these are. */
  public Credentials who() {
    return who;
  }

  // ---- asking

  /** What is at {@code path}, symbolic links followed. */
  public Inode stat(String path) throws DiskException {
    return existing(place(path, true));
  }

  /** What is at {@code path}; a symbolic link at its end is itself the answer. */
  public Inode lstat(String path) throws DiskException {
    return existing(place(path, false));
  }

  /** Whether there is something at {@code path} that the caller can see, links followed. */
  public boolean exists(String path) {
    return peek(path) != null;
  }

  /** What is at {@code path}, or null where stat would fail. */
  public @Nullable Inode peek(String path) {
    try {
      return place(path, true).inode();
    } catch (DiskException e) {
      return null;
    }
  }

  /** Whether {@code path} is a directory. */
  public boolean isDirectory(String path) {
    Inode inode = peek(path);
    return inode != null && inode.isDirectory();
  }

  /** Whether access(2) grants {@code want}, a mask of 4, 2 and 1. */
  public boolean may(String path, int want) {
    Inode inode = peek(path);
    return inode != null && who.may(inode, want);
  }

  /** The names in a directory, sorted by code point, without '.' and '..'. */
  public List<String> list(String path) throws DiskException {
    Inode inode = stat(path);
    if (!(inode.body() instanceof Body.Directory d)) {
      throw new DiskException(Errno.ENOTDIR, path);
    }
    need(inode, 4, path);
    return List.copyOf(d.entries().keySet());
  }

  /** The names in a directory in the order of readdir(3), without '.' and '..'. */
  public List<String> readdir(String path) throws DiskException {
    Inode inode = stat(path);
    if (!(inode.body() instanceof Body.Directory d)) {
      throw new DiskException(Errno.ENOTDIR, path);
    }
    need(inode, 4, path);
    return List.copyOf(d.names());
  }

  /** Where a symbolic link points. */
  public String readlink(String path) throws DiskException {
    if (lstat(path).body() instanceof Body.Symlink link) {
      return link.target();
    }
    throw new DiskException(Errno.EINVAL, path);
  }

  /** The absolute path without symbolic links, '.' and '..'; the last name need not exist. */
  public String realpath(String path) throws DiskException {
    Place place = place(path, true);
    if (place.name().isEmpty()) {
      return pathOf(place.directory());
    }
    String parent = pathOf(place.directory());
    return parent.equals("/") ? "/" + place.name() : parent + "/" + place.name();
  }

  private String pathOf(Inode directory) {
    StringBuilder path = new StringBuilder();
    Inode d = directory;
    while (d.number() != Disk.ROOT) {
      int number = d.number();
      if (number == Virtual.ROOT) {
        return "/proc" + path;
      }
      Inode parent = disk.inode(((Body.Directory) d.body()).parent());
      TreePMap<String, Integer> siblings = ((Body.Directory) parent.body()).entries();
      String name = "";
      for (var entry : siblings.entrySet()) {
        if (entry.getValue() == number) {
          name = entry.getKey();
          break;
        }
      }
      path.insert(0, "/" + name);
      d = parent;
    }
    return path.isEmpty() ? "/" : path.toString();
  }

  // ---- whole files, for callers that read configuration or write a new file at once

  /** The bytes of a file. */
  public byte[] read(String path) throws DiskException {
    Inode inode = stat(path);
    need(inode, 4, path);
    if (inode.isDirectory()) {
      throw new DiskException(Errno.EISDIR, path);
    }
    return inode.body() instanceof Body.Regular r ? r.content().bytes() : new byte[0];
  }

  /** The text of a file, see {@link Utf8}. */
  public String text(String path) throws DiskException {
    return Utf8.decode(read(path));
  }

  /** Makes or overwrites a file; {@code mode} is for a new one. */
  public void write(String path, byte[] bytes, int mode) throws DiskException {
    save(path, bytes, mode, Set.of(Mode.WRITE, Mode.CREATE, Mode.TRUNCATE));
  }

  /** Makes or overwrites a file with a text, see {@link Utf8}. */
  public void write(String path, String text, int mode) throws DiskException {
    write(path, Utf8.encode(text), mode);
  }

  /** Adds to the end of a file; {@code mode} is for a new one. */
  public void append(String path, byte[] bytes, int mode) throws DiskException {
    save(path, bytes, mode, Set.of(Mode.WRITE, Mode.CREATE, Mode.APPEND));
  }

  private void save(String path, byte[] bytes, int mode, Set<Mode> how) throws DiskException {
    OpenFile file = open(path, how, mode);
    try {
      disk.write(
          file.stat().number(),
          how.contains(Mode.APPEND) ? file.content().size() : 0,
          bytes,
          0,
          bytes.length,
          path);
    } finally {
      file.close();
    }
  }

  // ---- changing

  /** Opens a regular file; {@code mode} (umask applied) is for a new one. */
  public OpenFile open(String path, Set<Mode> how, int mode) throws DiskException {
    Place place = place(path, true);
    Inode inode = place.inode();
    boolean writes = how.contains(Mode.WRITE) || how.contains(Mode.APPEND);
    if (inode == null) {
      if (!how.contains(Mode.CREATE)) {
        throw new DiskException(Errno.ENOENT, path);
      }
      if (path.endsWith("/")) {
        throw new DiskException(Errno.EISDIR, path);
      }
      inode = make(place, mode, new Body.Regular(Content.EMPTY));
      return new OpenFile(disk, inode.number(), path, how.contains(Mode.APPEND));
    }
    if (how.contains(Mode.EXCLUSIVE)) {
      throw new DiskException(Errno.EEXIST, path);
    }
    if (inode.isDirectory() && (writes || how.contains(Mode.CREATE))) {
      throw new DiskException(Errno.EISDIR, path);
    }
    if (path.endsWith("/") && !inode.isDirectory()) {
      throw new DiskException(Errno.ENOTDIR, path);
    }
    need(inode, (how.contains(Mode.READ) ? 4 : 0) | (writes ? 2 : 0), path);
    if (inode.isDirectory()) {
      throw new DiskException(Errno.EISDIR, path);
    }
    if (!inode.isRegular()) {
      throw new DiskException(Errno.ENXIO, path);
    }
    if (how.contains(Mode.TRUNCATE) && writes) {
      disk.truncate(inode.number(), 0, path);
    }
    return new OpenFile(disk, inode.number(), path, how.contains(Mode.APPEND));
  }

  /** Makes a directory. */
  public void mkdir(String path, int mode) throws DiskException {
    Place place = place(path, false);
    if (place.inode() != null) {
      throw new DiskException(Errno.EEXIST, path);
    }
    int sgid = place.directory().mode() & 02000;
    make(place, mode | sgid, Body.Directory.in(place.directory().number()));
  }

  /** Makes a directory and those above it that are missing, all with {@code mode}. */
  public void mkdirs(String path, int mode) throws DiskException {
    for (int slash = path.indexOf('/', 1); ; slash = path.indexOf('/', slash + 1)) {
      String part = slash < 0 ? path : path.substring(0, slash);
      if (!isDirectory(part)) {
        mkdir(part, mode);
      }
      if (slash < 0) {
        return;
      }
    }
  }

  /** Makes a symbolic link at {@code path}. */
  public void symlink(String target, String path) throws DiskException {
    Place place = place(path, false);
    if (place.inode() != null) {
      throw new DiskException(Errno.EEXIST, path);
    }
    make(place, 0777, new Body.Symlink(target));
  }

  /** Makes a device, named pipe or socket. */
  public void mknod(String path, int mode, Body.Special body) throws DiskException {
    Place place = place(path, false);
    if (place.inode() != null) {
      throw new DiskException(Errno.EEXIST, path);
    }
    make(place, mode, body);
  }

  /** Gives what is at {@code from} a second name. */
  public void link(String from, String to) throws DiskException {
    Inode inode = lstat(from);
    Place place = place(to, false);
    if (place.inode() != null) {
      throw new DiskException(Errno.EEXIST, to);
    }
    if (inode.isDirectory()) {
      throw new DiskException(Errno.EPERM, from);
    }
    if (inode.number() < 0) {
      throw new DiskException(Errno.EXDEV, from);
    }
    need(place.directory(), 3, to);
    boolean harmless = inode.isRegular() && (inode.mode() & 06000) == 0 && who.may(inode, 6);
    if (!who.root() && who.uid() != inode.uid() && !harmless) {
      throw new DiskException(Errno.EPERM, to); // fs.protected_hardlinks, as Debian has it
    }
    disk.put(inode.withLinks(inode.links() + 1, disk.now()));
    disk.enter(place.directory(), place.name(), inode.number(), 0);
  }

  /** Removes a name that is not a directory's. */
  public void unlink(String path) throws DiskException {
    Place place = place(path, false);
    Inode inode = existing(place);
    if (inode.isDirectory()) {
      throw new DiskException(Errno.EISDIR, path);
    }
    mayRemove(place, inode);
    disk.remove(place.directory(), place.name());
    disk.changed(path);
  }

  /** Removes an empty directory. */
  public void rmdir(String path) throws DiskException {
    Place place = place(path, false);
    Inode inode = existing(place);
    if (!(inode.body() instanceof Body.Directory d)) {
      throw new DiskException(Errno.ENOTDIR, path);
    }
    if (place.name().isEmpty()) {
      String last = path.substring(path.replaceAll("/+$", "").lastIndexOf('/') + 1);
      throw new DiskException(
          last.startsWith("..")
              ? Errno.ENOTEMPTY
              : last.startsWith(".") ? Errno.EINVAL : Errno.EBUSY,
          path);
    }
    mayRemove(place, inode);
    if (!d.entries().isEmpty()) {
      throw new DiskException(Errno.ENOTEMPTY, path);
    }
    disk.remove(place.directory(), place.name());
  }

  /** Renames, replacing what is at {@code to} in one step. */
  public void rename(String from, String to) throws DiskException {
    Place old = place(from, false);
    Inode inode = existing(old);
    Place place = place(to, false);
    Inode there = place.inode();
    if (old.name().isEmpty() || place.name().isEmpty()) {
      throw new DiskException(Errno.EBUSY, old.name().isEmpty() ? from : to);
    }
    if (there != null && there.number() == inode.number()) {
      return;
    }
    mayRemove(old, inode);
    need(place.directory(), 3, to);
    if (inode.isDirectory() && within(inode, place.directory())) {
      throw new DiskException(Errno.EINVAL, to);
    }
    if (there != null) {
      if (there.body() instanceof Body.Directory d) {
        if (!inode.isDirectory()) {
          throw new DiskException(Errno.EISDIR, to);
        }
        if (!d.entries().isEmpty()) {
          throw new DiskException(Errno.ENOTEMPTY, to);
        }
      } else if (inode.isDirectory()) {
        throw new DiskException(Errno.ENOTDIR, to);
      }
      mayRemove(place, there);
      disk.remove(place.directory(), place.name());
    }
    disk.hold(inode.number());
    disk.remove(old.directory(), old.name());
    Inode now = disk.inode(inode.number());
    Inode named = now.withLinks(inode.links(), disk.now());
    disk.put(
        named.body() instanceof Body.Directory d
            ? new Inode(
                named.number(),
                named.mode(),
                named.uid(),
                named.gid(),
                named.links(),
                named.atime(),
                named.mtime(),
                named.ctime(),
                new Body.Directory(place.directory().number(), d.entries(), d.order()))
            : named);
    disk.enter(place.directory(), place.name(), inode.number(), inode.isDirectory() ? 1 : 0);
    disk.release(inode.number());
    disk.changed(from);
    disk.changed(to);
  }

  private boolean within(Inode directory, Inode place) {
    Inode d = place;
    while (d.number() != Disk.ROOT && d.number() >= 0) {
      if (d.number() == directory.number()) {
        return true;
      }
      d = disk.inode(((Body.Directory) d.body()).parent());
    }
    return false;
  }

  /** Sets the permission bits, links followed. */
  public void chmod(String path, int mode) throws DiskException {
    Inode inode = stat(path);
    owns(inode, path);
    int kept = who.root() || who.in(inode.gid()) || inode.isDirectory() ? mode : mode & ~02000;
    disk.put(inode.withMode(kept & 07777, disk.now()));
  }

  /** Sets owner and group (-1: leave), links followed unless {@code link}. */
  public void chown(String path, int uid, int gid, boolean link) throws DiskException {
    Inode inode = link ? lstat(path) : stat(path);
    if (inode.number() < 0) {
      throw new DiskException(Errno.EPERM, path);
    }
    boolean newOwner = uid >= 0 && uid != inode.uid();
    boolean newGroup = gid >= 0 && gid != inode.gid();
    if (!who.root() && (newOwner || inode.uid() != who.uid() || newGroup && !who.in(gid))) {
      throw new DiskException(Errno.EPERM, path);
    }
    int mode = inode.isRegular() && (newOwner || newGroup) ? inode.mode() & ~06000 : inode.mode();
    disk.put(
        inode.withOwner(
            uid < 0 ? inode.uid() : uid, gid < 0 ? inode.gid() : gid, mode, disk.now()));
  }

  /** Sets the times, in nanoseconds since the epoch. */
  public void utimes(String path, long atime, long mtime) throws DiskException {
    Inode inode = stat(path);
    owns(inode, path);
    disk.put(inode.withTimes(atime, mtime, disk.now()));
  }

  /** Sets the times to now: allowed to whoever may write. */
  public void touch(String path) throws DiskException {
    Inode inode = stat(path);
    if (inode.number() < 0 || !who.root() && who.uid() != inode.uid()) {
      need(inode, 2, path);
    }
    disk.put(inode.withTimes(disk.now(), disk.now(), disk.now()));
  }

  // ---- the walk along a path

  private Inode make(Place place, int mode, Body body) throws DiskException {
    Inode directory = disk.inode(place.directory().number());
    if (directory.links() == 0) {
      throw new DiskException(Errno.ENOENT, place.path());
    }
    need(directory, 3, place.path());
    int gid = (directory.mode() & 02000) != 0 ? directory.gid() : who.gid();
    return disk.create(directory, place.name(), mode & 07777, who.uid(), gid, body, place.path());
  }

  private static Inode existing(Place place) throws DiskException {
    Inode inode = place.inode();
    if (inode == null) {
      throw new DiskException(Errno.ENOENT, place.path());
    }
    return inode;
  }

  private void need(Inode inode, int want, String path) throws DiskException {
    if (inode.number() < 0 && (want & 2) != 0) {
      throw new DiskException(inode.isDirectory() ? Errno.ENOENT : Errno.EACCES, path);
    }
    if (!who.may(inode, want)) {
      throw new DiskException(Errno.EACCES, path);
    }
  }

  private void owns(Inode inode, String path) throws DiskException {
    if (inode.number() < 0) {
      throw new DiskException(Errno.EPERM, path);
    }
    if (!who.root() && who.uid() != inode.uid()) {
      throw new DiskException(Errno.EPERM, path);
    }
  }

  private void mayRemove(Place place, Inode inode) throws DiskException {
    if (inode.number() < 0) {
      throw new DiskException(
          inode.number() == Virtual.ROOT ? Errno.EBUSY : Errno.EPERM, place.path());
    }
    need(place.directory(), 3, place.path());
    boolean sticky = (place.directory().mode() & 01000) != 0;
    if (sticky && !who.root() && who.uid() != inode.uid() && who.uid() != place.directory().uid()) {
      throw new DiskException(Errno.EPERM, place.path());
    }
  }

  private Place place(String path, boolean follow) throws DiskException {
    if (path.isEmpty()) {
      throw new DiskException(Errno.ENOENT, path);
    }
    if (path.length() > PATH_MAX) {
      throw new DiskException(Errno.ENAMETOOLONG, path);
    }
    return walk(disk.inode(Disk.ROOT), path, follow || path.endsWith("/"), path, new int[1]);
  }

  /**
   * Follows {@code rest} from {@code start}; {@code links} counts the symbolic links on the whole
   * way.
   */
  private Place walk(Inode start, String rest, boolean follow, String whole, int[] links)
      throws DiskException {
    Inode directory = rest.startsWith("/") ? disk.inode(Disk.ROOT) : start;
    int at = 0;
    int length = rest.length();
    while (true) {
      while (at < length && rest.charAt(at) == '/') {
        at++;
      }
      if (at == length) {
        return new Place(directory, "", directory, whole);
      }
      int slash = rest.indexOf('/', at);
      String name = rest.substring(at, slash < 0 ? length : slash);
      int after = slash < 0 ? length : slash;
      while (after < length && rest.charAt(after) == '/') {
        after++;
      }
      boolean last = after == length;
      if (!(directory.body() instanceof Body.Directory d)) {
        throw new DiskException(Errno.ENOTDIR, whole);
      }
      need(directory, 1, whole);
      if (name.equals(".") || name.equals("..")) {
        directory = name.equals(".") ? directory : disk.inode(d.parent());
        at = after;
        continue;
      }
      Integer number = d.entries().get(name);
      Inode inode = number == null ? null : disk.inode(number);
      if (inode != null && inode.body() instanceof Body.Symlink link && (follow || !last)) {
        if (++links[0] > MAX_SYMLINKS) {
          throw new DiskException(Errno.ELOOP, whole);
        }
        Place target = walk(directory, link.target(), true, whole, links);
        if (last) {
          return target;
        }
        directory = existing(target);
        at = after;
        continue;
      }
      if (last) {
        if (inode != null && slash >= 0 && !inode.isDirectory()) {
          throw new DiskException(Errno.ENOTDIR, whole);
        }
        return new Place(directory, name, inode, whole);
      }
      if (inode == null) {
        throw new DiskException(Errno.ENOENT, whole);
      }
      directory = inode;
      at = after;
    }
  }
}

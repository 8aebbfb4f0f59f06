package io.chapar.disk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.pcollections.IntTreePMap;
import org.pcollections.TreePMap;

/**
 * The disk of one host: its inodes as a persistent map, so that {@link #image} and {@link #restore}
 * cost nothing and a thousand hosts share what they have not changed. Nobody works on it directly:
 * {@link #as} gives the system calls of somebody, with permissions enforced.
 */
public final class Disk {
  /** The inode number of the root directory, as on ext4. */
  public static final int ROOT = 2;

  private static final int FIRST = 11; // as on ext4; Postfix makes queue ids of such numbers
  private static final int NAME_MAX = 255;

  private final LongSupplier clock;
  private final long capacity;
  private final Map<Integer, Integer> held = new HashMap<>(); // open files: inode to holders
  private Image image;
  private final Map<String, Runnable> watches = new HashMap<>();
  private @Nullable Virtual virtual;
  private int virtualRoot;

  /**
   * An empty disk: a root directory and nothing else.
   *
   * @param clock the host's time in nanoseconds since the epoch
   * @param capacity bytes it holds
   */
  public Disk(LongSupplier clock, long capacity) {
    this.clock = clock;
    this.capacity = capacity;
    long now = clock.getAsLong();
    Inode root = new Inode(ROOT, 0755, 0, 0, 2, now, now, now, Body.Directory.in(ROOT));
    this.image = new Image(IntTreePMap.singleton(ROOT, root), FIRST, 4096);
  }

  /** A disk that starts from a state of another one. */
  public Disk(LongSupplier clock, long capacity, Image image) {
    this.clock = clock;
    this.capacity = capacity;
    this.image = image;
  }

  /** The system calls of {@code who}. */
  public Files as(Credentials who) {
    return new Files(this, who);
  }

  /** Its state now: a snapshot. */
  public Image image() {
    return image;
  }

  /** Puts a state back. Files that are open and not in it are gone. */
  public void restore(Image state) {
    image = state;
    held.keySet().removeIf(number -> !image.inodes().containsKey(number));
    findVirtual();
  }

  /** Calls {@code action} whenever something is written under a path that begins so. */
  public void watch(String prefix, Runnable action) {
    watches.put(prefix, action);
  }

  /** Something was changed at {@code path}, as its user wrote it. */
  void changed(String path) {
    if (!watches.isEmpty()) {
      watches.forEach(
          (prefix, action) -> {
            if (path.startsWith(prefix)) {
              action.run();
            }
          });
    }
  }

  /**
   * Puts a virtual tree in the place of the directory /proc, if it is there or once a state has it.
   */
  public void mount(Virtual tree) {
    virtual = tree;
    findVirtual();
  }

  private void findVirtual() {
    Inode root = image.inodes().get(ROOT);
    Integer place =
        root != null && root.body() instanceof Body.Directory d ? d.entries().get("proc") : null;
    virtualRoot = virtual == null || place == null ? 0 : place;
  }

  /** Bytes it holds. */
  public long capacity() {
    return capacity;
  }

  /** Bytes taken. */
  public long used() {
    return image.used();
  }

  /** The number of inodes taken. */
  public int inodes() {
    return image.inodes().size();
  }

  /** One path that differs between two states. */
  public record Change(String path, @Nullable Inode before, @Nullable Inode after) {}

  /**
   * What differs between two states, in the order of paths. Directories are listed when they come
   * or go or change owner or mode, not for a change of what is in them.
   */
  public static List<Change> diff(Image before, Image after) {
    List<Change> changes = new ArrayList<>();
    diff("/", before, after, before.inodes().get(ROOT), after.inodes().get(ROOT), changes);
    return changes;
  }

  private static void diff(
      String path,
      Image b,
      Image a,
      @Nullable Inode old,
      @Nullable Inode now,
      List<Change> changes) {
    if (old != null && now != null && old.isDirectory() && now.isDirectory()) {
      if (old.mode() != now.mode() || old.uid() != now.uid() || old.gid() != now.gid()) {
        changes.add(new Change(path, old, now));
      }
    } else if (!Objects.equals(old, now) && !same(old, now)) {
      changes.add(new Change(path, old, now));
    }
    TreePMap<String, Integer> olds = entries(old);
    TreePMap<String, Integer> news = entries(now);
    TreeSet<String> names = new TreeSet<>(olds.keySet());
    names.addAll(news.keySet());
    for (String name : names) {
      Inode x = olds.containsKey(name) ? b.inodes().get(olds.get(name)) : null;
      Inode y = news.containsKey(name) ? a.inodes().get(news.get(name)) : null;
      if (!Objects.equals(x, y) || x != null && x.isDirectory()) {
        diff(path.equals("/") ? "/" + name : path + "/" + name, b, a, x, y, changes);
      }
    }
  }

  private static boolean same(@Nullable Inode x, @Nullable Inode y) {
    if (x == null
        || y == null
        || x.mode() != y.mode()
        || x.uid() != y.uid()
        || x.gid() != y.gid()) {
      return false;
    }
    if (x.body() instanceof Body.Regular r && y.body() instanceof Body.Regular s) {
      return r.content().same(s.content());
    }
    return x.body().equals(y.body());
  }

  private static TreePMap<String, Integer> entries(@Nullable Inode inode) {
    return inode != null && inode.body() instanceof Body.Directory d
        ? d.entries()
        : TreePMap.empty();
  }

  // ---- what Files and OpenFile stand on

  long now() {
    return clock.getAsLong();
  }

  Inode inode(int number) {
    Virtual tree = virtual;
    if (tree != null && (number < 0 || number == virtualRoot)) {
      Inode made = tree.inode(number < 0 ? number : Virtual.ROOT);
      return made != null ? made : new Inode(number, 0, 0, 0, 0, 0, 0, 0, Body.Directory.in(ROOT));
    }
    return Objects.requireNonNull(image.inodes().get(number), () -> "inode " + number);
  }

  void put(Inode inode) {
    image = new Image(image.inodes().plus(inode.number(), inode), image.next(), image.used());
  }

  /** Makes a new inode with one link (two for a directory) and enters it in a directory. */
  Inode create(Inode directory, String name, int mode, int uid, int gid, Body body, String path)
      throws DiskException {
    if (name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > NAME_MAX) {
      throw new DiskException(Errno.ENAMETOOLONG, path);
    }
    long now = now();
    int links = body instanceof Body.Directory ? 2 : 1;
    Inode inode = new Inode(image.next(), mode, uid, gid, links, now, now, now, body);
    take(inode.allocated() + 64, path);
    image = new Image(image.inodes().plus(inode.number(), inode), image.next() + 1, image.used());
    enter(directory, name, inode.number(), body instanceof Body.Directory ? 1 : 0);
    changed(path);
    return inode;
  }

  /**
   * Says that what is there now was installed: readdir(3) gives these names before all that come
   * later, in the order that is asked for by the directory's path, the others behind them.
   */
  public void settle(Function<String, List<String>> order) {
    settle(ROOT, "/", order);
  }

  private void settle(int number, String path, Function<String, List<String>> order) {
    Inode inode = inode(number);
    if (!(inode.body() instanceof Body.Directory d)) {
      return;
    }
    Set<String> known = new LinkedHashSet<>(order.apply(path));
    known.addAll(d.entries().keySet());
    List<String> names = List.copyOf(known);
    put(
        new Inode(
            number,
            inode.mode(),
            inode.uid(),
            inode.gid(),
            inode.links(),
            inode.atime(),
            inode.mtime(),
            inode.ctime(),
            d.settled(names)));
    d.entries()
        .forEach(
            (name, each) ->
                settle(each, path.equals("/") ? path + name : path + "/" + name, order));
  }

  /** Puts a name into a directory; {@code dirs} is how many subdirectories that makes more. */
  void enter(Inode directory, String name, int number, int dirs) {
    Inode d = inode(directory.number());
    Body.Directory body = (Body.Directory) d.body();
    long now = now();
    int at = 0;
    if (number != image.next() - 1) { // not made just now
      at = image.next();
      image = new Image(image.inodes(), at + 1, image.used());
    }
    Inode changed = d.with(body.plus(name, number, at), now);
    put(dirs == 0 ? changed : changed.withLinks(d.links() + dirs, now));
  }

  /** Takes a name out of a directory; the inode goes with its last name and last holder. */
  void remove(Inode directory, String name) {
    Inode d = inode(directory.number());
    Body.Directory body = (Body.Directory) d.body();
    int number = Objects.requireNonNull(body.entries().get(name));
    Inode gone = inode(number);
    long now = now();
    Inode changed = d.with(body.minus(name), now);
    put(gone.isDirectory() ? changed.withLinks(d.links() - 1, now) : changed);
    put(gone.withLinks(gone.isDirectory() ? 0 : gone.links() - 1, now));
    dropIfUnused(number);
  }

  void hold(int number) {
    held.merge(number, 1, Integer::sum);
  }

  void release(int number) {
    Integer left = held.computeIfPresent(number, (k, n) -> n == 1 ? null : n - 1);
    if (left == null) {
      dropIfUnused(number);
    }
  }

  private void dropIfUnused(int number) {
    Inode inode = image.inodes().get(number);
    if (inode != null && inode.links() == 0 && !held.containsKey(number)) {
      image =
          new Image(
              image.inodes().minus(number), image.next(), image.used() - inode.allocated() - 64);
    }
  }

  void write(int number, long at, byte[] from, int offset, int length, String path)
      throws DiskException {
    Inode inode = inode(number);
    Content old = ((Body.Regular) inode.body()).content();
    replace(inode, old.write(at, from, offset, length), path);
  }

  void truncate(int number, long length, String path) throws DiskException {
    Inode inode = inode(number);
    replace(inode, ((Body.Regular) inode.body()).content().truncate(length), path);
  }

  private void replace(Inode inode, Content content, String path) throws DiskException {
    Inode changed = inode.with(new Body.Regular(content), now());
    take(changed.allocated() - inode.allocated(), path);
    put(changed);
    changed(path);
  }

  private void take(long bytes, String path) throws DiskException {
    if (bytes > 0 && image.used() + bytes > capacity) {
      throw new DiskException(Errno.ENOSPC, path);
    }
    image = new Image(image.inodes(), image.next(), image.used() + bytes);
  }
}

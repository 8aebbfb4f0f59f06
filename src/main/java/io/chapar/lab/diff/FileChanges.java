package io.chapar.lab.diff;

import io.chapar.disk.Body;
import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.lab.probe.Bench;
import io.chapar.world.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files that differ between two worlds, and how. */
final class FileChanges {
  /** Where nobody looks for what he has changed. */
  private static final Set<String> PASSING =
      Set.of(
          "/proc",
          "/sys",
          "/dev",
          "/run",
          "/tmp",
          "/var/log",
          "/var/cache",
          "/var/spool/postfix/pid",
          "/var/spool/postfix/trace",
          "/var/spool/postfix/hold",
          "/var/lib/postfix/master.lock",
          "/var/lib/dovecot/instances",
          "/script",
          "/root/script");

  private static final int LONGEST = 256 * 1024;
  private final World before;
  private final World after;

  /** Two copies, which may be changed. */
  FileChanges(World before, World after) {
    this.before = before;
    this.after = after;
  }

  /** The paths that are not the same, in order, with what happened to each. */
  TreeMap<String, String> paths() {
    TreeMap<String, Inode> old = new TreeMap<>();
    TreeMap<String, Inode> now = new TreeMap<>();
    walk(before.mail().root(), "/", old, 0);
    walk(after.mail().root(), "/", now, 0);
    TreeMap<String, String> changes = new TreeMap<>();
    for (String path : now.keySet()) {
      Inode was = old.get(path);
      Inode is = Objects.requireNonNull(now.get(path));
      if (was == null) {
        changes.put(path, "new");
      } else if (!was.equals(is)) {
        String how = how(was, is);
        if (!how.isEmpty()) {
          changes.put(path, how);
        }
      }
    }
    for (String path : old.keySet()) {
      if (!now.containsKey(path)) {
        changes.put(path, "gone");
      }
    }
    return changes;
  }

  private String how(Inode was, Inode is) {
    List<String> what = new ArrayList<>();
    if (was.type() != is.type()) {
      return "other";
    }
    if (was.body() instanceof Body.Regular one
        && is.body() instanceof Body.Regular two
        && !one.content().same(two.content())) {
      what.add("changed");
    }
    if (was.mode() != is.mode()) {
      what.add(
          String.format(Locale.ROOT, "mode %04o -> %04o", was.mode() & 07777, is.mode() & 07777));
    }
    if (was.uid() != is.uid() || was.gid() != is.gid()) {
      what.add(was.uid() + ":" + was.gid() + " -> " + is.uid() + ":" + is.gid());
    }
    return String.join(", ", what);
  }

  private static void walk(Files files, String folder, TreeMap<String, Inode> into, int depth) {
    if (PASSING.contains(folder) || depth > 40) {
      return;
    }
    try {
      for (String name : files.list(folder)) {
        String path = folder.equals("/") ? "/" + name : folder + "/" + name;
        Inode inode = files.lstat(path);
        boolean meeting = inode.type() == 's' || inode.type() == 'p'; // made by who listens there
        if (meeting || PASSING.contains(path)) {
          continue;
        }
        into.put(path, inode);
        if (inode.isDirectory()) {
          walk(files, path, into, depth + 1);
        }
      }
    } catch (DiskException e) {
      // it changes while it is looked at: impossible in a copy
    }
  }

  private static String text(World world, String path) {
    try {
      return world.mail().root().text(path);
    } catch (DiskException e) {
      return "";
    }
  }

  /** The change of a text as {@code diff -u} tells it; null: it is no text. */
  @Nullable String unified(String path) throws IOException {
    if (big(before, path) || big(after, path)) {
      return null;
    }
    String old = text(before, path);
    String now = text(after, path);
    if (old.equals(now) || binary(old) || binary(now)) {
      return null;
    }
    Bench bench = new Bench(after);
    Files root = after.mail().root();
    root.write("/tmp/.before", old, 0600);
    root.write("/tmp/.after", now, 0600);
    String command =
        "diff -u --label 'a" + path + "' --label 'b" + path + "' /tmp/.before /tmp/.after";
    return bench.run("root", command).output();
  }

  private static boolean big(World world, String path) {
    Inode inode = world.mail().root().peek(path);
    return inode != null && inode.size() > LONGEST;
  }

  private static boolean binary(String text) {
    return text.length() > LONGEST || text.indexOf('\0') >= 0;
  }
}

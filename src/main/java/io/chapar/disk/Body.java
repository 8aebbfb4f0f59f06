package io.chapar.disk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pcollections.TreePMap;

/** What an {@link Inode} is, by kind. */
public sealed interface Body {

  /** A regular file. */
  record Regular(Content content) implements Body {}

  /**
   * A directory: its names and the inode numbers behind them ('.' and '..' are not kept).
   *
   * @param order where a name stands if its inode number does not say that: see {@link #order}
   */
  record Directory(int parent, TreePMap<String, Integer> entries, TreePMap<String, Integer> order)
      implements Body {
    /** A directory whose names are as old as their inodes. */
    public Directory(int parent, TreePMap<String, Integer> entries) {
      this(parent, entries, TreePMap.empty());
    }

    /** An empty directory. */
    static Directory in(int parent) {
      return new Directory(parent, TreePMap.empty());
    }

    /** With one name more; {@code at} is its place, or 0 where its inode number tells it. */
    Directory plus(String name, int number, int at) {
      boolean kept = at == 0 || order.getOrDefault(name, 0) < 0;
      return new Directory(parent, entries.plus(name, number), kept ? order : order.plus(name, at));
    }

    /** Without a name; the place of one that was installed is kept for it. */
    Directory minus(String name) {
      boolean kept = order.getOrDefault(name, 0) < 0;
      return new Directory(parent, entries.minus(name), kept ? order : order.minus(name));
    }

    /** With these names installed, in this order. */
    Directory settled(List<String> names) {
      TreePMap<String, Integer> places = TreePMap.empty();
      int at = -names.size();
      for (String name : names) {
        places = places.plus(name, at++);
      }
      return new Directory(parent, entries, places);
    }

    /**
     * The names as readdir(3) gives them: what was installed first (its places are negative), then
     * what came later, the newest first, as in the directories of an overlay in memory.
     */
    List<String> names() {
      List<String> names = new ArrayList<>(entries.keySet());
      names.sort(
          Comparator.comparingInt(
              n -> {
                Integer place = order.get(n);
                int at = place != null ? place : entries.getOrDefault(n, 0);
                return at < 0 ? at : Integer.MAX_VALUE - at;
              }));
      return names;
    }
  }

  /** A symbolic link. */
  record Symlink(String target) implements Body {}

  /**
   * A device, a named pipe or a socket: the disk only keeps its place; the host gives it life.
   *
   * @param name for a device, its driver's name
   */
  record Special(Kind kind, String name) implements Body {}

  /** The kinds of special file. */
  enum Kind {
    CHARACTER,
    FIFO,
    SOCKET
  }
}

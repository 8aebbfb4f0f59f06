package io.chapar.disk;

import org.pcollections.TreePMap;

/** What an {@link Inode} is, by kind. */
public sealed interface Body {

  /** A regular file. */
  record Regular(Content content) implements Body {}

  /** A directory: its names and the inode numbers behind them ('.' and '..' are not kept). */
  record Directory(int parent, TreePMap<String, Integer> entries) implements Body {
    /** An empty directory. */
    static Directory in(int parent) {
      return new Directory(parent, TreePMap.empty());
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

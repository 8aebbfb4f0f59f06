package io.chapar.disk;

import org.jspecify.annotations.Nullable;

/**
 * A tree of files that nobody keeps: /proc. Its inodes have negative numbers and are made anew
 * whenever somebody looks; they are no part of an {@link Image}, and nobody can change them.
 */
public interface Virtual {
  /** The number of its root directory. */
  int ROOT = -1;

  /** The inode of a number, or null if there is none any more. */
  @Nullable Inode inode(int number);
}

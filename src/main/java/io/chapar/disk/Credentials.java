package io.chapar.disk;

import java.util.Set;

/**
 * Who asks.
 *
 * @param uid the effective user id
 * @param gid the effective group id
 * @param groups supplementary group ids
 */
public record Credentials(int uid, int gid, Set<Integer> groups) {
  /** The superuser. */
  public static final Credentials ROOT = new Credentials(0, 0, Set.of(0));

  /** Whether this is the superuser, whom no mode stops. */
  public boolean root() {
    return uid == 0;
  }

  /** Whether it belongs to a group. */
  public boolean in(int group) {
    return gid == group || groups.contains(group);
  }

  /**
   * Whether the mode of {@code inode} grants {@code want}, a mask of 4 (read), 2 (write) and 1
   * (execute).
   */
  public boolean may(Inode inode, int want) {
    int mode = inode.mode();
    if (root()) {
      return (want & 1) == 0 || inode.isDirectory() || (mode & 0111) != 0;
    }
    int granted = uid == inode.uid() ? mode >> 6 : in(inode.gid()) ? mode >> 3 : mode;
    return (granted & want) == want;
  }
}

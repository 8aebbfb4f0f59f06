package io.chapar.disk;

/**
 * One object on a disk, immutable: a change makes a new one under the same number.
 *
 * @param number its inode number
 * @param mode permission bits with set-id and sticky, 07777
 * @param uid owner
 * @param gid group
 * @param links names that lead to it
 * @param atime last access, nanoseconds since the epoch (kept as relatime does: set with mtime)
 * @param mtime last change of content
 * @param ctime last change of anything
 */
public record Inode(
    int number,
    int mode,
    int uid,
    int gid,
    int links,
    long atime,
    long mtime,
    long ctime,
    Body body) {

  /** Whether it is a directory. */
  public boolean isDirectory() {
    return body instanceof Body.Directory;
  }

  /** Whether it is a regular file. */
  public boolean isRegular() {
    return body instanceof Body.Regular;
  }

  /** Whether it is a symbolic link. */
  public boolean isSymlink() {
    return body instanceof Body.Symlink;
  }

  /** Its size as stat(2) gives it: bytes, a link's length, 4096 for a directory. */
  public long size() {
    if (number < 0) {
      return 0; // as /proc has it: what will be read is not known before
    }
    if (body instanceof Body.Regular r) {
      return r.content().size();
    }
    if (body instanceof Body.Symlink s) {
      return s.target().length();
    }
    return isDirectory() ? 4096 : 0;
  }

  /** The bytes it takes from the disk, in whole blocks of 4096. */
  public long allocated() {
    if (number < 0) {
      return 0;
    }
    if (body instanceof Body.Regular r) {
      return (r.content().stored() + 4095) / 4096 * 4096;
    }
    return isDirectory() ? 4096 : 0;
  }

  /** The letter that ls shows first. */
  public char type() {
    if (body instanceof Body.Special s) {
      return switch (s.kind()) {
        case CHARACTER -> 'c';
        case FIFO -> 'p';
        case SOCKET -> 's';
      };
    }
    return isDirectory() ? 'd' : isSymlink() ? 'l' : '-';
  }

  Inode with(Body newBody, long now) {
    return new Inode(number, mode, uid, gid, links, now, now, now, newBody);
  }

  Inode withLinks(int newLinks, long now) {
    return new Inode(number, mode, uid, gid, newLinks, atime, mtime, now, body);
  }

  Inode withMode(int newMode, long now) {
    return new Inode(number, newMode, uid, gid, links, atime, mtime, now, body);
  }

  Inode withOwner(int newUid, int newGid, int newMode, long now) {
    return new Inode(number, newMode, newUid, newGid, links, atime, mtime, now, body);
  }

  Inode withTimes(long newAtime, long newMtime, long now) {
    return new Inode(number, mode, uid, gid, links, newAtime, newMtime, now, body);
  }
}

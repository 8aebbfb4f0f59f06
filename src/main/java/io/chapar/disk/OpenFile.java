package io.chapar.disk;

import java.io.IOException;

/**
 * An open regular file: a position in it, and the way it was opened. Descriptors that were
 * duplicated share one.
 */
public final class OpenFile {
  private final Disk disk;
  private final int inode;
  private final String path;
  private final boolean append;
  private long position;
  private boolean open = true;

  OpenFile(Disk disk, int inode, String path, boolean append) {
    this.disk = disk;
    this.inode = inode;
    this.path = path;
    this.append = append;
    disk.hold(inode);
  }

  /** The path by which it was opened, absolute. */
  public String path() {
    return path;
  }

  /** Its inode as it is now. */
  public Inode stat() {
    return disk.inode(inode);
  }

  /** Reads on from the position; -1 at the end. */
  public int read(byte[] into, int offset, int length) {
    int n = content().read(position, into, offset, length);
    position += n;
    return n == 0 && length > 0 ? -1 : n;
  }

  /** Reads at a place, the position stays; -1 at the end. */
  public int readAt(long at, byte[] into, int offset, int length) {
    int n = content().read(at, into, offset, length);
    return n == 0 && length > 0 ? -1 : n;
  }

  /** Writes at the position, or at the end of a file opened for appending. */
  public void write(byte[] from, int offset, int length) throws IOException {
    if (append) {
      position = content().size();
    }
    disk.write(inode, position, from, offset, length, path);
    position += length;
  }

  /** Cuts or lengthens the file. */
  public void truncate(long length) throws IOException {
    disk.truncate(inode, length, path);
  }

  /** The position, in bytes from the start. */
  public long position() {
    return position;
  }

  /** Moves the position. */
  public void seek(long to) {
    position = to;
  }

  /** The bytes of the file as they are now. */
  public Content content() {
    return ((Body.Regular) stat().body()).content();
  }

  /** Lets go of the file; a file without names disappears with its last holder. */
  public void close() {
    if (open) {
      open = false;
      disk.release(inode);
    }
  }
}

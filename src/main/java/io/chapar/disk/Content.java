package io.chapar.disk;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file: a value. A write gives a new Content that shares all blocks it did not
 * touch, so a snapshot of a disk keeps its files for nothing; appending, which is what logs and
 * mailboxes do, writes into the spare room of the last block, which no older Content can see.
 */
public final class Content {
  /** Bytes in a block. */
  static final int BLOCK = 64 * 1024;

  /** The empty file. */
  public static final Content EMPTY = new Content(new Block[0], 0);

  private final @Nullable Block[] blocks; // null: a hole, read as zeros
  private final long size;

  private Content(@Nullable Block[] blocks, long size) {
    this.blocks = blocks;
    this.size = size;
  }

  /** A content of these bytes (copied). */
  public static Content of(byte[] bytes) {
    return EMPTY.write(0, bytes, 0, bytes.length);
  }

  /** Its length in bytes. */
  public long size() {
    return size;
  }

  /**
   * The bytes that it keeps in memory, holes not counted: what it takes from the capacity of the
   * disk.
   */
  public long stored() {
    long sum = 0;
    for (int i = 0; i < blocks.length; i++) {
      sum += blocks[i] == null ? 0 : Math.min(BLOCK, size - (long) i * BLOCK);
    }
    return sum;
  }

  /**
   * Copies up to {@code length} bytes from {@code at} into {@code into}; returns how many, 0 at the
   * end.
   */
  public int read(long at, byte[] into, int offset, int length) {
    int wanted = (int) Math.max(0, Math.min(length, size - at));
    int done = 0;
    while (done < wanted) {
      long place = at + done;
      Block block = blocks[(int) (place / BLOCK)];
      int within = (int) (place % BLOCK);
      int n = Math.min(wanted - done, BLOCK - within);
      if (block == null) {
        Arrays.fill(into, offset + done, offset + done + n, (byte) 0);
      } else {
        int present = Math.max(0, Math.min(n, block.used - within));
        System.arraycopy(block.bytes, within, into, offset + done, present);
        Arrays.fill(into, offset + done + present, offset + done + n, (byte) 0);
      }
      done += n;
    }
    return wanted;
  }

  /** All of it. The caller knows that it is small: a file of 2 GB or more does not fit. */
  public byte[] bytes() {
    byte[] all = new byte[Math.toIntExact(size)];
    read(0, all, 0, all.length);
    return all;
  }

  /** This with {@code length} bytes put at {@code at}; a gap before them reads as zeros. */
  public Content write(long at, byte[] from, int offset, int length) {
    if (length == 0) {
      return this;
    }
    if (at > size) {
      return truncate(at).write(at, from, offset, length);
    }
    long end = Math.max(size, at + length);
    int count = Math.toIntExact((end + BLOCK - 1) / BLOCK);
    int first = (int) (at / BLOCK);
    int last = (int) ((at + length - 1) / BLOCK);
    boolean inPlace =
        count == blocks.length && first == last && at == size && appendable(first, at);
    @Nullable Block[] next = inPlace ? blocks : Arrays.copyOf(blocks, count);
    int done = 0;
    for (int i = first; i <= last; i++) {
      int within = (int) ((at + done) % BLOCK);
      int n = Math.min(length - done, BLOCK - within);
      Block block = next[i];
      long blockStart = (long) i * BLOCK;
      int visible = (int) Math.max(0, Math.min(BLOCK, size - blockStart));
      Block before = i > 0 ? next[i - 1] : null;
      if (n == BLOCK && before != null && before.isFullOf(from, offset + done)) {
        next[i] = before; // a long file of the same bytes, such as zeros, keeps them once
      } else if (block != null && within == visible && block.used == visible) {
        block.append(from, offset + done, n);
      } else {
        next[i] = Block.with(block, visible, within, from, offset + done, n);
      }
      done += n;
    }
    return new Content(next, end);
  }

  private boolean appendable(int index, long at) {
    Block block = blocks[index];
    return block != null && block.used == at % BLOCK;
  }

  /** This cut or, with zeros, lengthened to {@code length}. */
  public Content truncate(long length) {
    if (length == size) {
      return this;
    }
    int count = Math.toIntExact((length + BLOCK - 1) / BLOCK);
    @Nullable Block[] next = Arrays.copyOf(blocks, count);
    int within = (int) (length % BLOCK);
    int tail = (int) (Math.min(size, length) / BLOCK);
    Block last = tail < count ? next[tail] : null;
    int visible = (int) (Math.min(size, length) % BLOCK);
    if (last != null && (length > size || within != 0)) {
      // A block of its own: in the shared one others may append where this content reads zeros.
      next[tail] = Block.with(last, visible, 0, last.bytes, 0, 0);
    }
    return new Content(next, length);
  }

  /** Whether both have the same bytes. */
  public boolean same(Content other) {
    if (this == other) {
      return true;
    }
    if (size != other.size) {
      return false;
    }
    byte[] mine = new byte[BLOCK];
    byte[] theirs = new byte[BLOCK];
    for (int i = 0; i < blocks.length; i++) {
      if (blocks[i] == other.blocks[i]) {
        continue;
      }
      int n = read((long) i * BLOCK, mine, 0, BLOCK);
      other.read((long) i * BLOCK, theirs, 0, BLOCK);
      if (!Arrays.equals(mine, 0, n, theirs, 0, n)) {
        return false;
      }
    }
    return true;
  }

  /** Up to {@link #BLOCK} bytes; what lies below {@code used} never changes. */
  private static final class Block {
    private byte[] bytes;
    private int used;

    private Block(byte[] bytes, int used) {
      this.bytes = bytes;
      this.used = used;
    }

    boolean isFullOf(byte[] from, int offset) {
      return used == BLOCK && Arrays.equals(bytes, 0, BLOCK, from, offset, offset + BLOCK);
    }

    void append(byte[] from, int offset, int length) {
      if (used + length > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(BLOCK, Math.max(used + length, bytes.length * 2)));
      }
      System.arraycopy(from, offset, bytes, used, length);
      used += length;
    }

    static Block with(
        @Nullable Block old, int visible, int within, byte[] from, int offset, int length) {
      int used = Math.max(visible, within + length);
      byte[] bytes = new byte[used];
      if (old != null) {
        System.arraycopy(old.bytes, 0, bytes, 0, Math.min(visible, old.used));
      }
      System.arraycopy(from, offset, bytes, within, length);
      return new Block(bytes, used);
    }
  }
}

package io.chapar.sieve.code;

import java.util.List;

/**
 * Reads the lines of addresses from the notes of a block, one after the other. Where several
 * commands leave notes at one address, what it says depends on what it was asked before; the real
 * one does the same.
 */
public final class LineReader {
  private final List<Block.Line> notes;
  private int next;
  private int address;
  private int line;
  private int lastAddress;
  private int lastLine;

  LineReader(List<Block.Line> notes) {
    this.notes = notes;
  }

  /** The line of an address. */
  public int read(int code) {
    if (code < lastAddress) {
      next = 0;
      address = 0;
      line = 0;
    }
    if (code >= lastAddress && code < address) {
      return lastLine;
    }
    while (next < notes.size()) {
      Block.Line note = notes.get(next++);
      lastAddress = address;
      lastLine = line;
      address = note.address();
      line = note.line();
      if (code < address) {
        return lastLine;
      }
      if (code == address) {
        return line;
      }
    }
    return line;
  }
}

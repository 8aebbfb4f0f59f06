package io.chapar.sieve.code;

import io.chapar.sieve.check.Extension;
import java.util.ArrayList;
import java.util.List;

/** A script's code, or an included script's: the extensions it needs and its operations. */
public final class Block {
  /** An extension that a block needs. */
  public record Link(Extension ext, boolean deferred, Payload payload) {}

  record Line(int address, int line) {}

  private final int id;
  private final int debugId;
  private final String script;
  private final List<Link> extensions;
  private final List<Op> ops = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private int size;

  /** An empty block. */
  public Block(int id, int debugId, String script, List<Link> extensions) {
    this.id = id;
    this.debugId = debugId;
    this.script = script;
    this.extensions = List.copyOf(extensions);
    this.size = headAddress();
    for (Link link : extensions) {
      size += 2 + link.payload().size();
    }
  }

  /** Its number in the binary. */
  public int id() {
    return id;
  }

  /** The number of the block with its lines. */
  public int debugId() {
    return debugId;
  }

  /** The name of its script. */
  public String script() {
    return script;
  }

  /** The extensions at its head. */
  public List<Link> extensions() {
    return extensions;
  }

  /** Where the list of extensions begins. */
  int headAddress() {
    return Operand.sizeOf(debugId) + Operand.sizeOf(extensions.size());
  }

  /** The operations, in the order of their addresses. */
  public List<Op> ops() {
    return ops;
  }

  /** Its size in bytes, which is the address of its end. */
  public int size() {
    return size;
  }

  /** Appends an operation. */
  public void emit(Op op) {
    op.place(size);
    op.lines(this);
    ops.add(op);
    size += op.size();
  }

  /** Notes the line of an address. */
  public void line(int address, int line) {
    lines.add(new Line(address, line));
  }

  /** A reader of lines. */
  public LineReader reader() {
    return new LineReader(lines);
  }

  /** The index of the operation at an address; the end has one too. */
  public int indexOf(int address) {
    int low = 0;
    int high = ops.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ops.get(middle).address() < address) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

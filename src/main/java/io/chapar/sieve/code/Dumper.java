package io.chapar.sieve.code;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints code with addresses and lines, as sieve-dump and sievec -d show it. */
public final class Dumper {
  private final StringBuilder out = new StringBuilder();
  private @Nullable LineReader reader;
  private int mark;
  private int place;
  private int line;
  private int lastLine;
  private int indent;

  /** What has been printed. */
  public String text() {
    return out.toString();
  }

  /** Prints a text as it is. */
  public void raw(String text) {
    out.append(text);
  }

  /** Prints a heading between empty lines. */
  public void section(String title) {
    out.append("\n* ").append(title).append(":\n\n");
  }

  /** Where in the code the next line belongs. */
  public int mark() {
    return mark;
  }

  /** Sets where in the code the next line belongs. */
  public void mark(int address) {
    LineReader lines = reader;
    mark = address;
    line = lines == null ? 0 : lines.read(address);
  }

  /** Where the operand at hand lies. */
  public int place() {
    return place;
  }

  /** Sets where the operand at hand lies. */
  public void place(int address) {
    place = address;
  }

  /** Goes in or out. */
  public void deeper(int levels) {
    indent += levels;
  }

  /** Prints a line at the mark. */
  public void print(String text) {
    out.append(String.format(Locale.ROOT, "%08x: ", mark));
    if (line > 0 && (indent == 0 || line != lastLine)) {
      out.append(String.format(Locale.ROOT, "%4d: ", line));
      lastLine = line;
    } else {
      out.append("      ");
    }
    out.append("  ".repeat(indent)).append(text).append('\n');
  }

  /** Prints operands one deeper, the first at {@code offset} from the mark. */
  public void inside(List<? extends Operand> operands, int offset) {
    int at = mark + offset;
    indent++;
    for (Operand operand : operands) {
      mark(at);
      place = at;
      operand.dump(this, null);
      at += operand.size();
    }
    indent--;
  }

  /** Prints a block of code. */
  public void block(Block block, Program program) {
    reader = null;
    mark(0);
    lastLine = 0;
    indent = 0;
    out.append("Address   Line  Code\n");
    print("DEBUG BLOCK: " + block.debugId());
    reader = block.reader();
    mark(Operand.sizeOf(block.debugId()));
    print("EXTENSIONS [" + block.extensions().size() + "]:");
    indent++;
    int at = block.headAddress();
    for (Block.Link link : block.extensions()) {
      mark(at);
      print(link.ext().name() + (link.deferred() ? " (deferred)" : ""));
      at += 2;
      indent++;
      link.ext().dumpHead(this, link, at);
      indent--;
      at += link.payload().size();
    }
    indent--;
    for (Op op : block.ops()) {
      indent = 0;
      mark(op.address());
      op.dump(this, program);
    }
    indent = 0;
    mark = block.size();
    print("[End of code]");
  }
}

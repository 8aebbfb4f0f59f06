package io.chapar.sieve.ext;

import io.chapar.sieve.code.Block;
import io.chapar.sieve.code.Dumper;
import io.chapar.sieve.code.Operand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in the code that are no operand by themselves, with what the dump says of them.
 *
 * @param size0 how many bytes
 * @param shown the lines of the dump
 * @param more an operand behind them, or null
 * @param field its name in the dump
 * @param marks whether its own address is shown
 */
record Raw(
    int size0,
    List<String> shown,
    @Nullable Operand more,
    @Nullable String field,
    int line,
    boolean marks)
    implements Operand {

  static Raw of(int size, int line, String... shown) {
    return new Raw(size, List.of(shown), null, null, line, false);
  }

  /** The same with its own address in the dump. */
  static Raw marked(int size, int line, String... shown) {
    return new Raw(size, List.of(shown), null, null, line, true);
  }

  @Override
  public int size() {
    Operand behind = more;
    return size0 + (behind == null ? 0 : behind.size());
  }

  @Override
  public void dump(Dumper dumper, @Nullable String name) {
    shown.forEach(dumper::print);
    Operand behind = more;
    if (behind != null) {
      dumper.deeper(1);
      int at = dumper.place() + size0;
      dumper.place(at);
      dumper.mark(at);
      behind.dump(dumper, field);
      dumper.deeper(-1);
    }
  }

  @Override
  public void lines(Block block, int address) {
    Operand behind = more;
    if (behind != null) {
      block.line(address + size0, behind.line());
      behind.lines(block, address + size0);
    }
  }
}

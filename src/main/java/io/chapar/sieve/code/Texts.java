package io.chapar.sieve.code;

import io.chapar.sieve.run.Run;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A string list operand; a single string is a list of one. */
public interface Texts extends Operand {
  /** The values of its items. */
  List<String> values(Run run);

  /** A list in brackets. */
  record Many(List<Text> items, int line) implements Texts {
    @Override
    public int size() {
      return head() + items.stream().mapToInt(Operand::size).sum();
    }

    private int head() {
      return 1 + 4 + Operand.sizeOf(items.size());
    }

    @Override
    public List<String> values(Run run) {
      List<String> all = new ArrayList<>(items.size());
      for (Text item : items) {
        all.add(item.value(run));
      }
      return all;
    }

    @Override
    public void dump(Dumper dumper, @Nullable String field) {
      dumper.print(
          (field == null ? "" : field + ": ")
              + String.format("STRLIST [%d] (end: %08x)", items.size(), dumper.mark() + size()));
      dumper.inside(items, head());
    }

    @Override
    public void lines(Block block, int address) {
      int at = address + head();
      for (Text item : items) {
        block.line(at, item.line());
        item.lines(block, at);
        at += item.size();
      }
    }
  }
}

package io.chapar.sieve.code;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.run.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A string operand, of which the value may be known only when the script runs. */
public interface Text extends Operand, Texts {
  /** Its value. */
  String value(Run run);

  @Override
  default List<String> values(Run run) {
    return List.of(value(run));
  }

  /** A string that stands in the script. */
  record Literal(String text, int line) implements Text {
    @Override
    public int size() {
      return 1 + Operand.sizeOf(text.length()) + text.length() + 1;
    }

    @Override
    public String value(Run run) {
      return text;
    }

    @Override
    public void dump(Dumper dumper, @Nullable String field) {
      String label = field == null ? "" : field + ": ";
      boolean whole = text.length() <= 80;
      dumper.print(
          label + "STR[" + text.length() + "] \"" + Bytes.shown(text, 80) + (whole ? "\"" : ""));
    }
  }

  /** Strings and variables one after the other. */
  record Catenated(List<Text> parts, int line) implements Text {
    private static final int MAX = 1 << 20;

    @Override
    public int size() {
      return 1 + Operand.sizeOf(parts.size()) + parts.stream().mapToInt(Operand::size).sum();
    }

    @Override
    public String value(Run run) {
      StringBuilder out = new StringBuilder();
      for (Text part : parts) {
        if (out.length() <= MAX) {
          out.append(part.value(run));
        }
      }
      return out.toString();
    }

    @Override
    public void dump(Dumper dumper, @Nullable String field) {
      dumper.print((field == null ? "" : field + ": ") + "CAT-STR [" + parts.size() + "]:");
      dumper.inside(parts, 1 + Operand.sizeOf(parts.size()));
    }

    @Override
    public void lines(Block block, int address) {
      int at = address + 1 + Operand.sizeOf(parts.size());
      for (Text part : parts) {
        block.line(at, line);
        at += part.size();
      }
    }
  }
}

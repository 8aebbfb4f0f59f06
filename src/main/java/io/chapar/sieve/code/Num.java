package io.chapar.sieve.code;

import org.jspecify.annotations.Nullable;

/** A number operand, unsigned. */
public record Num(long value, int line) implements Operand {
  @Override
  public int size() {
    return 1 + Operand.sizeOf(value);
  }

  @Override
  public void dump(Dumper dumper, @Nullable String field) {
    dumper.print((field == null ? "" : field + ": ") + "NUM " + Long.toUnsignedString(value));
  }
}

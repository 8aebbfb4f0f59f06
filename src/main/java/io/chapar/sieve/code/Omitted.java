package io.chapar.sieve.code;

import org.jspecify.annotations.Nullable;

/** An operand that the script left out; the dump may say what stands in for it. */
public record Omitted(String shown, int line) implements Operand {
  @Override
  public int size() {
    return 1;
  }

  @Override
  public void dump(Dumper dumper, @Nullable String field) {
    if (!shown.isEmpty()) {
      dumper.print(field + ": " + shown);
    }
  }
}

package io.chapar.sieve.code;

import org.jspecify.annotations.Nullable;

/** Something an operation works on, as it lies in the code. */
public interface Operand {
  /** The bytes it takes. */
  int size();

  /** The line it stands on in the script. */
  int line();

  /** Prints itself; the mark is at its address. */
  void dump(Dumper dumper, @Nullable String field);

  /** Whether its own address is shown where it stands among options. */
  default boolean marks() {
    return true;
  }

  /** Notes the lines of what is inside, lying from {@code address}. */
  default void lines(Block block, int address) {}

  /** The bytes that a number takes: seven bits in each. */
  static int sizeOf(long number) {
    int bytes = 1;
    for (long rest = number >>> 7; rest != 0; rest >>>= 7) {
      bytes++;
    }
    return bytes;
  }
}

package io.chapar.sieve.code;

import java.util.List;

/**
 * What an extension keeps at the head of a block: the names of the variables there.
 *
 * @param names in the order of their indices
 * @param size the bytes it takes
 */
public record Payload(List<String> names, int size) {
  /** Nothing. */
  public static final Payload NONE = new Payload(List.of(), 0);

  /** A scope of variables. */
  public static Payload scope(List<String> names) {
    int bytes = Operand.sizeOf(names.size()) + 4;
    for (String name : names) {
      bytes += Operand.sizeOf(name.length()) + name.length() + 1;
    }
    return new Payload(List.copyOf(names), bytes);
  }
}

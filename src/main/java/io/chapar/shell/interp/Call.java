package io.chapar.shell.interp;

import io.chapar.shell.syntax.Assignment;
import java.util.List;
import java.util.Map;

/**
 * A builtin as it was called.
 *
 * @param name the name it was called by
 * @param args what follows the name
 * @param arrays the array assignments among the arguments, by index: {@code declare a=(…)}
 */
public record Call(String name, List<String> args, Map<Integer, Assignment> arrays) {
  /** A call without array assignments. */
  public Call(String name, List<String> args) {
    this(name, args, Map.of());
  }
}

package io.chapar.shell.expand;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Subscripts of arrays: a number for an indexed one, which may count from the end; else a key. */
public final class Subscripts {
  private Subscripts() {}

  /**
   * A subscript evaluated: the number as text, or the key itself.
   *
   * @param text with expansions already done
   */
  public static String key(Context context, @Nullable Variable variable, String name, String text) {
    if (variable != null && variable.associative() != null) {
      if (text.isEmpty()) {
        throw bad(name, text);
      }
      return text;
    }
    if (text.isBlank()) {
      throw bad(name, text);
    }
    long index = Arithmetic.evaluate(context, text);
    if (index >= 0) {
      return Long.toString(index);
    }
    long resolved = fromEnd(variable, index);
    if (resolved < 0) {
      throw bad(name, text);
    }
    return Long.toString(resolved);
  }

  /** The element at a subscript, or null. */
  public static @Nullable String get(Context context, Variable variable, String name, String text) {
    AssociativeArray associative = variable.associative();
    if (associative != null) {
      return associative.get(text);
    }
    long index = Arithmetic.evaluate(context, text);
    TreeMap<Long, String> indexed = variable.indexed();
    if (indexed == null) {
      return index == 0 || index == -1 ? variable.value() : null;
    }
    long resolved = index < 0 ? fromEnd(variable, index) : index;
    if (resolved < 0) {
      context.complain(name + ": bad array subscript");
      return null;
    }
    return indexed.get(resolved);
  }

  private static long fromEnd(@Nullable Variable variable, long index) {
    TreeMap<Long, String> indexed = variable == null ? null : variable.indexed();
    long size =
        indexed == null
            ? variable != null && variable.value() != null ? 1 : 0
            : indexed.isEmpty() ? 0 : indexed.lastKey() + 1;
    return size + index;
  }

  private static ExpansionException bad(String name, String text) {
    return ExpansionException.discard(name + "[" + text + "]: bad array subscript");
  }
}

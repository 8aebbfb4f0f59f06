package io.chapar.sieve.run;

import io.chapar.sieve.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variables of a scope, by their indices. */
public final class Variables {
  private final List<String> names;
  private final @Nullable String[] values;
  private final int maxSize;

  /** Variables without values. */
  public Variables(List<String> names, int maxSize) {
    this.names = List.copyOf(names);
    this.values = new @Nullable String[names.size()];
    this.maxSize = maxSize;
  }

  /** The name of a variable. */
  public String name(int index) {
    return index < names.size() ? names.get(index) : "??";
  }

  /** Its value; empty where it has none. */
  public String get(int index) {
    String value = index < values.length ? values[index] : null;
    return value == null ? "" : value;
  }

  /** Sets its value, cut to the greatest size. */
  public void set(int index, String value) {
    values[index] = Bytes.cut(value, maxSize);
  }
}

package io.chapar.sieve.run;

import java.util.Iterator;
import java.util.List;

/** The values that a test compares, worked out one after the other as they are asked for. */
@FunctionalInterface
public interface Values {
  /** The values; {@code traced}: what is done for them is told in the trace. */
  Iterator<String> iterate(boolean traced);

  /** How many there are, for :count. */
  default int count(boolean traced) {
    int n = 0;
    for (Iterator<String> all = iterate(traced); all.hasNext(); all.next()) {
      n++;
    }
    return n;
  }

  /** Values that are known. */
  static Values of(List<String> values) {
    return traced -> values.iterator();
  }

  /** An iterator that looks for the next value only when it is asked for. */
  abstract class Lazy implements Iterator<String> {
    private boolean looked;
    private java.util.@org.jspecify.annotations.Nullable Optional<String> next;

    /** The next value, or empty at the end. */
    protected abstract java.util.Optional<String> look();

    @Override
    public final boolean hasNext() {
      if (!looked) {
        next = look();
        looked = true;
      }
      java.util.Optional<String> found = next;
      return found != null && found.isPresent();
    }

    @Override
    public final String next() {
      if (!hasNext()) {
        throw new java.util.NoSuchElementException();
      }
      looked = false;
      java.util.Optional<String> found = next;
      return found == null ? "" : found.orElse("");
    }
  }
}

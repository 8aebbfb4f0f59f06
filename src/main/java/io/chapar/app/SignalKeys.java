package io.chapar.app;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Ctrl-C, Ctrl-\ and Ctrl-Z may come twice from a real terminal: as a key, and as the signal that
 * the library beneath makes of it. What one of the two has brought is not taken from the other.
 */
final class SignalKeys {
  private static final long SAME = 150_000_000; // ns within which the two are one key press

  /** Where it comes from. */
  enum Way {
    KEY,
    SIGNAL
  }

  private record Press(int key, Way way) {}

  private final LongSupplier nanos;
  private final Map<Press, Long> taken = new HashMap<>();

  SignalKeys(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Whether a key is taken that comes this way. */
  synchronized boolean take(int key, Way way) {
    if (key != 3 && key != 26 && key != 28) {
      return true;
    }
    Long other = taken.remove(new Press(key, way == Way.KEY ? Way.SIGNAL : Way.KEY));
    long now = nanos.getAsLong();
    if (other != null && now - other < SAME) {
      return false;
    }
    taken.put(new Press(key, way), now);
    return true;
  }
}

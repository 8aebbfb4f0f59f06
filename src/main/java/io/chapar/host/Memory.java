package io.chapar.host;

import java.util.function.UnaryOperator;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What a host knows besides its disk: each piece an immutable value under a {@link Key}. Because
 * the whole is one persistent map, keeping or restoring it costs nothing.
 */
public final class Memory {
  private PMap<String, Object> values = HashTreePMap.empty();

  /**
   * A name for a piece of memory.
   *
   * @param name unique in a host, 'room.what'
   * @param initial what is there at first; immutable, as everything that is put under it
   */
  public record Key<T>(String name, T initial) {}

  /** What is kept under {@code key}. */
  @SuppressWarnings("unchecked") // put() is the only way in, and it takes a T
  public <T> T get(Key<T> key) {
    Object value = values.get(key.name());
    return value == null ? key.initial() : (T) value;
  }

  /** Keeps {@code value}, which must be immutable. */
  public <T> void put(Key<T> key, T value) {
    values = values.plus(key.name(), (Object) value);
  }

  /** Replaces what is kept by what {@code change} makes of it, and returns that. */
  public <T> T update(Key<T> key, UnaryOperator<T> change) {
    T next = change.apply(get(key));
    put(key, next);
    return next;
  }

  /** All of it, as a value. */
  public PMap<String, Object> image() {
    return values;
  }

  /** Puts all of it back. */
  public void restore(PMap<String, Object> image) {
    values = image;
  }
}

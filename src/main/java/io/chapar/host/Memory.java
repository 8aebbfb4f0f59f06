package io.chapar.host;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What a host knows besides its disk: each piece an immutable value under a {@link Key}. Kept as a
 * whole it is one persistent map, which costs only what has changed since the last time; daemons
 * look into it all the time, so that they find their pieces in a plain map.
 */
public final class Memory {
  private final Map<String, Object> values = new ConcurrentHashMap<>();
  private final Set<String> changed = ConcurrentHashMap.newKeySet(); // since the last image
  private PMap<String, Object> image = HashTreePMap.empty();

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
    values.put(key.name(), value);
    changed.add(key.name());
  }

  /** Replaces what is kept by what {@code change} makes of it, and returns that. */
  public <T> T update(Key<T> key, UnaryOperator<T> change) {
    T next = change.apply(get(key));
    put(key, next);
    return next;
  }

  /** All of it, as a value. */
  public PMap<String, Object> image() {
    for (String name : changed) {
      Object value = values.get(name);
      if (value != null) {
        image = image.plus(name, value);
      }
    }
    changed.clear();
    return image;
  }

  /** Puts all of it back. */
  public void restore(PMap<String, Object> before) {
    values.clear();
    changed.clear();
    values.putAll(before);
    image = before;
  }
}

package io.chapar.config;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.configuration2.BaseConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * One source of values: a Commons configuration of flat keys and raw text that also remembers, for
 * each key, where it was said. {@link Layers} puts several of them on top of each other.
 */
public final class Layer extends BaseConfiguration {
  private final String name;
  private final Map<String, Origin> origins = new HashMap<>();

  /** An empty layer; {@code name} is for messages. */
  public Layer(String name) {
    this.name = name;
    setInterpolator(null);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Says a value; an earlier one of that key is replaced. Returns this. */
  public Layer say(String key, String value, Origin origin) {
    setPropertyInternal(key, value);
    origins.put(key, origin);
    return this;
  }

  /** The raw text of a key, or null. */
  public @Nullable String raw(String key) {
    Object value = getPropertyInternal(key);
    if (value instanceof Collection<?> several) {
      value = several.isEmpty() ? null : several.iterator().next();
    }
    return value == null ? null : value.toString();
  }

  /** Where a key was said. */
  public Origin origin(String key) {
    return origins.getOrDefault(key, Origin.DEFAULT);
  }
}

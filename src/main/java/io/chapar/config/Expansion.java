package io.chapar.config;

/**
 * How a configuration language replaces references in a value. It is given the layers to look in,
 * and tells with the result what it replaced; what it cannot make sense of it throws as its
 * language's own complaint.
 */
@FunctionalInterface
public interface Expansion {

  /** The value of {@code raw}, said for {@code key} at {@code origin}. */
  Setting expand(String key, String raw, Origin origin, Layers layers);
}

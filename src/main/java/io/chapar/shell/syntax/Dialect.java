package io.chapar.shell.syntax;

import org.jspecify.annotations.Nullable;

/** What the parser asks of the shell around it. */
public interface Dialect {
  /** Plain bash without aliases: for scripts, and for highlighting. */
  Dialect PLAIN = new Dialect() {};

  /** The value of an alias, or null. */
  default @Nullable String alias(String name) {
    return null;
  }

  /** Whether {@code @(a|b)} and its like are patterns. */
  default boolean extglob() {
    return false;
  }

  /** Whether only what POSIX has is known: no {@code [[}, no arrays, no {@code function}. */
  default boolean posix() {
    return false;
  }

  /** Something that bash warns of and goes on. */
  default void warn(int line, String message) {}
}

package io.chapar.sieve.check;

import org.jspecify.annotations.Nullable;

/**
 * A script that is to be compiled.
 *
 * @param name what messages call it
 * @param location where it comes from
 * @param text its bytes, or null if it does not exist
 * @param global whether it is the administrator's
 * @param broken whether it is there, but cannot be read
 */
public record Script(
    String name, String location, @Nullable String text, boolean global, boolean broken) {
  /** A script that is there, or that is not. */
  public Script(String name, String location, @Nullable String text, boolean global) {
    this(name, location, text, global, false);
  }

  /** Whether two stand for the same file. */
  public boolean same(Script other) {
    return location.equals(other.location);
  }
}

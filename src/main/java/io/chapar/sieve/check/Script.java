package io.chapar.sieve.check;

import org.jspecify.annotations.Nullable;

/**
 * A script that is to be compiled.
 *
 * @param name what messages call it
 * @param location where it comes from
 * @param text its bytes, or null if it does not exist
 * @param global whether it is the administrator's
 */
public record Script(String name, String location, @Nullable String text, boolean global) {
  /** Whether two stand for the same file. */
  public boolean same(Script other) {
    return location.equals(other.location);
  }
}

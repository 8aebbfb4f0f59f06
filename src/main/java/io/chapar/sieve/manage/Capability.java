package io.chapar.sieve.manage;

import org.jspecify.annotations.Nullable;

/** One line of what a server can do. */
final class Capability {
  private Capability() {}

  /** A name, and a value where it has one. */
  static String line(String name, @Nullable String value) {
    return "\"" + name + "\"" + (value == null ? "" : " \"" + value + "\"") + "\r\n";
  }
}

package io.chapar.postfix.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lookup table that was opened: it answers as it did when it was opened, whatever happens to its
 * file in the meantime, until whoever holds it opens it anew. What it has to complain of while it
 * is asked goes to the log it was opened with.
 */
public abstract class Table {
  private final String type;
  private final String name;

  Table(String type, String name) {
    this.type = type;
    this.name = name;
  }

  /** Its type, such as hash. */
  public final String type() {
    return type;
  }

  /** Its name behind the colon. */
  public final String name() {
    return name;
  }

  /** {@code type:name}. */
  public final String spec() {
    return type + ":" + name;
  }

  /** The answer for a key. */
  public abstract Lookup lookup(String key);

  /** Whether its keys are texts, so that it may be asked for parts of an address (not patterns). */
  public boolean fixed() {
    return true;
  }

  /** All it has, in its own order; null where it cannot be listed. */
  public @Nullable List<Entry> entries() {
    return null;
  }

  /**
   * Who owns the file behind it: commands in it run with that owner's rights. 0 where none does.
   */
  public int owner() {
    return 0;
  }

  @Override
  public final String toString() {
    return spec();
  }
}

package io.chapar.sieve.check;

import org.jspecify.annotations.Nullable;

/** A tagged argument that commands may have, or a group of such, like the match types. */
public abstract class Tag {
  private final String name;

  /** A tag, or a group by its name in errors. */
  protected Tag(String name) {
    this.name = name;
  }

  /** Its name. */
  public final String name() {
    return name;
  }

  /** Whether it may be given more than once. */
  public boolean repeatable() {
    return false;
  }

  /** What the identifier stands for here, or null if it is none of this. */
  public @Nullable Object match(Checker checker, String identifier) {
    return identifier.equalsIgnoreCase(name) ? name : null;
  }

  /**
   * Checks the tag at which the node stands, and moves the node behind it and its parameters.
   *
   * @return whether it is good
   */
  public boolean check(Checker checker, Node node) {
    node.take();
    return true;
  }
}

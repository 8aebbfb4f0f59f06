package io.chapar.sieve.action;

import org.jspecify.annotations.Nullable;

/** What goes with an action: :copy, :create, :flags. */
public abstract class SideEffect {
  private final String name;
  private final int precedence;

  /** A side effect; those with the higher precedence come first. */
  protected SideEffect(String name, int precedence) {
    this.name = name;
    this.precedence = precedence;
  }

  /** Its name. */
  public final String name() {
    return name;
  }

  final int precedence() {
    return precedence;
  }

  /** Prints it for sieve-test; gives back whether the implicit keep stays. */
  public abstract boolean print(StringBuilder out, boolean implicitKeep);

  /** Takes over what a later one of its kind says; null: none came. */
  public SideEffect merged(@Nullable SideEffect later) {
    return this;
  }

  /** Whether it is added to an action that did not have it. */
  public boolean mergeable() {
    return false;
  }

  /** Before the action. */
  public Status before(Carrier.Step step) {
    return Status.OK;
  }

  /** After the action. */
  public void after(Carrier.Step step) {}

  /** Adds one to a list, before those with less precedence; none twice. */
  public static void add(java.util.List<SideEffect> list, SideEffect effect) {
    int at = list.size();
    for (int i = list.size() - 1; i >= 0; i--) {
      if (list.get(i).name.equals(effect.name)) {
        return;
      }
      if (effect.precedence > list.get(i).precedence) {
        at = i;
      }
    }
    list.add(at, effect);
  }
}

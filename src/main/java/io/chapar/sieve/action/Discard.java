package io.chapar.sieve.action;

import org.jspecify.annotations.Nullable;

/** Throwing the message away, unless something else delivers it. */
public final class Discard extends Action {
  /** A discard. */
  public Discard() {
    super("discard");
  }

  @Override
  public @Nullable String duplicates(Action earlier, boolean executed) {
    return "";
  }

  @Override
  public boolean print(StringBuilder out, String defaultMailbox) {
    out.append(" * discard\n");
    return false;
  }

  @Override
  public Status execute(Carrier.Step step) {
    step.log("Marked message to be discarded if not explicitly delivered (discard action)");
    step.cancelKeep();
    return Status.OK;
  }
}

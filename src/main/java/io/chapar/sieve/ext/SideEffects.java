package io.chapar.sieve.ext;

import io.chapar.sieve.action.SideEffect;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.code.Thing;
import io.chapar.sieve.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The side effects that the tags of an action's command stand for. */
final class SideEffects {
  static final String KIND = "SIDE-EFFECT";

  private SideEffects() {}

  /** Makes a side effect when the script runs. */
  interface Maker extends Function<Run, SideEffect> {}

  /** Those of an operation. */
  static List<SideEffect> of(Run run, Op op) {
    List<SideEffect> all = new ArrayList<>();
    for (Thing thing : op.things(KIND)) {
      SideEffect.add(all, ((Maker) thing.value()).apply(run));
    }
    return all;
  }
}

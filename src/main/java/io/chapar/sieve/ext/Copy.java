package io.chapar.sieve.ext;

import io.chapar.sieve.action.Carrier;
import io.chapar.sieve.action.SideEffect;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Tag;
import io.chapar.sieve.code.Thing;

/** copy: fileinto and redirect that leave the implicit keep. */
final class Copy extends Extension {
  Copy() {
    super("copy", 0);
  }

  @Override
  public boolean load(Checker checker) {
    Tag tag =
        Tags.flag(
            "copy",
            t ->
                Thing.of(
                    SideEffects.KIND,
                    "copy",
                    (SideEffects.Maker) run -> new Effect(),
                    1,
                    t.line()));
    checker.registration("redirect").tag(tag, this, Tags.SIDE_EFFECT);
    checker.registration("fileinto").tag(tag, this, Tags.SIDE_EFFECT);
    return true;
  }

  private static final class Effect extends SideEffect {
    Effect() {
      super("copy", 0);
    }

    @Override
    public boolean print(StringBuilder out, boolean implicitKeep) {
      out.append("        + preserve implicit keep\n");
      return true;
    }

    @Override
    public void after(Carrier.Step step) {
      step.preserveKeep();
    }
  }
}

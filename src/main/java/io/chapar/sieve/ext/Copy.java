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
    tag(checker, this, "redirect");
    tag(checker, this, "fileinto");
    tag(checker, this, "pipe");
    return true;
  }

  /** Adds :copy to a command. */
  private static void tag(Checker checker, Extension ext, String command) {
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
    checker.registration(command).tag(tag, ext, Tags.SIDE_EFFECT);
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

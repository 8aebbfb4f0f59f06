package io.chapar.sieve.code;

import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;
import java.util.List;
import java.util.Locale;

/** A jump forward, always or by the last test's result. */
public final class Jump extends Op {
  /** When it jumps. */
  public enum When {
    /** In any case. */
    ALWAYS("JMP"),
    /** After a test that is true. */
    TRUE("JMPTRUE"),
    /** After a test that is false. */
    FALSE("JMPFALSE");

    private final String mnemonic;

    When(String mnemonic) {
      this.mnemonic = mnemonic;
    }
  }

  private final When when;
  private int target;

  /** A jump whose target is not known yet. */
  public Jump(When when) {
    super(null, when.mnemonic, List.of(), List.of(), (run, op) -> {});
    this.when = when;
  }

  /** Sets where it goes. */
  public void to(int address) {
    target = address;
  }

  @Override
  public int size() {
    return 5;
  }

  @Override
  void lines(Block block) {}

  @Override
  public void dump(Dumper dumper, Program program) {
    dumper.print(
        String.format(Locale.ROOT, "%s %d [%08x]", mnemonic(), target - address() - 1, target));
  }

  @Override
  public void run(Run run) {
    boolean jump = true;
    if (when != When.ALWAYS) {
      run.trace(
          Trace.Level.COMMANDS, "jump if result is " + (when == When.TRUE ? "true" : "false"));
      run.descend();
      jump = run.result() == (when == When.TRUE);
    }
    run.jump(jump, target);
  }
}

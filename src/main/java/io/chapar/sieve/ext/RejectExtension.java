package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.action.Reject;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;

/** reject; ereject is what Pigeonhole has not finished, and Debian leaves out. */
final class RejectExtension extends Extension {
  RejectExtension() {
    super("reject", 1);
  }

  @Override
  public boolean load(Checker checker) {
    checker.register(new Command(), this);
    return true;
  }

  private static final class Command extends Definition {
    Command() {
      super("reject", Kind.COMMAND, 1);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      return checker.argument(node, 0, "reason", Checker.Type.STRING);
    }

    @Override
    public void generate(Generator generator, Node node) {
      generator.emit(
          node,
          new Op(
              node.extension(),
              "REJECT",
              node.options(),
              node.fields("reason"),
              RejectExtension::run));
    }
  }

  private static void run(Run run, Op op) {
    String reason = op.text(run, 0);
    if (run.traces(Trace.Level.ACTIONS)) {
      run.trace(Trace.Level.NONE, "reject action");
      run.descend();
      run.trace(Trace.Level.NONE, "reject message with reason `" + Bytes.shown(reason, 64) + "'");
    }
    run.execution()
        .result()
        .add(run, "reject", new Reject(reason), SideEffects.of(run, op), 0, false);
  }
}

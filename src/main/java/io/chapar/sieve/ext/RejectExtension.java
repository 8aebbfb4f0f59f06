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
import java.util.Locale;

/** reject and ereject. */
final class RejectExtension extends Extension {
  RejectExtension(String name) {
    super(name, 1);
  }

  @Override
  public boolean load(Checker checker) {
    checker.register(new Command(name()), this);
    return true;
  }

  private static final class Command extends Definition {
    Command(String name) {
      super(name, Kind.COMMAND, 1);
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
              name().toUpperCase(Locale.ROOT),
              node.options(),
              node.fields("reason"),
              (run, op) -> run(run, op, name())));
    }
  }

  private static void run(Run run, Op op, String name) {
    String reason = op.text(run, 0);
    if (run.traces(Trace.Level.ACTIONS)) {
      run.trace(Trace.Level.NONE, name + " action");
      run.descend();
      run.trace(Trace.Level.NONE, "reject message with reason `" + Bytes.shown(reason, 64) + "'");
    }
    run.execution()
        .result()
        .add(
            run,
            name,
            new Reject(reason, name.equals("ereject")),
            SideEffects.of(run, op),
            0,
            false);
  }
}

package io.chapar.sieve.ext;

import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;
import java.util.List;

/** keep: into the default mailbox. */
final class KeepCommand extends Definition {
  KeepCommand() {
    super("keep", Kind.COMMAND, 0);
  }

  @Override
  public void generate(Generator generator, Node node) {
    generator.emit(node, new Op(null, "KEEP", node.options(), List.of(), KeepCommand::run));
  }

  private static void run(Run run, Op op) {
    run.trace(Trace.Level.ACTIONS, "keep action; store message in default mailbox");
    run.execution().result().keep(run, SideEffects.of(run, op));
  }
}

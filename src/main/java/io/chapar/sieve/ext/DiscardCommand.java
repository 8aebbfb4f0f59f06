package io.chapar.sieve.ext;

import io.chapar.sieve.action.Discard;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;
import java.util.List;

/** discard: no implicit keep. */
final class DiscardCommand extends Definition {
  DiscardCommand() {
    super("discard", Kind.COMMAND, 0);
  }

  @Override
  public void generate(Generator generator, Node node) {
    generator.emit(node, new Op(null, "DISCARD", List.of(), List.of(), DiscardCommand::run));
  }

  private static void run(Run run, Op op) {
    run.trace(Trace.Level.ACTIONS, "discard action; cancel implicit keep");
    run.execution().result().add(run, "discard", new Discard(), List.of(), 0, false);
  }
}

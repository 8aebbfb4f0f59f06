package io.chapar.sieve.ext;

import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;
import java.util.List;

/** stop: the end of all scripts' execution. */
final class StopCommand extends Definition {
  StopCommand() {
    super("stop", Kind.COMMAND, 0);
  }

  @Override
  public boolean check(Checker checker, Node node) {
    node.exitBlock();
    return true;
  }

  @Override
  public void generate(Generator generator, Node node) {
    generator.emit(node, new Op(null, "STOP", List.of(), List.of(), StopCommand::run));
  }

  private static void run(Run run, Op op) {
    run.trace(Trace.Level.COMMANDS, "stop command; end all script execution");
    for (Run each = run; each != null; each = each.parent()) {
      each.interrupt();
    }
  }
}

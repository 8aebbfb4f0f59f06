package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.code.Block;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;

/** vnd.dovecot.debug: debug_log tells something while the script runs. */
final class DebugLog extends Extension {
  DebugLog() {
    super("vnd.dovecot.debug", 1);
  }

  @Override
  public boolean load(Checker checker) {
    checker.register(new Command(), this);
    return true;
  }

  @Override
  public void start(Run run, Block.Link link) {
    run.execution().errors().withInfo();
  }

  private static final class Command extends Definition {
    Command() {
      super("debug_log", Kind.COMMAND, 1);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      return checker.argument(node, 0, "message", Checker.Type.STRING);
    }

    @Override
    public void generate(Generator generator, Node node) {
      generator.emit(
          node,
          new Op(
              node.extension(),
              "DEBUG_LOG",
              node.options(),
              node.fields("key list"),
              DebugLog::run));
    }
  }

  private static void run(Run run, Op op) {
    String message = op.text(run, 0);
    run.trace(Trace.Level.COMMANDS, "debug_log \"" + Bytes.shown(message, 80) + "\"");
    run.execution().errors().info(null, "DEBUG: " + message);
  }
}

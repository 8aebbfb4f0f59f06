package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.action.Store;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;

/** fileinto: into a mailbox by its name. */
final class Fileinto extends Extension {
  Fileinto() {
    super("fileinto", 1);
  }

  @Override
  public boolean load(Checker checker) {
    checker.register(new Command(), this);
    return true;
  }

  private static final class Command extends Definition {
    Command() {
      super("fileinto", Kind.COMMAND, 1);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg folder = node.positional(0);
      if (!checker.argument(node, 0, "folder", Checker.Type.STRING) || folder == null) {
        return false;
      }
      if (folder.literal() && !Bytes.utf8(folder.literalText())) {
        return checker.error(
            node,
            "fileinto command: invalid folder name `"
                + Bytes.shown(folder.literalText(), 256)
                + "' specified: invalid utf-8");
      }
      return true;
    }

    @Override
    public void generate(Generator generator, Node node) {
      generator.emit(
          node,
          new Op(
              node.extension(), "FILEINTO", node.options(), node.fields("folder"), Fileinto::run));
    }
  }

  private static void run(Run run, Op op) {
    String folder = op.text(run, 0);
    boolean trace = run.traces(Trace.Level.ACTIONS);
    if (trace) {
      run.trace(Trace.Level.NONE, "fileinto action");
      run.descend();
    }
    if (!Bytes.utf8(folder)) {
      throw run.fail(
          "fileinto command: invalid folder name `" + folder + "' specified: invalid utf-8");
    }
    if (trace) {
      run.trace(Trace.Level.NONE, "store message in mailbox `" + Bytes.shown(folder, 80) + "'");
    }
    run.execution()
        .result()
        .add(run, "fileinto", new Store(folder), SideEffects.of(run, op), 0, true);
  }
}

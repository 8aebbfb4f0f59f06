package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;
import io.chapar.sieve.syntax.Argument;
import java.util.ArrayList;
import java.util.List;

/** ihave: whether extensions are there, and the command error. */
final class Ihave extends Extension {
  Ihave() {
    super("ihave", 2);
  }

  @Override
  public boolean load(Checker checker) {
    checker.register(new Test(), this);
    checker.register(new ErrorCommand(), this);
    return true;
  }

  /** The extensions that tests asked for and that are not there. */
  static List<String> missing(Checker checker) {
    return checker.memory("ihave missing", ArrayList::new);
  }

  @Override
  public void generate(Generator generator) {
    if (!missing(generator.checker()).isEmpty()) {
      generator.program().block(this);
      missing(generator.checker()).forEach(generator.program()::missing);
    }
  }

  private static final class Test extends Definition {
    Test() {
      super("ihave", Kind.TEST, 1);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg arg = node.positional(0);
      if (!checker.positional(node, 0, "capabilities", Checker.Type.LIST) || arg == null) {
        return false;
      }
      List<Argument.Text> names = new ArrayList<>();
      if (arg.syntax() instanceof Argument.Text text) {
        names.add(text);
      } else if (arg.syntax() instanceof Argument.TextList list) {
        names.addAll(list.items());
      }
      List<Extension> found = new ArrayList<>();
      boolean all = true;
      for (Argument.Text name : names) {
        Extension ext = checker.engine().enabled(name.value());
        if (ext == null || checker.engine().global(ext) && !checker.script().global()) {
          all = false;
          if (!missing(checker).contains(name.value())) {
            missing(checker).add(name.value());
          }
        } else {
          found.add(ext);
        }
      }
      if (!all
          || found.stream()
              .anyMatch(
                  e -> e.name().equals("variables") || e.name().equals("encoded-character"))) {
        return true;
      }
      for (int i = 0; i < found.size(); i++) {
        if (!checker.load(node, names.get(i), found.get(i), false)) {
          return false;
        }
      }
      node.data(true);
      return checker.activate(arg, false);
    }

    @Override
    public boolean foldable() {
      return true;
    }

    @Override
    public boolean fold(Node node, int[] current, int next) {
      current[0] = node.data() == null ? 0 : VARIABLE;
      return true;
    }

    @Override
    public void generate(Generator generator, Node node) {
      generator.emit(
          node,
          new Op(
              node.extension(),
              "IHAVE",
              List.of(),
              node.fields("capabilities"),
              (run, op) -> {
                List<String> names = op.texts(run, 0);
                run.trace(Trace.Level.TESTS, "ihave test");
                run.descend();
                for (String name : names) {
                  run.trace(
                      Trace.Level.TESTS, "extension `" + Bytes.shown(name, 80) + "' available");
                }
                run.result(true);
              }));
    }
  }

  private static final class ErrorCommand extends Definition {
    ErrorCommand() {
      super("error", Kind.COMMAND, 1);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      return checker.argument(node, 0, "message", Checker.Type.STRING);
    }

    @Override
    public void generate(Generator generator, Node node) {
      generator.emit(
          node,
          new Op(node.extension(), "ERROR", List.of(), node.fields("message"), ErrorCommand::run));
    }

    private static void run(Run run, Op op) {
      String message = op.text(run, 0);
      run.trace(Trace.Level.COMMANDS, "error \"" + Bytes.shown(message, 80) + "\"");
      throw run.fail(message);
    }
  }
}

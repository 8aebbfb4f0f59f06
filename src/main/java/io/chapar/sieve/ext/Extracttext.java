package io.chapar.sieve.ext;

import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.check.Registration;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.run.BodyPart;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;
import io.chapar.sieve.syntax.Argument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** extracttext: the text of a part into a variable. */
final class Extracttext extends Extension {
  Extracttext() {
    super("extracttext", 1);
  }

  @Override
  public boolean load(Checker checker) {
    checker.register(new Command(), this);
    return true;
  }

  @Override
  public boolean ready(Checker checker, @Nullable Argument require) {
    for (String other : List.of("variables", "foreverypart")) {
      if (!checker.uses(other)) {
        checker.error(
            require == null ? 0 : require.line(),
            "extracttext extension cannot be used without " + other + " extension");
        return false;
      }
    }
    return true;
  }

  private static final class Command extends Definition {
    Command() {
      super("extracttext", Kind.COMMAND, 1);
    }

    @Override
    public void tags(Checker checker, Registration registration) {
      Extension ext = registration.ext();
      registration.tag(Tags.with("first", "first", Checker.Type.NUMBER, false, Tags.FINE), ext, 1);
      if (ext != null) {
        Modifier.tags(registration, ext);
      }
    }

    @Override
    public boolean check(Checker checker, Node node) {
      List<Modifier> modifiers = Modifier.taken(checker, node);
      Arg name = node.positional(0);
      node.data(modifiers);
      if (modifiers == null
          || name == null
          || !checker.positional(node, 0, "varname", Checker.Type.STRING)
          || !VariableNames.activate(checker, name, true)) {
        return false;
      }
      for (Node outer = node.parent(); outer != null; outer = outer.parent()) {
        if (outer.name().equals("foreverypart")) {
          return true;
        }
      }
      return checker.error(
          node, "the extracttext command is not placed inside a foreverypart loop");
    }

    @Override
    public void generate(Generator generator, Node node) {
      List<Modifier> modifiers = new ArrayList<>();
      if (node.data() instanceof List<?> list) {
        list.forEach(m -> modifiers.add((Modifier) m));
      }
      List<Op.Field> fields = new ArrayList<>(node.fields("varname"));
      fields.addAll(Modifier.fields(modifiers, node.line()));
      generator.emit(
          node,
          new Op(
              node.extension(),
              "EXTRACTTEXT",
              node.options(),
              fields,
              (run, op) -> run(run, op, modifiers)));
    }
  }

  private static void run(Run run, Op op, List<Modifier> modifiers) {
    long first = Tags.number(op, "first", -1);
    run.trace(Trace.Level.COMMANDS, "extracttext command");
    run.descend();
    List<BodyPart> parts = Foreverypart.current(run);
    String text = parts == null ? "" : parts.get(0).text();
    if (first >= 0 && first < text.length()) {
      text = text.substring(0, (int) first);
    }
    VariablesExtension.assign(
        run, (VariableNames.Ref) op.field(0), Modifier.apply(run, modifiers, text));
  }
}

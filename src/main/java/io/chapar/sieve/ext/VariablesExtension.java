package io.chapar.sieve.ext;

import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.check.Registration;
import io.chapar.sieve.code.Block;
import io.chapar.sieve.code.Dumper;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.code.Operand;
import io.chapar.sieve.code.Payload;
import io.chapar.sieve.run.Comparator;
import io.chapar.sieve.run.Matching;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;
import io.chapar.sieve.run.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** variables: the command set, the test string, and ${names} in strings. */
final class VariablesExtension extends Extension {
  VariablesExtension() {
    super("variables", 2);
  }

  @Override
  public boolean load(Checker checker) {
    Modifier.register(checker);
    checker.register(new Set(), this);
    checker.register(new StringTest(), this);
    return true;
  }

  @Override
  public Payload payload(Checker checker) {
    return Payload.scope(VariableNames.local(checker).names());
  }

  @Override
  public void dumpHead(Dumper dumper, Block.Link link, int address) {
    List<String> names = link.payload().names();
    dumper.mark(address);
    dumper.print(
        String.format(
            Locale.ROOT,
            "VARIABLES SCOPE [%d] (end: %08x)",
            names.size(),
            address + link.payload().size()));
    int at = address + Operand.sizeOf(names.size()) + 4;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      dumper.mark(at);
      dumper.print(String.format(Locale.ROOT, "%3d: '%s'", i, name));
      at += Operand.sizeOf(name.length()) + name.length() + 1;
    }
  }

  @Override
  public void start(Run run, Block.Link link) {
    run.declare(link.payload().names());
  }

  private static final class Set extends Definition {
    Set() {
      super("set", Kind.COMMAND, 2);
    }

    @Override
    public void tags(Checker checker, Registration registration) {
      Extension ext = registration.ext();
      if (ext != null) {
        Modifier.tags(registration, ext);
      }
    }

    @Override
    public boolean check(Checker checker, Node node) {
      List<Modifier> modifiers = Modifier.taken(checker, node);
      Arg name = node.positional(0);
      node.data(modifiers);
      return modifiers != null
          && name != null
          && checker.positional(node, 0, "name", Checker.Type.STRING)
          && VariableNames.activate(checker, name, true)
          && checker.argument(node, 1, "value", Checker.Type.STRING);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void generate(Generator generator, Node node) {
      List<Modifier> modifiers =
          node.data() instanceof List<?> list ? (List<Modifier>) list : List.of();
      List<Op.Field> fields = new ArrayList<>(node.fields("variable", "value"));
      fields.addAll(Modifier.fields(modifiers, node.line()));
      generator.emit(
          node,
          new Op(
              node.extension(),
              "SET",
              List.of(),
              fields,
              (run, op) -> {
                String value = op.text(run, 1);
                run.trace(Trace.Level.COMMANDS, "set command");
                run.descend();
                assign(run, (VariableNames.Ref) op.field(0), Modifier.apply(run, modifiers, value));
              }));
    }
  }

  /** Assigns a value and tells the trace. */
  static void assign(Run run, VariableNames.Ref variable, String value) {
    variable.set(run, value);
    run.traceHere(
        Trace.Level.COMMANDS,
        "assign `" + variable.variable().name() + "' [" + variable.id() + "] = \"" + value + "\"");
  }

  private static final class StringTest extends Definition {
    StringTest() {
      super("string", Kind.TEST, 2);
    }

    @Override
    public void tags(Checker checker, Registration registration) {
      Tags.matching(registration);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      return checker.argument(node, 0, "source", Checker.Type.LIST)
          && checker.argument(node, 1, "key list", Checker.Type.LIST)
          && Tags.check(checker, node, node.positional(1), Comparator.OCTET);
    }

    @Override
    public void generate(Generator generator, Node node) {
      generator.emit(
          node,
          new Op(
              node.extension(),
              "STRING-TEST",
              node.options(),
              node.fields("source", "key list"),
              (run, op) -> {
                List<String> source = op.texts(run, 0);
                List<String> keys = op.texts(run, 1);
                run.trace(Trace.Level.TESTS, "string test");
                run.result(
                    Matching.run(
                        run,
                        Tags.matchType(op),
                        Tags.comparator(op, Comparator.OCTET),
                        new Source(source),
                        keys));
              }));
    }
  }

  /** The strings of a string test; :count counts those that are not empty. */
  private record Source(List<String> strings) implements Values {
    @Override
    public java.util.Iterator<String> iterate(boolean traced) {
      return strings.iterator();
    }

    @Override
    public int count(boolean traced) {
      return (int) strings.stream().filter(s -> !s.isEmpty()).count();
    }
  }
}

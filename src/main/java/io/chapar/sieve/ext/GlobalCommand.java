package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.code.Operand;
import io.chapar.sieve.run.Trace;
import io.chapar.sieve.syntax.Argument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** global, and import and export of old: variables that included scripts share. */
final class GlobalCommand extends Definition {
  GlobalCommand(String name) {
    super(name, Kind.COMMAND, 1);
  }

  @Override
  public boolean check(Checker checker, Node node) {
    Node previous = node.previous();
    if (!name().equals("global")
        && (node.parent() != null
            || previous != null
                && !List.of("require", "import", "export").contains(previous.name()))) {
      return checker.error(
          node,
          "the DEPRECATED "
              + name()
              + " command can only be placed at top level at the beginning of the file after any"
              + " require or import/export commands");
    }
    if (!checker.uses("variables")) {
      return checker.error(node, name() + " command requires that variables extension is active");
    }
    Arg arg = node.positional(0);
    List<String> names = new ArrayList<>();
    if (arg != null && arg.syntax() instanceof Argument.Text text) {
      names.add(text.value());
    } else if (arg != null && arg.syntax() instanceof Argument.TextList list) {
      list.items().forEach(item -> names.add(item.value()));
    } else {
      return arg != null
          && checker.error(
              arg,
              "the "
                  + name()
                  + " command accepts a single string or string list argument, but "
                  + arg.syntax().kind()
                  + " was found");
    }
    List<VariableNames.Var> variables = new ArrayList<>();
    for (String name : names) {
      VariableNames.Var variable = declare(checker, node, name);
      if (variable == null) {
        return false;
      }
      variables.add(variable);
    }
    node.data(variables);
    return true;
  }

  private static VariableNames.@Nullable Var declare(Checker checker, Node node, String name) {
    if (!VariableNames.valid(name)) {
      checker.error(node, "invalid variable identifier '" + Bytes.shown(name, 80) + "'");
      return null;
    }
    VariableNames.Var variable =
        VariableNames.global(checker).declare(name, VariableNames.maxScope(checker));
    if (variable == null) {
      checker.error(
          node,
          "declaration of new global variable '"
              + name
              + "' exceeds the limit (max variables: "
              + VariableNames.maxScope(checker)
              + ")");
      return null;
    }
    VariableNames.Var local = VariableNames.local(checker).get(name);
    if (local != null && !local.global()) {
      checker.error(
          node,
          "declaration of new global variable '" + name + "' conflicts with earlier local use");
      return null;
    }
    VariableNames.local(checker).adopt(variable);
    return variable;
  }

  @Override
  public void generate(Generator generator, Node node) {
    List<VariableNames.Var> variables = new ArrayList<>();
    if (node.data() instanceof List<?> list) {
      list.forEach(v -> variables.add((VariableNames.Var) v));
    }
    int size = Operand.sizeOf(variables.size());
    List<Op.Field> fields = new ArrayList<>();
    fields.add(new Op.Field(null, Raw.of(size, node.line())));
    for (int i = 0; i < variables.size(); i++) {
      VariableNames.Var v = variables.get(i);
      fields.add(
          new Op.Field(
              null,
              Raw.marked(
                  Operand.sizeOf(v.index()),
                  node.line(),
                  i + ": VAR[" + v.index() + "]: '" + v.name() + "'")));
    }
    generator.emit(
        node,
        new Op(
            node.extension(),
            "GLOBAL (count: " + variables.size() + "):",
            List.of(),
            fields,
            (run, op) -> {
              for (int i = 0; i < variables.size(); i++) {
                VariableNames.Var v = variables.get(i);
                run.trace(
                    Trace.Level.COMMANDS,
                    "global: exporting variable '"
                        + v.name()
                        + "' [gvid: "
                        + i
                        + ", vid: "
                        + v.index()
                        + "]");
              }
            }));
  }
}

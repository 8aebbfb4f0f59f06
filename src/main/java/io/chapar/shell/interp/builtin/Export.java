package io.chapar.shell.interp.builtin;

import io.chapar.shell.expand.Declarations;
import io.chapar.shell.expand.ExpansionException;
import io.chapar.shell.expand.Variable;
import io.chapar.shell.expand.Variable.Attribute;
import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import io.chapar.shell.syntax.Assignment;
import io.chapar.shell.syntax.Names;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code export} and {@code readonly}. */
final class Export implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    boolean export = call.name().equals("export");
    Flags flags = new Flags(shell, call, export ? "fnp" : "aAfp");
    if (flags.wrong()) {
      return 2;
    }
    List<String> names = flags.rest();
    Attribute attribute = export ? Attribute.EXPORT : Attribute.READONLY;
    if (names.isEmpty() || flags.has('p')) {
      return list(shell, attribute, flags);
    }
    int status = 0;
    for (int i = 0; i < names.size(); i++) {
      if (flags.has('f')) {
        status |= function(shell, call.name(), export, flags.has('n'), names.get(i));
        continue;
      }
      try {
        Assignment array = call.arrays().get(i + flags.shifted());
        if (!one(shell, call.name(), flags, names.get(i), array, attribute)) {
          status = 1;
        }
      } catch (ExpansionException e) {
        if (e.exits()) {
          throw e;
        }
        shell.error(call.name() + ": " + e.getMessage());
        status = 1;
      }
    }
    return status;
  }

  private static int function(
      Shell shell, String command, boolean export, boolean off, String name) {
    if (!shell.functions().containsKey(name)) {
      shell.error(command + ": " + name + ": not a function");
      return 1;
    }
    if (!export) {
      shell.readonlyFunctions().add(name);
    } else if (off) {
      shell.exportedFunctions().remove(name);
    } else {
      shell.exportedFunctions().add(name);
    }
    return 0;
  }

  private static boolean one(
      Shell shell,
      String command,
      Flags flags,
      String word,
      @Nullable Assignment array,
      Attribute attribute) {
    int equals = array == null ? word.indexOf('=') : -1;
    boolean append = equals > 0 && word.charAt(equals - 1) == '+';
    String name = equals < 0 ? word : word.substring(0, append ? equals - 1 : equals);
    if (!Names.isName(name)) {
      shell.error(command + ": `" + word + "': not a valid identifier");
      return false;
    }
    Variable variable = shell.variables().obtain(shell.variables().resolve(name));
    if (flags.has('A')) {
      variable.makeAssociative();
    } else if (flags.has('a')) {
      variable.makeIndexed();
    }
    if (array != null) {
      shell
          .assignments()
          .fill(name, variable, Objects.requireNonNull(array.elements()), array.append());
    } else if (equals >= 0) {
      shell.assignments().store(name, variable, null, word.substring(equals + 1), append);
    }
    variable.set(attribute, !flags.has('n'));
    shell.assignments().changed(name);
    return true;
  }

  private static int list(Shell shell, Attribute attribute, Flags flags) throws IOException {
    if (flags.has('f')) {
      return 0;
    }
    for (String name : shell.variables().names()) {
      Variable variable = shell.variables().raw(name);
      if (variable == null
          || !variable.is(attribute)
          || flags.has('a') && variable.indexed() == null
          || flags.has('A') && variable.associative() == null) {
        continue;
      }
      shell.print(Declarations.of(name, variable) + "\n");
    }
    return 0;
  }
}

package io.chapar.shell.interp.builtin;

import io.chapar.shell.expand.Declarations;
import io.chapar.shell.expand.ExpansionException;
import io.chapar.shell.expand.Quotation;
import io.chapar.shell.expand.Variable;
import io.chapar.shell.expand.Variable.Attribute;
import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import io.chapar.shell.syntax.Assignment;
import io.chapar.shell.syntax.Names;
import io.chapar.shell.syntax.Printer;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code declare}, {@code typeset} and {@code local}. */
final class Declare implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    boolean local = call.name().equals("local");
    if (local && !shell.variables().inFunction()) {
      shell.error("local: can only be used in a function");
      return 1;
    }
    Flags flags = new Flags(shell, call, "+aAfFgiIlnprtuxc");
    if (flags.wrong()) {
      return 2;
    }
    List<String> names = flags.rest();
    if (flags.has('f') || flags.has('F')) {
      return functions(shell, flags, names);
    }
    if (flags.has('p')) {
      return print(shell, call, flags, names);
    }
    if (names.isEmpty()) {
      return list(shell, flags, local);
    }
    int status = 0;
    for (int i = 0; i < names.size(); i++) {
      try {
        Assignment array = call.arrays().get(i + flags.shifted());
        if (!declare(shell, call.name(), flags, names.get(i), array)) {
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

  private static boolean declare(
      Shell shell, String command, Flags flags, String word, @Nullable Assignment array)
      throws IOException {
    if (word.equals("-") && command.equals("local")) {
      return true;
    }
    int equals = array != null ? -1 : word.indexOf('=');
    boolean append = equals > 0 && word.charAt(equals - 1) == '+';
    String head = equals < 0 ? word : word.substring(0, append ? equals - 1 : equals);
    String value = equals < 0 ? null : word.substring(equals + 1);
    int bracket = head.indexOf('[');
    String name = bracket > 0 && head.endsWith("]") ? head.substring(0, bracket) : head;
    if (!Names.isName(name)) {
      shell.error(command + ": `" + word + "': not a valid identifier");
      return false;
    }
    boolean here = !flags.has('g') && (command.equals("local") || shell.variables().inFunction());
    Variable old = shell.variables().raw(name);
    if (old != null
        && old.is(Attribute.READONLY)
        && here
        && !shell.variables().isLocal(name)
        && !(command.equals("local") || value != null)) {
      here = false;
    }
    if (old != null
        && old.is(Attribute.READONLY)
        && (value != null || array != null)
        && (!here || shell.variables().isLocal(name) || command.equals("local"))) {
      throw ExpansionException.discard(name + ": readonly variable");
    }
    Variable variable;
    if (here) {
      boolean fresh = !shell.variables().isLocal(name);
      variable = shell.variables().obtainLocal(name);
      if (fresh && old != null && (shell.options().is("localvar_inherit") || flags.has('I'))) {
        variable.value(old.value());
      }
    } else if (flags.has('g')) {
      variable = shell.variables().obtainGlobal(name);
    } else if (flags.has('n')) {
      variable = shell.variables().obtain(name);
    } else {
      variable = shell.variables().obtain(shell.variables().resolve(name));
    }
    if (variable.is(Attribute.READONLY) && flags.off('r')) {
      throw ExpansionException.discard(name + ": readonly variable");
    }
    if (!kind(shell, command, flags, name, variable)) {
      return false;
    }
    attributes(flags, variable);
    if (array != null) {
      shell
          .assignments()
          .fill(name, variable, java.util.Objects.requireNonNull(array.elements()), array.append());
      shell.assignments().changed(name);
    } else if (value != null) {
      assign(shell, flags, name, variable, head, value, append, bracket);
    }
    if (flags.has('r')) {
      variable.set(Attribute.READONLY, true);
    }
    return true;
  }

  private static boolean kind(
      Shell shell, String command, Flags flags, String name, Variable variable) {
    if (flags.has('A') && !flags.off('A')) {
      if (variable.indexed() != null) {
        shell.error(command + ": " + name + ": cannot convert indexed to associative array");
        return false;
      }
      variable.makeAssociative();
      variable.touch(false);
    } else if (flags.has('a') && !flags.off('a')) {
      if (variable.associative() != null) {
        shell.error(command + ": " + name + ": cannot convert associative to indexed array");
        return false;
      }
      variable.makeIndexed();
      variable.touch(false);
    } else if ((flags.off('a') || flags.off('A')) && variable.isArray()) {
      shell.error(command + ": " + name + ": cannot destroy array variables in this way");
      return false;
    }
    return true;
  }

  private static void attributes(Flags flags, Variable variable) {
    for (Attribute a : Attribute.values()) {
      if (a != Attribute.READONLY && flags.has(a.letter())) {
        variable.set(a, !flags.off(a.letter()));
        if (a == Attribute.UPPER && !flags.off('u')) {
          variable.set(Attribute.LOWER, false);
        } else if (a == Attribute.LOWER && !flags.off('l')) {
          variable.set(Attribute.UPPER, false);
        }
      }
    }
  }

  private static void assign(
      Shell shell,
      Flags flags,
      String name,
      Variable variable,
      String head,
      String value,
      boolean append,
      int bracket) {
    if (flags.has('n') && !flags.off('n')) {
      variable.value(value);
      return;
    }
    if (variable.isArray() && bracket < 0 && value.startsWith("(") && value.endsWith(")")) {
      ArrayText.fill(shell, name, variable, value, append);
      return;
    }
    String key = null;
    if (bracket > 0) {
      key =
          io.chapar.shell.expand.Subscripts.key(
              shell.expander().context(),
              variable,
              name,
              head.substring(bracket + 1, head.length() - 1));
    }
    shell.assignments().store(name, variable, key, value, append);
    shell.assignments().changed(name);
  }

  // ---- showing

  private static int functions(Shell shell, Flags flags, List<String> names) throws IOException {
    if (names.isEmpty()) {
      for (Shell.Function f : shell.functions().values()) {
        shell.print(
            flags.has('F')
                ? "declare -f"
                    + (shell.exportedFunctions().contains(f.name()) ? "x" : "")
                    + " "
                    + f.name()
                    + "\n"
                : Printer.print(f.name(), f.body()));
      }
      return 0;
    }
    int status = 0;
    for (String name : names) {
      Shell.Function f = shell.functions().get(name);
      if (f == null) {
        status = 1;
      } else if (flags.has('x') || flags.has('r')) {
        if (flags.has('x')) {
          shell.exportedFunctions().add(name);
        }
        if (flags.has('r')) {
          shell.readonlyFunctions().add(name);
        }
      } else if (flags.has('F')) {
        shell.print(
            shell.options().is("extdebug")
                ? name + " " + f.line() + " " + f.source() + "\n"
                : name + "\n");
      } else {
        shell.print(Printer.print(name, f.body()));
      }
    }
    return status;
  }

  private static int print(Shell shell, Call call, Flags flags, List<String> names)
      throws IOException {
    int status = 0;
    if (names.isEmpty()) {
      for (String name :
          call.name().equals("local") ? shell.variables().locals() : shell.variables().names()) {
        Variable variable = shell.variables().raw(name);
        if (variable != null && selected(flags, variable)) {
          shell.print(Declarations.of(name, variable) + "\n");
        }
      }
      return 0;
    }
    for (String name : names) {
      Variable variable = shell.variables().raw(name);
      if (variable == null) {
        shell.error(call.name() + ": " + name + ": not found");
        status = 1;
      } else {
        shell.print(Declarations.of(name, variable) + "\n");
      }
    }
    return status;
  }

  private static boolean selected(Flags flags, Variable variable) {
    for (Attribute a : Attribute.values()) {
      if (flags.has(a.letter()) && !variable.is(a)) {
        return false;
      }
    }
    return !(flags.has('a') && variable.indexed() == null)
        && !(flags.has('A') && variable.associative() == null);
  }

  private static int list(Shell shell, Flags flags, boolean local) throws IOException {
    boolean all = true;
    for (Attribute a : Attribute.values()) {
      all &= !flags.has(a.letter());
    }
    all &= !flags.has('a') && !flags.has('A');
    for (String name : local ? shell.variables().locals() : shell.variables().names()) {
      Variable variable = shell.variables().raw(name);
      if (variable == null || !selected(flags, variable)) {
        continue;
      }
      if (!all || local) {
        shell.print(Declarations.of(name, variable) + "\n");
      } else {
        plain(shell, name, variable);
      }
    }
    if (all && !local) {
      for (Shell.Function f : shell.functions().values()) {
        shell.print(Printer.print(f.name(), f.body()));
      }
    }
    return 0;
  }

  /** A variable as {@code set} prints it. */
  static void plain(Shell shell, String name, Variable variable) throws IOException {
    String value = variable.value();
    if (variable.isArray()) {
      shell.print(name + "=" + Declarations.array(variable) + "\n");
    } else if (value != null) {
      shell.print(name + "=" + (value.isEmpty() ? "" : Quotation.ifNeeded(value)) + "\n");
    }
  }
}

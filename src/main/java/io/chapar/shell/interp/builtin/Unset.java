package io.chapar.shell.interp.builtin;

import io.chapar.shell.expand.ExpansionException;
import io.chapar.shell.expand.Subscripts;
import io.chapar.shell.expand.Variable;
import io.chapar.shell.expand.Variable.Attribute;
import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import io.chapar.shell.syntax.Names;
import java.io.IOException;
import java.util.Objects;

/** {@code unset}. */
final class Unset implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "fvn");
    if (flags.wrong()) {
      return 2;
    }
    if (flags.has('f') && flags.has('v')) {
      shell.error("unset: cannot simultaneously unset a function and a variable");
      return 1;
    }
    int status = 0;
    for (String name : flags.rest()) {
      status |= one(shell, flags, name);
    }
    return status;
  }

  private static int one(Shell shell, Flags flags, String word) {
    if (flags.has('f')) {
      return function(shell, word);
    }
    int bracket = word.indexOf('[');
    if (bracket > 0 && word.endsWith("]")) {
      return element(shell, word, bracket);
    }
    String name = flags.has('n') ? word : shell.variables().resolve(word);
    if (!Names.isName(word)) {
      if (flags.has('v')) {
        shell.error("unset: `" + word + "': not a valid identifier");
        return 1;
      }
      return function(shell, word);
    }
    Variable variable = shell.variables().raw(name);
    if (variable == null) {
      return flags.has('v') ? 0 : function(shell, word);
    }
    if (variable.is(Attribute.READONLY)) {
      shell.error("unset: " + name + ": cannot unset: readonly variable");
      return 1;
    }
    shell.variables().unset(name);
    shell.assignments().changed(name);
    return 0;
  }

  private static int function(Shell shell, String name) {
    if (shell.readonlyFunctions().contains(name)) {
      shell.error("unset: " + name + ": cannot unset: readonly function");
      return 1;
    }
    shell.functions().remove(name);
    shell.exportedFunctions().remove(name);
    return 0;
  }

  private static int element(Shell shell, String word, int bracket) {
    String name = shell.variables().resolve(word.substring(0, bracket));
    String subscript = word.substring(bracket + 1, word.length() - 1);
    Variable variable = shell.variables().raw(name);
    if (variable == null) {
      return 0;
    }
    if (variable.is(Attribute.READONLY)) {
      shell.error("unset: " + name + ": cannot unset: readonly variable");
      return 1;
    }
    if (subscript.equals("@") || subscript.equals("*")) {
      if (variable.associative() != null) {
        variable.associative().remove(subscript);
      } else {
        shell.variables().unset(name);
      }
      return 0;
    }
    try {
      String key = Subscripts.key(shell.expander().context(), variable, name, subscript);
      if (variable.associative() != null) {
        variable.associative().remove(key);
      } else if (variable.indexed() != null) {
        Objects.requireNonNull(variable.indexed()).remove(Long.parseLong(key));
      } else if (key.equals("0")) {
        shell.variables().unset(name);
      } else {
        shell.error("unset: " + name + ": not an array variable");
        return 1;
      }
    } catch (ExpansionException e) {
      shell.error("unset: [" + subscript + "]: bad array subscript");
      return 1;
    }
    return 0;
  }
}

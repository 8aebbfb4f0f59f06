package io.chapar.shell.interp.builtin;

import io.chapar.shell.expand.Subscripts;
import io.chapar.shell.interp.Shell;
import io.chapar.shell.syntax.Names;

/** Where a builtin puts a value: a variable or an element of an array. */
final class Targets {
  private Targets() {}

  /** Whether a text names a variable or an element. */
  static boolean valid(String target) {
    int bracket = target.indexOf('[');
    return bracket < 0
        ? Names.isName(target)
        : Names.isName(target.substring(0, bracket)) && target.endsWith("]");
  }

  /** Puts a value there. */
  static void assign(Shell shell, String target, String value) {
    int bracket = target.indexOf('[');
    if (bracket < 0) {
      shell.assignments().assign(target, null, value, false);
      return;
    }
    String name = shell.variables().resolve(target.substring(0, bracket));
    String subscript = target.substring(bracket + 1, target.length() - 1);
    String key =
        Subscripts.key(shell.expander().context(), shell.variables().raw(name), name, subscript);
    shell.assignments().assign(name, key, value, false);
  }
}

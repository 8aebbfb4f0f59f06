package io.chapar.shell.interp.builtin;

import io.chapar.shell.expand.Variable;
import io.chapar.shell.interp.Shell;
import io.chapar.shell.syntax.Assignment;
import io.chapar.shell.syntax.Command;
import io.chapar.shell.syntax.Parser;
import io.chapar.shell.syntax.Script;
import io.chapar.shell.syntax.SyntaxException;
import java.util.List;

/** An array's elements that came as text: {@code declare -a "x=(1 2)"}. */
final class ArrayText {
  private ArrayText() {}

  /** Fills an array from a text in parentheses. */
  static void fill(Shell shell, String name, Variable variable, String text, boolean append) {
    try {
      Script script = Parser.parse(name + "=" + text, io.chapar.shell.syntax.Dialect.PLAIN);
      if (script.statements().get(0).list().first().commands().get(0) instanceof Command.Simple s
          && s.assignments().size() == 1) {
        List<Assignment.Element> elements = s.assignments().get(0).elements();
        if (elements != null) {
          shell.assignments().fill(name, variable, elements, append);
          return;
        }
      }
    } catch (SyntaxException e) {
      // then it is a plain value
    }
    variable.value(text);
  }
}

package io.chapar.sieve.ext;

import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.syntax.Argument;

/** require: the extensions that a script uses. */
final class RequireCommand extends Definition {
  RequireCommand() {
    super("require", Kind.COMMAND, 1);
  }

  @Override
  public boolean silent() {
    return true;
  }

  @Override
  public boolean check(Checker checker, Node node) {
    Node previous = node.previous();
    if (node.parent() != null
        || previous != null && !(previous.definition() instanceof RequireCommand)) {
      return checker.error(
          node, "require commands can only be placed at top level at the beginning of the file");
    }
    Arg arg = node.positional(0);
    if (arg != null && arg.syntax() instanceof Argument.Text text) {
      return checker.load(node, text, text.value());
    }
    if (arg != null && arg.syntax() instanceof Argument.TextList list) {
      boolean good = true;
      for (Argument.Text item : list.items()) {
        good &= checker.load(node, item, item.value());
      }
      return good;
    }
    return arg != null
        && checker.error(
            arg,
            "the require command accepts a single string or string list argument, but "
                + arg.syntax().kind()
                + " was found");
  }
}

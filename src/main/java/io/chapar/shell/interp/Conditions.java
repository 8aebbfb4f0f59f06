package io.chapar.shell.interp;

import io.chapar.shell.expand.Arithmetic;
import io.chapar.shell.expand.ExpansionException;
import io.chapar.shell.expand.Quotation;
import io.chapar.shell.expand.Variable;
import io.chapar.shell.syntax.TestExpression;
import java.util.TreeMap;

/** {@code [[ … ]]}. */
final class Conditions {
  private final Shell shell;
  private final FileTests files;

  Conditions(Shell shell) {
    this.shell = shell;
    this.files = new FileTests(shell);
  }

  /** The condition makes no sense: the status of the command, and what is said. */
  static final class BadCondition extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    BadCondition(int status, String message) {
      super(message, null, false, false);
      this.status = status;
    }

    int status() {
      return status;
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  boolean holds(TestExpression e) {
    if (e instanceof TestExpression.Binary b) {
      return binary(b);
    } else if (e instanceof TestExpression.Unary u) {
      return unary(u);
    } else if (e instanceof TestExpression.And a) {
      return holds(a.left()) && holds(a.right());
    } else if (e instanceof TestExpression.Or o) {
      return holds(o.left()) || holds(o.right());
    } else if (e instanceof TestExpression.Not n) {
      return !holds(n.operand());
    } else if (e instanceof TestExpression.Grouped g) {
      return holds(g.operand());
    }
    throw new IllegalStateException(e.toString());
  }

  private void trace(String text) {
    if (shell.options().is("xtrace")) {
      shell.executor().trace("[[ " + text + " ]]");
    }
  }

  private boolean unary(TestExpression.Unary u) {
    String operand = shell.expander().whole(u.operand());
    trace(u.operator() + " " + Quotation.trace(operand));
    return files.unary(u.operator(), operand);
  }

  private boolean binary(TestExpression.Binary b) {
    String left = shell.expander().whole(b.left());
    String operator = b.operator();
    switch (operator) {
      case "=", "==":
        trace(
            Quotation.trace(left) + " " + operator + " " + shell.expander().patternText(b.right()));
        return shell.expander().extendedPattern(b.right()).matches(left);
      case "!=":
        trace(Quotation.trace(left) + " != " + shell.expander().patternText(b.right()));
        return !shell.expander().extendedPattern(b.right()).matches(left);
      case "=~":
        return regex(left, shell.expander().regex(b.right()));
      case "<", ">", "-nt", "-ot", "-ef":
        String right = shell.expander().whole(b.right());
        trace(Quotation.trace(left) + " " + operator + " " + Quotation.trace(right));
        return files.binary(left, operator, right);
      default:
        String number = shell.expander().whole(b.right());
        trace(Quotation.trace(left) + " " + operator + " " + Quotation.trace(number));
        return compare(value(left), operator, value(number));
    }
  }

  private long value(String text) {
    try {
      return Arithmetic.evaluate(shell.expander().context(), text, "[[: ");
    } catch (ExpansionException e) {
      if (e.exits()) {
        throw e;
      }
      throw new BadCondition(1, e.getMessage());
    }
  }

  static boolean compare(long a, String operator, long b) {
    return switch (operator) {
      case "-eq" -> a == b;
      case "-ne" -> a != b;
      case "-lt" -> a < b;
      case "-le" -> a <= b;
      case "-gt" -> a > b;
      default -> a >= b;
    };
  }

  private boolean regex(String text, String pattern) {
    trace(Quotation.trace(text) + " =~ " + pattern);
    return RegexMatch.match(shell, text, pattern);
  }

  /** Sets BASH_REMATCH. */
  static void groups(Shell shell, java.util.List<String> groups) {
    Variable variable = shell.variables().obtain("BASH_REMATCH");
    TreeMap<Long, String> elements = variable.makeIndexed();
    elements.clear();
    for (int i = 0; i < groups.size(); i++) {
      elements.put((long) i, groups.get(i));
    }
  }
}

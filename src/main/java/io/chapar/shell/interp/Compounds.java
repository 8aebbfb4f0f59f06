package io.chapar.shell.interp;

import io.chapar.shell.expand.ExpansionException;
import io.chapar.shell.expand.Pattern;
import io.chapar.shell.syntax.Command;
import io.chapar.shell.syntax.Names;
import io.chapar.shell.syntax.Script;
import io.chapar.shell.syntax.Word;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Compound commands. */
final class Compounds {
  private final Shell shell;
  private final Executor executor;

  Compounds(Shell shell, Executor executor) {
    this.shell = shell;
    this.executor = executor;
  }

  int run(Command command) {
    if (command instanceof Command.Group g) {
      return executor.execute(g.body());
    } else if (command instanceof Command.If i) {
      return conditional(i);
    } else if (command instanceof Command.Loop l) {
      return loop(l);
    } else if (command instanceof Command.For f) {
      return forEach(f);
    } else if (command instanceof Command.Test t) {
      shell.line(t.span().line());
      return test(t);
    } else if (command instanceof Command.Arithmetic a) {
      shell.line(a.span().line());
      return arithmetic(a.expression()) != 0 ? 0 : 1;
    } else if (command instanceof Command.Case c) {
      return choose(c);
    } else if (command instanceof Command.Redirected r) {
      return redirected(r);
    } else if (command instanceof Command.Subshell s) {
      return executor.subshells().run(s.body());
    } else if (command instanceof Command.CountingFor f) {
      return count(f);
    } else if (command instanceof Command.Function f) {
      return define(f);
    } else if (command instanceof Command.Select s) {
      return new Selection(shell, executor).run(s);
    }
    return executor.subshells().coprocess((Command.Coprocess) command);
  }

  private int redirected(Command.Redirected r) {
    int opened = executor.subshells().opened();
    Redirector.Undo undo = new Redirector.Undo();
    try {
      shell.line(r.span().line());
      if (!shell.redirector().apply(shell.process(), r.redirections(), undo)) {
        return 1;
      }
      return executor.command(r.command(), false);
    } finally {
      shell.redirector().undo(undo);
      executor.subshells().close(opened);
    }
  }

  private int conditional(Command.If command) {
    for (Command.Branch branch : command.branches()) {
      if (executor.condition(branch.condition()) == 0) {
        return executor.execute(branch.body());
      }
    }
    Script otherwise = command.otherwise();
    return otherwise == null ? 0 : executor.execute(otherwise);
  }

  // ---- loops

  /** Runs the body of a loop once; false if the loop is left. */
  private boolean round(Script body, int[] status) {
    try {
      shell.process().tick();
      status[0] = executor.execute(body);
      return true;
    } catch (BreakException e) {
      status[0] = e.status();
      if (e.levels() > 1 && shell.loops() > 1) {
        throw e.outer();
      }
      return e.again();
    }
  }

  private int rounds(BooleanSupplier more, Script body, @Nullable Runnable step) {
    int[] status = {0};
    shell.loops(shell.loops() + 1);
    try {
      while (more.getAsBoolean() && round(body, status)) {
        if (step != null) {
          step.run();
        }
      }
    } finally {
      shell.loops(shell.loops() - 1);
    }
    return status[0];
  }

  private int loop(Command.Loop loop) {
    int[] left = {-1};
    BooleanSupplier more =
        () -> {
          try {
            return (executor.condition(loop.condition()) == 0) != loop.until();
          } catch (BreakException e) {
            if (e.levels() > 1 && shell.loops() > 1) {
              throw e.outer();
            }
            left[0] = 0;
            return e.again();
          }
        };
    return rounds(more, loop.body(), null);
  }

  private int forEach(Command.For command) {
    if (!Names.isName(command.name())) {
      shell.line(command.span().line());
      shell.error("`" + command.name() + "': not a valid identifier");
      return 1;
    }
    List<Word> words = command.words();
    shell.line(command.span().line());
    List<String> values = words == null ? shell.positional() : shell.expander().fields(words);
    int[] next = {0};
    String shown = shell.options().is("xtrace") ? traced(command.name(), words) : "";
    return rounds(
        () -> {
          if (next[0] >= values.size()) {
            return false;
          }
          shell.line(command.span().line());
          if (!shown.isEmpty()) {
            executor.trace(shown);
          }
          shell.assignments().assign(command.name(), null, values.get(next[0]++), false);
          return true;
        },
        command.body(),
        null);
  }

  private static String traced(String name, @Nullable List<Word> words) {
    StringBuilder text = new StringBuilder("for " + name);
    if (words == null) {
      return text + " in \"$@\"";
    }
    text.append(" in");
    words.forEach(word -> text.append(' ').append(word.text()));
    return text.toString();
  }

  private int count(Command.CountingFor command) {
    try {
      shell.line(command.span().line());
      step(command.start());
      return rounds(
          () -> {
            shell.line(command.span().line());
            return command.condition().text().isBlank() || step(command.condition()) != 0;
          },
          command.body(),
          () -> step(command.step()));
    } catch (ArithmeticFailed e) {
      return 1;
    }
  }

  private static final class ArithmeticFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ArithmeticFailed() {
      super("arithmetic", null, false, false);
    }
  }

  private long step(Word expression) {
    if (expression.text().isBlank()) {
      return 0;
    }
    if (shell.options().is("xtrace")) {
      executor.trace("(( " + expression.text() + " ))");
    }
    try {
      return shell.expander().arithmetic(expression, "((: ");
    } catch (ExpansionException e) {
      if (e.exits()) {
        throw e;
      }
      shell.error(e.getMessage());
      throw new ArithmeticFailed();
    }
  }

  private long arithmetic(Word expression) {
    try {
      return step(expression);
    } catch (ArithmeticFailed e) {
      return 0;
    }
  }

  // ---- the others

  private int test(Command.Test test) {
    try {
      return new Conditions(shell).holds(test.expression()) ? 0 : 1;
    } catch (Conditions.BadCondition e) {
      shell.error(e.getMessage());
      return e.status();
    }
  }

  private int choose(Command.Case command) {
    shell.line(command.span().line());
    String subject = shell.expander().whole(command.subject());
    if (shell.options().is("xtrace")) {
      executor.trace("case " + command.subject().text() + " in");
    }
    int status = 0;
    boolean through = false;
    for (Command.Clause clause : command.clauses()) {
      if (!through && !matches(subject, clause.patterns())) {
        continue;
      }
      status = clause.body().statements().isEmpty() ? 0 : executor.execute(clause.body());
      if (clause.end().equals(";;")) {
        return status;
      }
      through = clause.end().equals(";&");
    }
    return status;
  }

  private boolean matches(String subject, List<Word> patterns) {
    for (Word word : patterns) {
      String literal = word.literal();
      if (literal != null
          && literal.equals(subject)
          && !Pattern.isActive(literal, true)
          && literal.indexOf('~') < 0) {
        return true;
      }
      if (shell.expander().pattern(word).matches(subject)) {
        return true;
      }
    }
    return false;
  }

  private int define(Command.Function f) {
    if (f.name().indexOf('$') >= 0) {
      shell.line(f.span().line());
      shell.error("`" + f.name() + "': not a valid identifier");
      return 1;
    }
    Shell.Function old = shell.functions().get(f.name());
    if (old != null && shell.readonlyFunctions().contains(f.name())) {
      shell.error(f.name() + ": readonly function");
      return 1;
    }
    String source = shell.frames().depth() > 0 ? shell.source() : toplevel();
    shell
        .functions()
        .put(f.name(), new Shell.Function(f.name(), f.body(), source, f.span().line()));
    return 0;
  }

  /** Where functions come from that are defined outside of any other, as bash calls it. */
  private String toplevel() {
    if (shell.scripted()) {
      return shell.name();
    }
    return shell.commandString() ? "environment" : "main";
  }
}

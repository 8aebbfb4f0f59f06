package io.chapar.shell.interp;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.shell.expand.ExpansionException;
import io.chapar.shell.expand.Quotation;
import io.chapar.shell.expand.Variable;
import io.chapar.shell.expand.Variable.Attribute;
import io.chapar.shell.syntax.Assignment;
import io.chapar.shell.syntax.Command;
import io.chapar.shell.syntax.Redirection;
import io.chapar.shell.syntax.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Simple commands: assignments, then a function, a builtin or a program. */
public final class SimpleCommands {
  private static final Set<String> DECLARING =
      Set.of("declare", "typeset", "local", "export", "readonly");

  private final Shell shell;
  private final Launcher launcher;

  SimpleCommands(Shell shell) {
    this.shell = shell;
    this.launcher = new Launcher(shell);
  }

  /** How programs are started. */
  public Launcher launcher() {
    return launcher;
  }

  int run(Command.Simple command, boolean last) {
    shell.line(command.span().line());
    if (!shell.traps().running()) {
      shell.current(command);
    }
    shell.process().tick();
    Subshells subshells = shell.executor().subshells();
    subshells.forget();
    int opened = subshells.opened();
    try {
      Map<Integer, Assignment> arrays = new HashMap<>();
      List<String> argv = words(command, arrays);
      shell.traps().debug();
      if (argv.isEmpty()) {
        return assign(command);
      }
      int status = dispatch(command, argv, arrays, last);
      shell.special().argument(argv.get(argv.size() - 1));
      return status;
    } finally {
      subshells.close(opened);
    }
  }

  private List<String> words(Command.Simple command, Map<Integer, Assignment> arrays) {
    List<Word> words = command.words();
    if (words.isEmpty()) {
      return List.of();
    }
    String literal = words.get(0).literal();
    if (literal != null
        && (literal.equals("command") || literal.equals("builtin"))
        && words.size() > 1) {
      literal = words.get(1).literal();
    }
    if (literal == null || !DECLARING.contains(literal)) {
      return shell.expander().fields(words);
    }
    List<String> argv = new ArrayList<>();
    for (Word word : words) {
      Assignment assignment = word.assignment();
      if (assignment == null) {
        shell.expander().fields(word, argv);
        continue;
      }
      if (assignment.elements() != null) {
        arrays.put(argv.size(), assignment);
        argv.add(assignment.name());
        continue;
      }
      Word subscript = assignment.subscript();
      argv.add(
          assignment.name()
              + (subscript == null ? "" : "[" + shell.expander().subscript(subscript) + "]")
              + (assignment.append() ? "+=" : "=")
              + shell.expander().value(assignment.value()));
    }
    return argv;
  }

  /** A command of nothing but assignments and redirections. */
  private int assign(Command.Simple command) {
    for (Assignment assignment : command.assignments()) {
      shell.assignments().perform(assignment);
    }
    int status = shell.executor().subshells().substituted();
    if (!command.redirections().isEmpty()) {
      Redirector.Undo undo = new Redirector.Undo();
      boolean done = shell.redirector().apply(shell.process(), command.redirections(), undo);
      shell.redirector().undo(undo);
      if (!done) {
        return shell.dash() ? 2 : 1;
      }
    }
    if (!command.assignments().isEmpty()) {
      shell.special().argument("");
    }
    return Math.max(status, 0);
  }

  private int dispatch(
      Command.Simple command, List<String> argv, Map<Integer, Assignment> arrays, boolean last) {
    boolean scoped = !command.assignments().isEmpty();
    if (scoped) {
      shell.variables().push(false);
    }
    try {
      for (Assignment assignment : command.assignments()) {
        temporary(assignment);
      }
      if (shell.options().is("xtrace")) {
        trace(argv);
      }
      String name = argv.get(0);
      Shell.Function function = shell.functions().get(name);
      if (function != null) {
        return redirected(command.redirections(), false, () -> call(function, argv));
      }
      if (name.startsWith("%") && shell.options().is("monitor")) {
        // bash takes the name of a job for a call of fg
        Builtin fg = shell.builtins().get("fg");
        return fg == null ? 127 : run(fg, new Call("fg", argv));
      }
      Builtin builtin = shell.builtin(name);
      if (builtin != null) {
        List<Redirection> redirections = command.redirections();
        boolean keep = name.equals("exec");
        Map<Integer, Assignment> shifted = new HashMap<>();
        arrays.forEach((i, a) -> shifted.put(i - 1, a));
        Call call = new Call(name, argv.subList(1, argv.size()), shifted);
        if (redirections.isEmpty()) {
          return run(builtin, call);
        }
        return redirected(redirections, keep, () -> run(builtin, call));
      }
      return launcher.run(argv, command.redirections(), last);
    } finally {
      if (scoped) {
        shell.variables().pop();
      }
    }
  }

  private void temporary(Assignment assignment) {
    Variable outer = shell.variables().raw(assignment.name());
    if (outer != null && outer.is(Attribute.READONLY)) {
      throw ExpansionException.discard(assignment.name() + ": readonly variable");
    }
    String value = shell.expander().value(assignment.value());
    String before = outer == null ? null : outer.value();
    shell
        .variables()
        .obtainInnermost(assignment.name())
        .set(Attribute.EXPORT, true)
        .value(assignment.append() && before != null ? before + value : value);
    shell.assignments().changed(assignment.name());
    if (shell.options().is("xtrace")) {
      shell
          .executor()
          .trace(assignment.name() + "=" + (value.isEmpty() ? "" : Quotation.trace(value)));
    }
  }

  private void trace(List<String> argv) {
    shell.executor().trace(String.join(" ", argv.stream().map(Quotation::trace).toList()));
  }

  private interface Body {
    int run();
  }

  private int redirected(List<Redirection> redirections, boolean keep, Body body) {
    if (redirections.isEmpty()) {
      return body.run();
    }
    Redirector.Undo undo = new Redirector.Undo();
    boolean done = shell.redirector().apply(shell.process(), redirections, undo);
    try {
      if (!done) {
        return shell.dash() ? 2 : 1;
      }
      return body.run();
    } finally {
      if (keep && done) {
        shell.redirector().keep(undo);
      } else {
        shell.redirector().undo(undo);
      }
    }
  }

  /** Runs a builtin and writes out what it printed. */
  int run(Builtin builtin, Call call) {
    int status;
    try {
      status = builtin.run(shell, call);
      shell.process().out().flush();
      return status;
    } catch (DiskException e) {
      String text = e.errno() == Errno.EPIPE ? "Broken pipe" : e.getMessage();
      shell.error(call.name() + ": write error: " + text);
      return 1;
    } catch (IOException e) {
      shell.error(call.name() + ": " + e.getMessage());
      return 1;
    }
  }

  /** Runs a builtin, or a program: what {@code command} does. */
  public int command(List<String> argv, boolean standardPath, Map<Integer, Assignment> arrays) {
    Builtin builtin = shell.builtin(argv.get(0));
    if (builtin != null) {
      return run(builtin, new Call(argv.get(0), argv.subList(1, argv.size()), arrays));
    }
    if (standardPath) {
      String path = shell.path().findStandard(argv.get(0));
      if (path != null) {
        return launcher.start(path, argv, List.of(), false);
      }
    }
    return launcher.run(argv, List.of(), false);
  }

  /** Calls a function. */
  int call(Shell.Function function, List<String> argv) {
    String limit = shell.variables().text("FUNCNEST", "");
    if (!limit.isEmpty() && shell.frames().functions() >= number(limit)) {
      shell.error(argv.get(0) + ": maximum function nesting level exceeded (" + limit + ")");
      throw new DiscardException(1);
    }
    List<String> positional = shell.positional();
    int loops = shell.loops();
    int line = shell.line();
    shell.frames().push(new Frames.Frame(argv.get(0), function.source(), line));
    shell.variables().push(true);
    shell.positional(argv.subList(1, argv.size()));
    shell.loops(0);
    String returning = shell.traps().enter();
    try {
      return shell.executor().command(function.body(), false);
    } catch (ReturnException e) {
      shell.status(e.status());
      return e.status();
    } finally {
      shell.traps().leave(returning);
      shell.loops(loops);
      shell.positional(positional);
      shell.variables().pop();
      shell.frames().pop();
      shell.line(line);
    }
  }

  private static int number(String text) {
    try {
      int n = Integer.parseInt(text.strip());
      return n <= 0 ? Integer.MAX_VALUE : n;
    } catch (NumberFormatException e) {
      return Integer.MAX_VALUE;
    }
  }
}

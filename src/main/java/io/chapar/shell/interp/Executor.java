package io.chapar.shell.interp;

import io.chapar.shell.expand.ExpansionException;
import io.chapar.shell.syntax.Command;
import io.chapar.shell.syntax.Parser;
import io.chapar.shell.syntax.Script;
import io.chapar.shell.syntax.SyntaxException;
import java.util.List;

/** Runs lists, pipelines and commands. */
public final class Executor {
  private final Shell shell;
  private final Compounds compounds;
  private final SimpleCommands simple;
  private final Pipelines pipelines;
  private final Subshells subshells;

  Executor(Shell shell) {
    this.shell = shell;
    this.compounds = new Compounds(shell, this);
    this.simple = new SimpleCommands(shell);
    this.pipelines = new Pipelines(shell, this);
    this.subshells = new Subshells(shell, this);
  }

  Subshells subshells() {
    return subshells;
  }

  Pipelines pipelines() {
    return pipelines;
  }

  /** How simple commands run. */
  public SimpleCommands simple() {
    return simple;
  }

  // ---- text

  /**
   * Runs all that a parser gives, as the main loop of a shell does: an error of expansion ends only
   * the command at the top level.
   */
  int main(Parser parser, boolean lines) {
    while (true) {
      Script script;
      try {
        script = parser.next();
      } catch (SyntaxException e) {
        verbose(parser);
        syntax(e);
        return e.lenient() ? shell.status() : 2;
      }
      verbose(parser);
      if (script == null) {
        return shell.status();
      }
      if (shell.options().is("noexec") && !shell.interactive()) {
        continue;
      }
      if (!lines) {
        shell.status(execute(script));
        continue;
      }
      shell.typed(parser.consumed());
      top(script);
    }
  }

  private void verbose(Parser parser) {
    if (shell.options().is("verbose")) {
      shell.say(parser.consumed());
    }
  }

  /** Runs one command of the top level: whatever goes wrong in it ends it, and only it. */
  public void top(Script script) {
    int guards = shell.guards();
    try {
      shell.status(execute(script));
    } catch (DiscardException e) {
      shell.status(e.status());
    } catch (ExpansionException e) {
      int status = shell.report(e);
      shell.status(status);
      if (e.exits() && !shell.interactive()) {
        throw new ShellExit(status);
      }
    } finally {
      shell.guards(guards);
      shell.loops(0);
    }
    shell.traps().run();
    shell.jobs().sweep();
  }

  /** Says what is wrong with the text, as bash does. */
  void syntax(SyntaxException e) {
    if (shell.dash()) {
      boolean quoted = Dash.syntax(e.getMessage(), "").endsWith("quoted string");
      int line =
          e.incomplete() && shell.commandString() && !quoted ? Math.max(1, e.line() - 1) : e.line();
      String what = shell.parsing().equals("eval") ? "eval: " : "";
      shell.say(
          shell.source()
              + ": "
              + line
              + ": "
              + what
              + Dash.syntax(e.getMessage(), e.expecting())
              + "\n");
      return;
    }
    int before = shell.line();
    shell.line(e.line());
    String what = shell.interactive() || shell.parsing().isEmpty() ? "" : shell.parsing() + ": ";
    String front =
        shell.interactive() && !shell.parsing().equals("eval")
            ? shell.name() + ": "
            : shell.parsing().equals("command substitution")
                ? shell.source() + ": command substitution: line " + e.line() + ": "
                : shell.source() + ": " + what + "line " + e.line() + ": ";
    if (!e.lenient() || !e.getMessage().isEmpty()) {
      shell.say(front + e.getMessage() + "\n");
    }
    if (!e.offending().isEmpty() && !shell.interactive()) {
      shell.say(front + "`" + e.offending() + "'\n");
    }
    shell.line(before);
  }

  /**
   * Runs a text in this shell: {@code eval}, a trap.
   *
   * @param what it is called in syntax errors
   */
  public int text(String text, String what) {
    String before = shell.parsing();
    int line = shell.line();
    Parser parser = new Parser(text, line, shell.dialect());
    int status = 0;
    while (true) {
      Script script;
      shell.parsing(what);
      try {
        script = parser.next();
      } catch (SyntaxException e) {
        syntax(e);
        return 2;
      } finally {
        shell.parsing(before);
      }
      if (script == null) {
        return status;
      }
      if (!script.statements().isEmpty()) {
        status = execute(script);
      }
    }
  }

  /** Runs a file in this shell: {@code source}. */
  public int source(String text, String path, List<String> args) {
    List<String> positional = shell.positional();
    int line = shell.line();
    shell.frames().push(new Frames.Frame("source", path, line));
    if (!args.isEmpty()) {
      shell.positional(args);
    }
    String parsing = shell.parsing();
    try {
      shell.parsing("");
      shell.status(0);
      return main(new Parser(text, 1, shell.dialect()), false);
    } catch (ReturnException e) {
      return e.status();
    } finally {
      shell.parsing(parsing);
      shell.frames().pop();
      if (!args.isEmpty()) {
        shell.positional(positional);
      }
      shell.line(line);
      shell.traps().returned();
    }
  }

  // ---- lists

  /** Runs a list; its status is also that of the shell. */
  public int execute(Script script) {
    int status = script.statements().isEmpty() ? shell.status() : 0;
    List<Script.Statement> statements = script.statements();
    for (int i = 0; i < statements.size(); i++) {
      Script.Statement statement = statements.get(i);
      status =
          statement.background() ? subshells.background(statement.list()) : andOr(statement.list());
      shell.status(status);
    }
    return status;
  }

  int andOr(Script.AndOr list) {
    List<Script.Link> rest = list.rest();
    if (rest.isEmpty()) {
      return pipeline(list.first(), false);
    }
    int status = pipeline(list.first(), true);
    for (int i = 0; i < rest.size(); i++) {
      Script.Link link = rest.get(i);
      shell.status(status);
      if (link.and() == (status == 0)) {
        status = pipeline(link.pipeline(), i < rest.size() - 1);
      }
    }
    return status;
  }

  /** Runs a pipeline; {@code guarded} if its failure is a condition. */
  private int pipeline(Script.Pipeline pipeline, boolean guarded) {
    boolean condition = guarded || pipeline.negated();
    if (condition) {
      shell.guard(1);
    }
    int status;
    try {
      status = pipelines.run(pipeline);
    } finally {
      if (condition) {
        shell.guard(-1);
      }
    }
    if (pipeline.negated()) {
      status = status == 0 ? 1 : 0;
    } else if (status != 0 && !guarded && failing(pipeline)) {
      shell.status(status);
      failed(status);
    }
    shell.status(status);
    shell.traps().run();
    return status;
  }

  /** Whether a failure of this pipeline is a failure for {@code set -e}: not that of a loop. */
  private static boolean failing(Script.Pipeline pipeline) {
    if (pipeline.commands().size() > 1) {
      return true;
    }
    Command command = pipeline.commands().get(0);
    if (command instanceof Command.Redirected r) {
      command = r.command();
    }
    return command instanceof Command.Simple
        || command instanceof Command.Subshell
        || command instanceof Command.Test
        || command instanceof Command.Arithmetic;
  }

  private void failed(int status) {
    if (shell.guarded()) {
      return;
    }
    shell.traps().error();
    if (shell.options().is("errexit")) {
      throw new ShellExit(status);
    }
  }

  /** Runs a list whose failure is a condition. */
  int condition(Script script) {
    shell.guard(1);
    try {
      return execute(script);
    } finally {
      shell.guard(-1);
    }
  }

  /**
   * Runs one command.
   *
   * @param last whether the process has nothing else to do, so that a program may take its place
   */
  int command(Command command, boolean last) {
    if (command instanceof Command.Simple s) {
      return simple.run(s, last);
    }
    return compounds.run(command);
  }

  /** Prints a line of the trace of {@code set -x}. */
  public void trace(String text) {
    String ps4 = shell.variables().text("PS4", "+ ");
    String prompt = new Prompt(shell).expand(ps4);
    shell.say(prompt + text + "\n");
  }
}

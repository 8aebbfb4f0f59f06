package io.chapar.shell.interp;

import io.chapar.host.LineEditor;
import io.chapar.host.Process;
import io.chapar.host.Signal;
import io.chapar.host.Terminal;
import io.chapar.shell.syntax.Parser;
import io.chapar.shell.syntax.Script;
import io.chapar.shell.syntax.SyntaxException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A shell that somebody types to. */
final class Interactive {
  /** What a shell that somebody types to does not mind; what it starts does. */
  static final Set<Signal> IGNORED =
      EnumSet.of(Signal.TERM, Signal.QUIT, Signal.TSTP, Signal.TTIN, Signal.TTOU);

  private final Shell shell;
  private final Process process;
  private final StartOptions start;
  private final HistoryFile file;
  private int eofs;

  Interactive(Shell shell, StartOptions start) {
    this.shell = shell;
    this.process = shell.process();
    this.start = start;
    this.file = new HistoryFile(shell);
  }

  /** Ctrl-C, on its way to the prompt. */
  private static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Interrupted() {
      super("interrupted", null, false, false);
    }
  }

  int run() {
    shell.interactive(true);
    shell.options().started("is");
    for (String option : List.of("emacs", "history", "histexpand", "monitor", "expand_aliases")) {
      shell.options().set(option, true);
    }
    preset("PS1", "\\s-\\v\\$ ");
    preset("PS2", "> ");
    preset("HISTSIZE", "500");
    preset("HISTFILESIZE", "500");
    preset("HISTFILE", shell.variables().text("HOME", "") + "/.bash_history");
    shell.traps().interruption(this::interrupt);
    IGNORED.forEach(process::ignore);
    Terminal terminal = process.terminal();
    if (terminal != null) {
      process.group(process.pid());
      terminal.foreground(process.group());
      terminal.jobs(true);
    }
    int status = Shell.subshell(shell, this::body);
    file.save();
    shell.jobs().abandon();
    return status;
  }

  private void preset(String name, String value) {
    if (shell.variables().raw(name) == null) {
      shell.variables().obtainGlobal(name).value(value);
    }
  }

  private void interrupt() {
    process.wake(new Interrupted());
  }

  private int body() {
    Profiles profiles = new Profiles(shell);
    boolean login = shell.login();
    String rc = start.rcFile();
    int ended =
        login
            ? start.noProfile() ? -1 : profiles.login()
            : start.noRc() ? -1 : profiles.interactive(rc == null ? "" : rc);
    if (ended >= 0) {
      throw new ShellExit(ended);
    }
    file.load();
    String commands = start.commands();
    if (commands != null) {
      shell.parsing("-c");
      return shell.executor().main(new Parser(commands, 1, shell.dialect()), false);
    }
    Terminal terminal = process.terminal();
    LineEditor editor = terminal == null || !process.terminal(0) ? null : terminal.lineEditor();
    return editor == null ? plain() : edited(editor);
  }

  // ---- with line editing

  private int edited(LineEditor editor) {
    LineEditor.Session session =
        editor.open(new LineAssistant(shell), List.copyOf(shell.history().lines()));
    while (true) {
      try {
        LineEditor.Line line = session.read(prompt());
        if (line.end() == LineEditor.End.CLOSED) {
          if (leave()) {
            return shell.status();
          }
          continue;
        }
        if (line.end() == LineEditor.End.INTERRUPTED) {
          shell.status(130);
          continue;
        }
        eofs = 0;
        typed(line.text());
      } catch (Interrupted e) {
        interrupted();
      }
    }
  }

  private String prompt() {
    shell.jobs().announce();
    String command = shell.variables().text("PROMPT_COMMAND", "");
    if (!command.isEmpty()) {
      int status = shell.status();
      shell.executor().text(command, "PROMPT_COMMAND");
      shell.status(status);
    }
    return new Prompt(shell).expand(shell.variables().text("PS1", "$ "));
  }

  /** The end of the input; false if the shell stays. */
  private boolean leave() {
    if (shell.options().is("ignoreeof") && eofs++ < 10) {
      shell.say("Use \"" + (shell.login() ? "logout" : "exit") + "\" to leave the shell.\n");
      return false;
    }
    shell.say(shell.login() ? "logout\n" : "exit\n");
    shell.jobs().typed();
    return !shell.jobs().keep();
  }

  private void interrupted() {
    try {
      shell.say("\n");
    } catch (Interrupted again) {
      // twice is once
    }
    shell.status(130);
    shell.loops(0);
    shell.guards(0);
  }

  private void typed(String text) {
    String expanded = text;
    if (shell.options().is("histexpand")) {
      HistoryExpansion.Result result = HistoryExpansion.expand(text, shell.history().lines());
      if (result.error() != null) {
        shell.say(shell.name() + ": " + result.error() + "\n");
        return;
      }
      expanded = result.text();
      if (result.changed()) {
        shell.say(expanded + "\n");
      }
    }
    remember(expanded);
    shell.jobs().typed();
    shell.typed(expanded);
    execute(new Parser(expanded + "\n", 1, shell.dialect()));
  }

  private void remember(String typed) {
    String line = shell.options().is("cmdhist") ? OneLine.of(typed) : typed;
    if (line.isBlank() || !shell.options().is("history")) {
      return;
    }
    String control = shell.variables().text("HISTCONTROL", "");
    List<String> lines = shell.history().lines();
    boolean same = !lines.isEmpty() && lines.get(lines.size() - 1).equals(line);
    if ((control.contains("ignorespace") || control.contains("ignoreboth")) && line.startsWith(" ")
        || (control.contains("ignoredups") || control.contains("ignoreboth")) && same) {
      return;
    }
    if (control.contains("erasedups")) {
      lines.removeIf(line::equals);
    }
    shell.history().add(line);
  }

  private void execute(Parser parser) {
    while (true) {
      Script script;
      try {
        script = parser.next();
      } catch (SyntaxException e) {
        shell.executor().syntax(e);
        shell.status(2);
        return;
      }
      if (script == null) {
        return;
      }
      try {
        shell.executor().top(script);
      } catch (ReturnException | BreakException e) {
        shell.status(1);
      }
    }
  }

  // ---- without

  private int plain() {
    LineInput lines = new LineInput(process, 0);
    boolean[] fresh = {true};
    boolean[] closed = {false};
    while (true) {
      fresh[0] = true;
      Parser parser =
          new Parser(
              () -> {
                String prompt =
                    fresh[0]
                        ? prompt()
                        : new Prompt(shell).expand(shell.variables().text("PS2", "> "));
                fresh[0] = false;
                shell.say(prompt);
                String line = read(lines);
                closed[0] = line == null;
                if (line != null) {
                  remember(line);
                }
                return line == null ? null : line + "\n";
              },
              1,
              shell.dialect());
      try {
        Script script = parser.next();
        if (script == null) {
          if (leave()) {
            return shell.status();
          }
        } else if (!script.statements().isEmpty()) {
          shell.jobs().typed();
          shell.typed(parser.consumed());
          shell.executor().top(script);
        }
      } catch (SyntaxException e) {
        shell.executor().syntax(e);
        shell.status(2);
        if (closed[0]) {
          return 2;
        }
      } catch (ReturnException | BreakException e) {
        shell.status(1);
      } catch (Interrupted e) {
        interrupted();
      }
    }
  }

  private static @Nullable String read(LineInput lines) {
    try {
      return lines.line('\n');
    } catch (IOException e) {
      return null;
    }
  }
}

package io.chapar.shell.interp;

import io.chapar.host.Process;
import io.chapar.host.Signal;
import io.chapar.time.Task;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code trap} has set, and the signals that have come in the meantime. */
public final class Traps {
  private final Shell shell;
  private final Map<String, String> commands = new LinkedHashMap<>(); // EXIT, INT, ERR …
  private final ArrayDeque<Signal> pending = new ArrayDeque<>();
  private @Nullable Map<String, String> parents; // what a subshell still shows
  private boolean running;
  private boolean exiting;
  private boolean waiting;
  private @Nullable Runnable interruption;
  private @Nullable WokenException woken;

  Traps(Shell shell) {
    this.shell = shell;
  }

  /** A subshell forgets all traps but what is ignored; it shows them until it sets its own. */
  void inherit(Traps parent) {
    Map<String, String> shown = parent.parents;
    parents =
        new LinkedHashMap<>(shown != null && parent.commands.isEmpty() ? shown : parent.commands);
    parent.commands.forEach(
        (name, command) -> {
          boolean kept =
              name.equals("ERR") && shell.options().is("errtrace")
                  || (name.equals("DEBUG") || name.equals("RETURN"))
                      && shell.options().is("functrace");
          if (command.isEmpty() || kept) {
            commands.put(name, command);
          }
        });
  }

  /** Whether any is set. */
  boolean any() {
    return !commands.isEmpty();
  }

  /** The traps as {@code trap -p} shows them. */
  public Map<String, String> all() {
    Map<String, String> shown = parents;
    return shown == null ? commands : shown;
  }

  /** What was set in this shell itself. */
  Map<String, String> own() {
    return commands;
  }

  /** Sets a trap: an empty command ignores the signal. */
  public void set(String name, String command) {
    parents = null;
    commands.put(name, command);
    Signal signal = Signal.of(name);
    if (signal == null) {
      return;
    }
    Process process = shell.process();
    if (command.isEmpty()) {
      process.ignore(signal);
    } else {
      process.onSignal(signal, () -> arrived(signal));
    }
  }

  /** Takes a trap away. */
  public void reset(String name) {
    parents = null;
    commands.remove(name);
    Signal signal = Signal.of(name);
    if (signal == null) {
      return;
    }
    if (signal == Signal.INT && interruption != null) {
      shell.process().onSignal(signal, interruption);
    } else if (shell.interactive() && Interactive.IGNORED.contains(signal)) {
      shell.process().ignore(signal);
    } else {
      shell.process().defaultSignal(signal);
    }
  }

  /** What Ctrl-C does to a shell that somebody types to, while there is no trap for it. */
  void interruption(Runnable action) {
    interruption = action;
    reset("INT");
  }

  /** Whether a trap says that a signal is ignored. */
  boolean ignores(Signal signal) {
    return "".equals(commands.get(signal.name()));
  }

  private void arrived(Signal signal) {
    pending.add(signal);
    if (waiting) {
      woken = new WokenException(signal);
      shell.process().wake(woken);
    }
  }

  /** A builtin waits from now on, so that a trapped signal wakes it; or not any more. */
  public void waiting(boolean on) {
    if (on && !pending.isEmpty()) {
      throw new WokenException(pending.peek());
    }
    waiting = on;
    Task task = shell.process().task();
    if (woken != null && task != null) {
      task.forget(woken); // it comes too late: the trap runs all the same
    }
    woken = null;
  }

  /** Runs the traps of the signals that have come. */
  public void run() {
    while (!pending.isEmpty() && !running) {
      Signal signal = pending.remove();
      String command = commands.get(signal.name());
      if (command != null && !command.isEmpty()) {
        execute(command);
      }
    }
  }

  private void execute(String command) {
    int status = shell.status();
    int guards = shell.guards();
    int line = shell.line();
    boolean before = running;
    running = true;
    try {
      shell.executor().text(command, "trap");
    } finally {
      running = before;
      shell.guards(guards);
      shell.line(line);
    }
    shell.status(status);
  }

  /** A command failed: the ERR trap. */
  void error() {
    String command = commands.get("ERR");
    if (command != null
        && !command.isEmpty()
        && !running
        && (shell.frames().functions() == 0 || shell.options().is("errtrace"))) {
      execute(command);
    }
  }

  /** A simple command is about to run: the DEBUG trap. */
  void debug() {
    if (commands.isEmpty()) {
      return;
    }
    String command = commands.get("DEBUG");
    if (command != null
        && !command.isEmpty()
        && !running
        && (shell.frames().functions() == 0 || shell.options().is("functrace"))) {
      execute(command);
    }
  }

  /** Whether a trap runs at the moment. */
  boolean running() {
    return running;
  }

  /** A function begins: it does not inherit the RETURN trap, which is given back. */
  @Nullable String enter() {
    return shell.options().is("functrace") ? null : commands.remove("RETURN");
  }

  /** A function ends that began with this RETURN trap around it. */
  void leave(@Nullable String before) {
    returned();
    if (before != null) {
      commands.putIfAbsent("RETURN", before);
    }
  }

  /** A function or a sourced script returned: the RETURN trap. */
  void returned() {
    if (commands.isEmpty()) {
      return;
    }
    String command = commands.get("RETURN");
    if (command != null && !command.isEmpty() && !running) {
      execute(command);
    }
  }

  /** The shell ends with a status: runs the EXIT trap, which may change it. */
  int exit(int status) {
    String command = commands.get("EXIT");
    if (command == null || command.isEmpty() || exiting) {
      return status;
    }
    exiting = true;
    running = false;
    commands.remove("EXIT");
    shell.status(status);
    shell.guards(0);
    try {
      shell.executor().text(command, "exit trap");
      return status;
    } catch (ShellExit e) {
      return e.status();
    } catch (DiscardException | ReturnException | BreakException e) {
      return status;
    } catch (io.chapar.shell.expand.ExpansionException e) {
      return shell.report(e);
    }
  }

  /** A signal ends the shell: the EXIT trap runs all the same. */
  void killed(Signal signal) {
    if (signal == Signal.HUP || signal == Signal.INT || signal == Signal.TERM) {
      exit(128 + signal.number());
    }
  }
}

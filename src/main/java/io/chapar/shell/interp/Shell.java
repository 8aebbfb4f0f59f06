package io.chapar.shell.interp;

import io.chapar.disk.DiskException;
import io.chapar.host.Console;
import io.chapar.host.KilledException;
import io.chapar.host.Process;
import io.chapar.shell.expand.Expander;
import io.chapar.shell.expand.ExpansionException;
import io.chapar.shell.syntax.Command;
import io.chapar.shell.syntax.Dialect;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A shell: its state, and the parts that work on it. A subshell is a copy in a process of its own.
 */
public final class Shell {
  /**
   * A function.
   *
   * @param source the file it was defined in
   */
  public record Function(String name, Command body, String source, int line) {}

  private final Process process;
  private final Map<String, Builtin> builtins;
  private final Options options;
  private final Variables variables;
  private final Map<String, Function> functions;
  private final Map<String, String> aliases;
  private final Set<String> disabled;
  private final Frames frames;
  private final Traps traps;
  private final Jobs jobs;
  private final CommandPath path;
  private final Directories directories;
  private final History history;
  private final Assignments assignments;
  private final Expander expander;
  private final Executor executor;
  private final Redirector redirector;
  private final Special special;
  private final Set<Integer> hidden = new HashSet<>(); // descriptors that no program gets

  private final int mainPid;
  private String name;
  private List<String> positional;
  private boolean scripted;
  private boolean commandString;
  private final Set<String> readonlyFunctions;
  private final Set<String> exportedFunctions;
  private boolean interactive;
  private boolean login;
  private boolean dash;
  private String parsing = ""; // in front of syntax errors: "-c", "eval"
  private int status;
  private List<Integer> pipeStatus = List.of(0);
  private int line = 1;
  private int loops;
  private Command.@Nullable Simple current;
  private int guarded;
  private int subshells;

  /** A fresh shell in a process. */
  public Shell(Process process, Map<String, Builtin> builtins, String name, List<String> args) {
    this.process = process;
    this.mainPid = process.pid();
    this.builtins = builtins;
    this.name = name;
    this.positional = List.copyOf(args);
    this.options = new Options();
    this.variables = new Variables();
    this.functions = new TreeMap<>();
    this.aliases = new TreeMap<>();
    this.disabled = new HashSet<>();
    this.readonlyFunctions = new HashSet<>();
    this.exportedFunctions = new java.util.TreeSet<>();
    this.frames = new Frames();
    this.traps = new Traps(this);
    this.jobs = new Jobs(this);
    this.path = new CommandPath(this);
    this.directories = new Directories();
    this.history = new History();
    this.assignments = new Assignments(this);
    this.expander = new Expander(new ShellContext(this));
    this.executor = new Executor(this);
    this.redirector = new Redirector(this);
    this.special = new Special(this, null);
    process.keepsakes(() -> new ShellMoment(this));
  }

  private Shell(Shell parent, Process child) {
    this.process = child;
    this.mainPid = parent.mainPid;
    this.scripted = parent.scripted;
    this.dash = parent.dash;
    this.builtins = parent.builtins;
    this.name = parent.name;
    this.positional = parent.positional;
    this.options = new Options(parent.options);
    this.variables = parent.variables.copy();
    this.functions = new TreeMap<>(parent.functions);
    this.aliases = new TreeMap<>(parent.aliases);
    this.disabled = new HashSet<>(parent.disabled);
    this.readonlyFunctions = new HashSet<>(parent.readonlyFunctions);
    this.exportedFunctions = new java.util.TreeSet<>(parent.exportedFunctions);
    this.commandString = parent.commandString;
    this.frames = new Frames(parent.frames);
    this.traps = new Traps(this);
    this.jobs = new Jobs(this, parent.jobs);
    this.path = new CommandPath(this, parent.path);
    this.directories = new Directories(parent.directories);
    this.history = parent.history;
    this.assignments = new Assignments(this);
    this.expander = new Expander(new ShellContext(this));
    this.executor = new Executor(this);
    this.redirector = new Redirector(this);
    this.special = new Special(this, parent.special);
    this.parsing = parent.parsing;
    this.status = parent.status;
    this.pipeStatus = parent.pipeStatus;
    this.line = parent.line;
    this.loops = 0;
    this.current = parent.current;
    this.guarded = parent.guarded;
    this.subshells = parent.subshells + 1;
    traps.inherit(parent.traps);
    options.set("monitor", false);
    for (int fd : parent.hidden) {
      child.close(fd);
    }
  }

  /** The copy of this shell that runs in {@code child}. */
  Shell fork(Process child) {
    return new Shell(this, child);
  }

  // ---- its parts

  /** The process it is. */
  public Process process() {
    return process;
  }

  /** Its options. */
  public Options options() {
    return options;
  }

  /** Its variables. */
  public Variables variables() {
    return variables;
  }

  /** Its functions by name. */
  public Map<String, Function> functions() {
    return functions;
  }

  /** Its aliases by name. */
  public Map<String, String> aliases() {
    return aliases;
  }

  /** What runs inside of what. */
  public Frames frames() {
    return frames;
  }

  /** Its traps. */
  public Traps traps() {
    return traps;
  }

  /** Its jobs. */
  public Jobs jobs() {
    return jobs;
  }

  /** Where it finds programs. */
  public CommandPath path() {
    return path;
  }

  /** The stack of pushd. */
  public Directories directories() {
    return directories;
  }

  /** What was typed. */
  public History history() {
    return history;
  }

  /** How it assigns. */
  public Assignments assignments() {
    return assignments;
  }

  /** How it expands words. */
  public Expander expander() {
    return expander;
  }

  /** How it runs commands. */
  public Executor executor() {
    return executor;
  }

  /** How it redirects. */
  public Redirector redirector() {
    return redirector;
  }

  /** {@code $!}, RANDOM and their like. */
  public Special special() {
    return special;
  }

  /** The builtin of a name, if it is enabled. */
  public @Nullable Builtin builtin(String builtinName) {
    return disabled.contains(builtinName) ? null : builtins.get(builtinName);
  }

  /** All builtins, enabled or not. */
  public Map<String, Builtin> builtins() {
    return builtins;
  }

  /** Those that are disabled. */
  public Set<String> disabled() {
    return disabled;
  }

  Set<Integer> hidden() {
    return hidden;
  }

  // ---- its state

  /** {@code $0}. */
  public String name() {
    return name;
  }

  /** Sets {@code $0}. */
  public void name(String newName) {
    name = newName;
  }

  /** {@code $1} and those behind it. */
  public List<String> positional() {
    return positional;
  }

  /** Sets {@code $1} and those behind it. */
  public void positional(List<String> args) {
    positional = List.copyOf(args);
  }

  /** Whether somebody types to it. */
  public boolean interactive() {
    return interactive;
  }

  /** Tells whoever stands outside the host what is executed next. */
  void typed(String text) {
    Console console = process.machine().console();
    if (console != null && !text.isBlank()) {
      console.typed(process, text, interactive);
    }
  }

  void interactive(boolean on) {
    interactive = on;
  }

  /** Whether it is dash, which has its own way to complain. */
  public boolean dash() {
    return dash;
  }

  void dash(boolean on) {
    dash = on;
  }

  /** Whether it is a login shell. */
  public boolean login() {
    return login;
  }

  void login(boolean on) {
    login = on;
  }

  /** What stands in front of syntax errors besides the name. */
  public String parsing() {
    return parsing;
  }

  /** Sets what stands in front of syntax errors. */
  public void parsing(String what) {
    parsing = what;
  }

  /** {@code $?}. */
  public int status() {
    return status;
  }

  /** Sets {@code $?}. */
  public void status(int newStatus) {
    status = newStatus;
  }

  /** PIPESTATUS. */
  public List<Integer> pipeStatus() {
    return pipeStatus;
  }

  void pipeStatus(List<Integer> statuses) {
    pipeStatus = statuses;
  }

  /** The line of the command that runs. */
  public int line() {
    return line;
  }

  /** Sets the line of the command that runs. */
  public void line(int number) {
    line = number;
  }

  /** How many loops there are around the command that runs. */
  public int loops() {
    return loops;
  }

  void loops(int count) {
    loops = count;
  }

  /** Whether a failure is part of a condition, so that {@code set -e} does not see it. */
  boolean guarded() {
    return guarded > 0;
  }

  void guard(int change) {
    guarded += change;
  }

  int guards() {
    return guarded;
  }

  void guards(int count) {
    guarded = count;
  }

  /** {@code $$}: the pid of the shell that this one is a subshell of. */
  public int mainPid() {
    return mainPid;
  }

  /** Whether its commands come from a file. */
  public boolean scripted() {
    return scripted;
  }

  /** Whether its commands come from {@code -c}. */
  boolean commandString() {
    return commandString;
  }

  void commandString(boolean on) {
    commandString = on;
  }

  /** The functions that cannot be changed. */
  public Set<String> readonlyFunctions() {
    return readonlyFunctions;
  }

  /** The functions that are exported. */
  public Set<String> exportedFunctions() {
    return exportedFunctions;
  }

  void scripted(boolean on) {
    scripted = on;
  }

  /** Gives the terminal to a process group, if there is one. */
  void foreground(int group) {
    io.chapar.host.Terminal terminal = process.terminal();
    if (interactive && terminal != null) {
      terminal.foreground(group);
    }
  }

  /** The simple command that runs: for BASH_COMMAND, and for what is said of its end. */
  Command.@Nullable Simple current() {
    return current;
  }

  void current(Command.Simple command) {
    current = command;
  }

  /** BASH_SUBSHELL. */
  public int subshells() {
    return subshells;
  }

  // ---- speaking

  /** Prints on standard output. */
  public void print(String text) throws IOException {
    process.out().print(text);
  }

  /** What stands in front of the shell's own messages. */
  public String prefix() {
    return interactive ? name + ": " : source() + (dash ? ": " : ": line ") + line + ": ";
  }

  /** The file whose commands run, as errors name it. */
  public String source() {
    List<Frames.Frame> inner = frames.inwards();
    return inner.isEmpty() ? name : inner.get(0).source();
  }

  /** Says {@code message} on standard error as bash does: with its name, and the line. */
  public void error(String message) {
    errorTo(process, message);
  }

  void errorTo(Process target, String message) {
    say(target, prefix() + (dash ? Dash.words(message) : message) + "\n");
  }

  /** Prints on standard error as it is; nobody hears it if that is closed. */
  public void say(String text) {
    say(process, text);
  }

  private static void say(Process target, String text) {
    byte[] bytes = Utf8.encode(text);
    try {
      target.out().flush();
      target.write(2, bytes, 0, bytes.length);
    } catch (IOException e) {
      // there is nobody to tell
    }
  }

  /** Says what went wrong with an expansion; the status that results. */
  int report(ExpansionException e) {
    error(e.getMessage());
    return dash ? 2 : e.exits() && commandString ? 127 : 1;
  }

  // ---- running text

  /** What the parser asks. */
  Dialect dialect() {
    return new Dialect() {
      @Override
      public @Nullable String alias(String word) {
        return options.is("expand_aliases") ? aliases.get(word) : null;
      }

      @Override
      public boolean posix() {
        return dash;
      }

      @Override
      public boolean extglob() {
        return options.is("extglob");
      }

      @Override
      public void warn(int at, String message) {
        int before = line;
        line = at;
        error("warning: " + message);
        line = before;
      }
    };
  }

  /** Forks; when that fails the message is said, and the command at the top level is given up. */
  Process newProcess() {
    for (int wait = 1; ; wait *= 2) {
      try {
        Process child = process.fork();
        if (interactive) {
          Interactive.IGNORED.stream()
              .filter(signal -> !traps.ignores(signal))
              .forEach(child::defaultSignal);
        }
        return child;
      } catch (DiskException e) {
        if (wait >= 16) {
          error("fork: " + e.getMessage());
          throw new DiscardException(254);
        }
        error("fork: retry: " + e.getMessage());
        process.sleep(java.time.Duration.ofSeconds(wait));
      }
    }
  }

  /** Runs {@code body} as the code of a subshell's process: its status, whatever ends it. */
  static int subshell(Shell shell, java.util.function.IntSupplier body) {
    int result;
    try {
      result = body.getAsInt();
    } catch (ShellExit e) {
      if (e.replaced()) {
        return e.status();
      }
      result = e.status();
    } catch (ReturnException e) {
      result = e.status();
    } catch (BreakException e) {
      result = 0;
    } catch (DiscardException e) {
      result = e.status();
    } catch (ExpansionException e) {
      result = shell.report(e);
    } catch (KilledException e) {
      if (e.process() == shell.process) {
        shell.traps.killed(e.signal());
      }
      throw e;
    }
    return shell.traps.exit(result);
  }

  /** The positional parameters with {@code $0} in front. */
  List<String> allParameters() {
    List<String> all = new ArrayList<>(positional.size() + 1);
    all.add(name);
    all.addAll(positional);
    return all;
  }
}

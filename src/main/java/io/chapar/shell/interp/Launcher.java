package io.chapar.shell.interp;

import io.chapar.disk.Body;
import io.chapar.disk.Credentials;
import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.shell.syntax.Command;
import io.chapar.shell.syntax.Parser;
import io.chapar.shell.syntax.Printer;
import io.chapar.shell.syntax.Redirection;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts programs. */
public final class Launcher {
  private final Shell shell;

  Launcher(Shell shell) {
    this.shell = shell;
  }

  /** Finds a program and runs it. */
  int run(List<String> argv, List<Redirection> redirections, boolean last) {
    String path = shell.path().find(argv.get(0));
    if (path == null) {
      return notFound(argv, redirections);
    }
    return start(path, argv, redirections, last);
  }

  private int notFound(List<String> argv, List<Redirection> redirections) {
    Shell.Function handler = shell.functions().get("command_not_found_handle");
    if (handler != null) {
      List<String> call = new java.util.ArrayList<>(argv);
      call.add(0, handler.name());
      return shell.executor().simple().call(handler, call);
    }
    Process child = shell.newProcess();
    return child.run(
        p -> {
          if (!shell.redirector().apply(p, redirections, null)) {
            return 1;
          }
          shell.errorTo(p, argv.get(0) + (shell.dash() ? ": not found" : ": command not found"));
          return 127;
        });
  }

  /**
   * Runs the program in a file.
   *
   * @param last whether it may take the place of the shell
   */
  int start(String path, List<String> argv, List<Redirection> redirections, boolean last) {
    Map<String, String> environment = environment(path);
    if (last) {
      if (!shell.redirector().apply(shell.process(), redirections, null)) {
        return shell.dash() ? 2 : 1;
      }
      boolean whole = shell.subshells() == 0 && !shell.dash();
      Map<String, String> given = whole ? lowered(environment) : environment;
      int status = replace(shell.process(), path, argv, given);
      throw new ShellExit(status, true);
    }
    Process child = shell.newProcess();
    for (int fd : shell.hidden()) {
      child.close(fd);
    }
    Command.Simple command = shell.current();
    if (!shell.jobs().shown().isEmpty()) {
      // while a program is loaded, those that were started before have begun to run
      shell.process().machine().scheduler().yieldNow();
    }
    return shell
        .jobs()
        .foreground(
            child,
            p ->
                shell.redirector().apply(p, redirections, null)
                    ? replace(p, path, argv, environment)
                    : shell.dash() ? 2 : 1,
            () -> command == null ? String.join(" ", argv) : Printer.print(command));
  }

  /** What a program gets as its environment. */
  public Map<String, String> environment(String path) {
    Map<String, String> environment = new LinkedHashMap<>(shell.variables().environment());
    for (String name : shell.exportedFunctions()) {
      Shell.Function function = shell.functions().get(name);
      if (function != null) {
        environment.put(
            "BASH_FUNC_" + name + "%%",
            "() " + io.chapar.shell.syntax.Printer.printBody(function.body()));
      }
    }
    if (!shell.dash()) {
      environment.put("_", path);
    }
    return environment;
  }

  /** The environment of a program that takes the place of a shell: one level less. */
  private static Map<String, String> lowered(Map<String, String> environment) {
    String level = environment.get("SHLVL");
    if (level != null && level.matches("\\d{1,6}")) {
      environment.put("SHLVL", Integer.toString(Integer.parseInt(level) - 1));
    }
    return environment;
  }

  /** The shell becomes the program: comes back only if that failed. */
  public int exec(String path, List<String> argv, Map<String, String> environment) {
    List<String> before = shell.process().args();
    int status = replace(shell.process(), path, argv, environment);
    if (shell.process().args() != before) {
      throw new ShellExit(status, true);
    }
    return status;
  }

  /** The process becomes the program; the status if it did, 126 or 127 (and a message) if not. */
  int replace(Process process, String path, List<String> argv, Map<String, String> environment) {
    List<String> before = process.args();
    try {
      return process.exec(path, argv, environment);
    } catch (DiskException e) {
      if (process.args() != before) {
        return complain(process, e);
      }
      if (e.errno() == Errno.ENOEXEC) {
        Integer status = script(process, path, argv, environment);
        if (status != null) {
          return status;
        }
      }
      return cannot(process, path, e);
    } catch (IOException e) {
      return complain(process, e);
    }
  }

  private static int complain(Process process, IOException e) {
    byte[] text = Utf8.encode(process.name() + ": " + e.getMessage() + "\n");
    try {
      process.write(2, text, 0, text.length);
    } catch (IOException again) {
      // nobody hears it
    }
    return 1;
  }

  /** A file without {@code #!} is a script of the shell, if it is text; null if it is not. */
  private @Nullable Integer script(
      Process process, String path, List<String> argv, Map<String, String> environment) {
    String text;
    try {
      byte[] bytes = process.machine().disk().as(Credentials.ROOT).read(process.path(path));
      if (Bash.binary(bytes)) {
        return null;
      }
      text = Utf8.decode(bytes);
    } catch (DiskException e) {
      return null;
    }
    process.env().clear();
    process.env().putAll(environment);
    Shell fresh = new Shell(process, shell.builtins(), path, argv.subList(1, argv.size()));
    Startup.environment(fresh);
    fresh.scripted(true);
    return Shell.subshell(
        fresh, () -> fresh.executor().main(new Parser(text, 1, fresh.dialect()), true));
  }

  private int cannot(Process process, String path, DiskException e) {
    Inode inode = process.files().peek(process.path(path));
    if (inode != null && inode.isDirectory()) {
      shell.errorTo(process, path + ": Is a directory");
      return 126;
    }
    if (e.errno() == Errno.ENOEXEC) {
      shell.errorTo(process, path + ": cannot execute binary file: " + e.getMessage());
      return 126;
    }
    if (e.errno() == Errno.ENOENT && inode != null && inode.body() instanceof Body.Regular) {
      shell.errorTo(process, path + ": cannot execute: required file not found");
      return 127;
    }
    shell.errorTo(process, path + ": " + e.getMessage());
    return e.errno() == Errno.ENOENT ? 127 : 126;
  }
}

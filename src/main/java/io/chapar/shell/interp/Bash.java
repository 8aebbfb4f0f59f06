package io.chapar.shell.interp;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Programs;
import io.chapar.host.Software;
import io.chapar.shell.interp.builtin.Builtins;
import io.chapar.shell.syntax.Parser;
import io.chapar.shell.syntax.Script;
import io.chapar.shell.syntax.SyntaxException;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The programs bash and sh, and how their command lines are read. */
public final class Bash implements Software {
  private static final Map<String, Builtin> BUILTINS = Builtins.all();

  @Override
  public String name() {
    return "bash";
  }

  @Override
  public Map<String, Program> programs() {
    return Map.of(
        "bash", process -> new Bash().run(process, false),
        "dash", process -> new Bash().run(process, true));
  }

  @Override
  public void install(Machine machine) throws DiskException {
    machine.root().write("/usr/bin/bash", Programs.executable("bash"), 0755);
    machine.root().write("/usr/bin/dash", Programs.executable("dash"), 0755);
    machine.root().symlink("bash", "/usr/bin/rbash");
    machine.root().symlink("dash", "/usr/bin/sh");
  }

  private int run(Process process, boolean dash) throws IOException {
    process.seesLostOutput();
    StartOptions start = new StartOptions(process.args());
    String wrong = start.wrong();
    if (wrong != null) {
      process.err().print(wrong);
      return start.wrongStatus();
    }
    if (start.printed() != null) {
      process.out().print(start.printed());
      return 0;
    }
    Shell shell = new Shell(process, BUILTINS, process.args().get(0), start.args());
    Startup.environment(shell);
    if (dash) {
      Dash.prepare(shell);
    }
    for (Map.Entry<String, Boolean> option : start.options().entrySet()) {
      shell.options().set(option.getKey(), option.getValue());
    }
    String commands = start.commands();
    String file = start.file();
    boolean terminal = process.terminal(0) && process.terminal(2);
    shell.login(start.login() || process.args().get(0).startsWith("-"));
    shell.options().set("login_shell", shell.login());
    if (start.interactive() || commands == null && file == null && terminal) {
      return new Interactive(shell, start).run();
    }
    if (shell.login() && !start.noProfile()) {
      int ended = new Profiles(shell).login();
      if (ended >= 0) {
        return ended;
      }
    }
    if (commands != null) {
      return string(shell, commands, start.args());
    }
    return file == null ? input(shell) : file(shell, file);
  }

  private static int string(Shell shell, String commands, List<String> args) {
    if (!args.isEmpty()) {
      shell.name(args.get(0));
      shell.positional(args.subList(1, args.size()));
    }
    shell.options().started("c");
    shell.commandString(true);
    shell.parsing("-c");
    return Shell.subshell(shell, () -> commandString(shell, commands));
  }

  private static int commandString(Shell shell, String commands) {
    String ended = shell.dash() || commands.endsWith("\n") ? commands : commands + "\n";
    Parser parser = new Parser(ended, 1, shell.dialect());
    if (commands.indexOf('\n') < 0) {
      // A single command takes the place of the shell.
      @Nullable Script script;
      try {
        script = parser.next();
      } catch (SyntaxException e) {
        shell.executor().syntax(e);
        return e.lenient() ? 0 : 2;
      }
      if (shell.options().is("verbose")) {
        shell.say(commands + "\n");
      }
      return script == null || shell.options().is("noexec")
          ? 0
          : shell.executor().subshells().only(script);
    }
    return shell.executor().main(parser, false);
  }

  private static int input(Shell shell) {
    shell.options().started("s");
    LineInput lines = new LineInput(shell.process(), 0);
    Parser parser =
        new Parser(
            () -> {
              try {
                String line = lines.line('\n');
                return line == null ? null : lines.ended() ? line : line + "\n";
              } catch (IOException e) {
                return null;
              }
            },
            1,
            shell.dialect());
    return Shell.subshell(shell, () -> shell.executor().main(parser, true));
  }

  private static int file(Shell shell, String file) {
    String path = shell.process().path(find(shell, file));
    Inode inode = shell.process().files().peek(path);
    byte[] bytes;
    try {
      if (inode != null && inode.isDirectory() && shell.dash()) {
        return 0;
      }
      if (inode != null && inode.isDirectory()) {
        shell.say(shell.name() + ": " + file + ": Is a directory\n");
        return 126;
      }
      bytes = shell.process().readAll(path);
    } catch (DiskException e) {
      if (shell.dash()) {
        boolean missing = e.errno() == io.chapar.disk.Errno.ENOENT;
        String why = missing ? "No such file" : e.getMessage();
        shell.say(shell.name() + ": 0: cannot open " + file + ": " + why + "\n");
        return 2;
      }
      shell.say(shell.name() + ": " + file + ": " + e.getMessage() + "\n");
      return e.errno() == io.chapar.disk.Errno.ENOENT ? 127 : 126;
    } catch (IOException e) {
      shell.say(shell.name() + ": " + file + ": " + e.getMessage() + "\n");
      return 126;
    }
    if (binary(bytes)) {
      shell.say(file + ": " + file + ": cannot execute binary file\n");
      return 126;
    }
    shell.name(file);
    shell.scripted(true);
    Parser parser = new Parser(Utf8.decode(bytes), 1, shell.dialect());
    return Shell.subshell(shell, () -> shell.executor().main(parser, true));
  }

  private static String find(Shell shell, String file) {
    if (file.indexOf('/') >= 0 || shell.process().files().exists(shell.process().path(file))) {
      return file;
    }
    @Nullable String found = shell.path().search(file, shell.variables().text("PATH", ""));
    return found == null ? file : found;
  }

  static boolean binary(byte[] bytes) {
    if (bytes.length > 3 && bytes[0] == 0x7f && Utf8.decode(bytes, 1, 3).equals("ELF")) {
      return true;
    }
    for (int i = 0; i < bytes.length && i < 80 && bytes[i] != '\n'; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }
}

package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code exec}; its redirections are made by whoever calls it, and stay. */
final class Exec implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "cla:");
    if (flags.wrong()) {
      return 2;
    }
    List<String> argv = new ArrayList<>(flags.rest());
    if (argv.isEmpty()) {
      return 0;
    }
    String name = argv.get(0);
    String path = shell.path().find(name);
    if (path == null) {
      shell.error("exec: " + name + ": not found");
      return failed(shell, 127);
    }
    String shown = flags.value('a');
    if (shown != null) {
      argv.set(0, shown);
    }
    if (flags.has('l')) {
      argv.set(0, "-" + argv.get(0));
    }
    Map<String, String> environment =
        flags.has('c') ? Map.of() : shell.executor().simple().launcher().environment(path);
    int status = shell.executor().simple().launcher().exec(path, argv, environment);
    return failed(shell, status);
  }

  private static int failed(Shell shell, int status) {
    if (!shell.interactive() && !shell.options().is("execfail")) {
      throw new io.chapar.shell.interp.ShellExit(status);
    }
    return status;
  }
}

package io.chapar.shell.interp.builtin;

import io.chapar.host.Signal;
import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import java.io.IOException;

/** {@code suspend}: the shell stops until it is continued by the one that started it. */
final class Suspend implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "f");
    if (flags.wrong()) {
      return 2;
    }
    if (!flags.rest().isEmpty()) {
      shell.error("suspend: too many arguments");
      return 1;
    }
    if (!flags.has('f')) {
      if (!shell.options().is("monitor")) {
        shell.error("suspend: cannot suspend: no job control");
        return 1;
      }
      if (shell.login()) {
        shell.error("suspend: cannot suspend a login shell");
        return 1;
      }
    }
    shell.process().signal(Signal.STOP);
    shell.process().tick();
    shell.jobs().returned();
    return 0;
  }
}

package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import java.io.IOException;

/** {@code suspend}: there is nothing above the shell that it could go back to. */
final class Suspend implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    shell.error(
        shell.options().is("monitor")
            ? "suspend: cannot suspend" + (shell.login() ? " a login shell" : "")
            : "suspend: cannot suspend: no job control");
    return 1;
  }
}

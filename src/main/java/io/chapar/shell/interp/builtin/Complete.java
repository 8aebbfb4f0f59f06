package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import java.io.IOException;

/** {@code complete}, {@code compopt} and {@code bind}: how the host completes cannot be changed. */
final class Complete implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    if (call.args().isEmpty()) {
      return 0;
    }
    if (call.name().equals("bind") && !shell.interactive()) {
      shell.error("bind: warning: line editing not enabled");
      return 1;
    }
    shell.error(call.name() + ": option '" + call.args().get(0) + "' is not simulated here");
    return 2;
  }
}

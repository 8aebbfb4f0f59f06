package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import java.io.IOException;

/** {@code eval}. */
final class Eval implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "");
    if (flags.wrong()) {
      return 2;
    }
    return shell.executor().text(String.join(" ", flags.rest()), "eval");
  }
}

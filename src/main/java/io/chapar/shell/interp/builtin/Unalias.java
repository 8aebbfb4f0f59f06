package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import java.io.IOException;

/** {@code unalias}. */
final class Unalias implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "a");
    if (flags.wrong()) {
      return 2;
    }
    if (flags.has('a')) {
      shell.aliases().clear();
      return 0;
    }
    if (flags.rest().isEmpty()) {
      return Usages.say(shell, "unalias");
    }
    int status = 0;
    for (String name : flags.rest()) {
      if (shell.aliases().remove(name) == null) {
        shell.error("unalias: " + name + ": not found");
        status = 1;
      }
    }
    return status;
  }
}

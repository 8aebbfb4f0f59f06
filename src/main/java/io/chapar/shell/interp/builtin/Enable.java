package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import java.io.IOException;

/** {@code enable}. */
final class Enable implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "adnpsf:");
    if (flags.wrong()) {
      return 2;
    }
    if (flags.rest().isEmpty()) {
      for (String name : shell.builtins().keySet()) {
        boolean off = shell.disabled().contains(name);
        if (flags.has('a') || off == flags.has('n')) {
          shell.print("enable " + (off ? "-n " : "") + name + "\n");
        }
      }
      return 0;
    }
    int status = 0;
    for (String name : flags.rest()) {
      if (!shell.builtins().containsKey(name)) {
        shell.error("enable: " + name + ": not a shell builtin");
        status = 1;
      } else if (flags.has('n')) {
        shell.disabled().add(name);
      } else {
        shell.disabled().remove(name);
      }
    }
    return status;
  }
}

package io.chapar.shell.interp.builtin;

import io.chapar.shell.expand.Pattern;
import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import java.io.IOException;

/** {@code help}: the synopses; what each builtin does is in the manual page of bash. */
final class Help implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "dms");
    if (flags.wrong()) {
      return 2;
    }
    if (flags.rest().isEmpty()) {
      shell.print("GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)\n");
      shell.print("These commands are part of the shell. 'man bash' tells more of them.\n\n");
      for (String name : shell.builtins().keySet()) {
        shell.print(" " + Usages.of(name) + "\n");
      }
      return 0;
    }
    int status = 0;
    for (String word : flags.rest()) {
      Pattern pattern = Pattern.of(word, true, false);
      boolean found = false;
      for (String name : shell.builtins().keySet()) {
        if (pattern.matches(name) || name.equals(word)) {
          shell.print(name + ": " + Usages.of(name) + "\n");
          found = true;
        }
      }
      if (!found) {
        shell.error(
            "help: no help topics match `"
                + word
                + "'.  Try `help help' or `man -k "
                + word
                + "' or `info "
                + word
                + "'.");
        status = 1;
      }
    }
    return status;
  }
}

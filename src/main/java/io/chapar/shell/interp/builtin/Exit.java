package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.DiscardException;
import io.chapar.shell.interp.Shell;
import io.chapar.shell.interp.ShellExit;
import java.io.IOException;

/** {@code exit} and {@code logout}. */
final class Exit implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    if (call.name().equals("logout") && !shell.login()) {
      shell.error("logout: not login shell: use `exit'");
      return 1;
    }
    if (shell.interactive()) {
      shell.say(shell.login() ? "logout\n" : "exit\n");
    }
    if (shell.interactive() && shell.jobs().keep()) {
      return 1;
    }
    if (call.args().isEmpty()) {
      throw new ShellExit(shell.status());
    }
    String text = call.args().get(0);
    if (text.equals("--") && call.args().size() > 1) {
      text = call.args().get(1);
    }
    Long status = Numbers.of(text);
    if (status == null) {
      Numbers.required(shell, call, text);
      throw new ShellExit(2);
    }
    if (call.args().size() > 1 && !call.args().get(0).equals("--")) {
      shell.error(call.name() + ": too many arguments");
      throw new DiscardException(1);
    }
    throw new ShellExit((int) (status & 0xff));
  }
}

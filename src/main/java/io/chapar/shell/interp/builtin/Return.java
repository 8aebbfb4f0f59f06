package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.DiscardException;
import io.chapar.shell.interp.ReturnException;
import io.chapar.shell.interp.Shell;
import java.io.IOException;

/** {@code return}. */
final class Return implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    if (shell.frames().depth() == 0) {
      shell.error("return: can only `return' from a function or sourced script");
      return 2;
    }
    if (call.args().isEmpty()) {
      throw new ReturnException(shell.status());
    }
    Long status = Numbers.of(call.args().get(0));
    if (status == null) {
      Numbers.required(shell, call, call.args().get(0));
      throw new ReturnException(2);
    }
    if (call.args().size() > 1) {
      shell.error("return: too many arguments");
      throw new DiscardException(1);
    }
    throw new ReturnException((int) (status & 0xff));
  }
}

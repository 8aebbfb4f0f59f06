package io.chapar.shell.interp.builtin;

import io.chapar.shell.expand.Arithmetic;
import io.chapar.shell.expand.ExpansionException;
import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import java.io.IOException;

/** {@code let}. */
final class Let implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    if (call.args().isEmpty()) {
      shell.error("let: expression expected");
      return 1;
    }
    long value = 0;
    for (String expression : call.args()) {
      try {
        value = Arithmetic.evaluate(shell.expander().context(), expression, "let: ");
      } catch (ExpansionException e) {
        shell.error(e.getMessage());
        return 1;
      }
    }
    return value == 0 ? 1 : 0;
  }
}

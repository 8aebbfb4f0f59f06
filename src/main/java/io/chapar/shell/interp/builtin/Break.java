package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.BreakException;
import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.DiscardException;
import io.chapar.shell.interp.Shell;
import java.io.IOException;

/** {@code break} and {@code continue}. */
final class Break implements Builtin {
  private final boolean again;

  Break(boolean again) {
    this.again = again;
  }

  @Override
  public int run(Shell shell, Call call) throws IOException {
    if (shell.loops() == 0) {
      shell.error(call.name() + ": only meaningful in a `for', `while', or `until' loop");
      return 0;
    }
    Long levels = 1L;
    if (!call.args().isEmpty()) {
      levels = Numbers.of(call.args().get(0));
      if (levels == null) {
        Numbers.required(shell, call, call.args().get(0));
        throw new io.chapar.shell.interp.ShellExit(128);
      }
      if (call.args().size() > 1) {
        shell.error(call.name() + ": too many arguments");
        throw new DiscardException(1);
      }
      if (levels < 1) {
        shell.error(call.name() + ": " + levels + ": loop count out of range");
        throw new BreakException(shell.loops(), false);
      }
    }
    throw new BreakException((int) Math.min(levels, shell.loops()), again);
  }
}

package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import java.io.IOException;
import java.util.List;

/** {@code shift}. */
final class Shift implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Long count = 1L;
    if (!call.args().isEmpty()) {
      count = Numbers.of(call.args().get(0));
      if (count == null) {
        Numbers.required(shell, call, call.args().get(0));
        return 1;
      }
      if (call.args().size() > 1) {
        shell.error("shift: too many arguments");
        return 1;
      }
    }
    List<String> args = shell.positional();
    if (count < 0 || count > args.size()) {
      if (shell.options().is("shift_verbose") || count < 0) {
        shell.error("shift: " + count + ": shift count out of range");
      }
      return 1;
    }
    shell.positional(args.subList(count.intValue(), args.size()));
    return 0;
  }
}

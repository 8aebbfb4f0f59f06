package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import io.chapar.shell.syntax.Assignment;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code builtin}. */
final class BuiltinBuiltin implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "");
    if (flags.wrong()) {
      return 2;
    }
    List<String> args = flags.rest();
    if (args.isEmpty()) {
      return 0;
    }
    Builtin builtin = shell.builtin(args.get(0));
    if (builtin == null) {
      shell.error("builtin: " + args.get(0) + ": not a shell builtin");
      return 1;
    }
    Map<Integer, Assignment> arrays = new HashMap<>();
    call.arrays().forEach((i, a) -> arrays.put(i - flags.shifted() - 1, a));
    return builtin.run(shell, new Call(args.get(0), args.subList(1, args.size()), arrays));
  }
}

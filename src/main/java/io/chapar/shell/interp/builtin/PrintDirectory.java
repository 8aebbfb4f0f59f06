package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import java.io.IOException;

/** {@code pwd}. */
final class PrintDirectory implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "LP");
    if (flags.wrong()) {
      return 2;
    }
    String cwd = shell.process().cwd();
    boolean physical = flags.has('P') || shell.options().is("physical") && !flags.has('L');
    shell.print((physical ? shell.process().files().realpath(cwd) : cwd) + "\n");
    return 0;
  }
}

package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import java.io.IOException;
import java.util.List;

/** {@code fc}: lists the history or runs a line of it again; it opens no editor. */
final class FixCommand implements Builtin {
  private static final int SHOWN = 16;

  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "e:lnrs");
    if (flags.wrong()) {
      return 2;
    }
    List<String> lines = shell.history().lines();
    if (flags.has('s')) {
      String last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
      if (last == null) {
        shell.error("fc: no command found");
        return 1;
      }
      return shell.executor().text(last, "fc");
    }
    if (!flags.has('l')) {
      shell.error("fc: option '-e' is not simulated here");
      return 2;
    }
    int from = Math.max(0, lines.size() - SHOWN);
    for (int i = from; i < lines.size(); i++) {
      shell.print((flags.has('n') ? "" : (i + 1) + "") + "\t " + lines.get(i) + "\n");
    }
    return 0;
  }
}

package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.HistoryFile;
import io.chapar.shell.interp.Shell;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** {@code history}. */
final class ShowHistory implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "cd:anrwps");
    if (flags.wrong()) {
      return 2;
    }
    List<String> lines = shell.history().lines();
    if (flags.has('c')) {
      lines.clear();
      shell.history().saved(0);
      return 0;
    }
    String offset = flags.value('d');
    if (offset != null) {
      Long at = Numbers.of(offset);
      if (at == null || at == 0 || Math.abs(at) > lines.size()) {
        shell.error("history: " + offset + ": history position out of range");
        return 1;
      }
      lines.remove((int) (at > 0 ? at - 1 : lines.size() + at));
      return 0;
    }
    if (flags.has('s')) {
      shell.history().add(String.join(" ", flags.rest()));
      return 0;
    }
    if (flags.has('w') || flags.has('a')) {
      if (flags.has('w')) {
        shell.history().saved(0);
      }
      new HistoryFile(shell).save();
      return 0;
    }
    if (flags.has('r') || flags.has('n')) {
      new HistoryFile(shell).load();
      return 0;
    }
    int from = 0;
    if (!flags.rest().isEmpty()) {
      Long count = Numbers.of(flags.rest().get(0));
      if (count == null) {
        Numbers.required(shell, call, flags.rest().get(0));
        return 1;
      }
      from = (int) Math.max(0, lines.size() - Math.abs(count));
    }
    for (int i = from; i < lines.size(); i++) {
      shell.print(String.format(Locale.ROOT, "%5d  %s\n", i + 1, lines.get(i)));
    }
    return 0;
  }
}

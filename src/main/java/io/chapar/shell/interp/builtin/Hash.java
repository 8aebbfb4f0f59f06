package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.CommandPath;
import io.chapar.shell.interp.Shell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code hash}. */
final class Hash implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "lrp:dt");
    if (flags.wrong()) {
      return 2;
    }
    if (!shell.options().is("hashall")) {
      shell.error("hash: hashing disabled");
      return 1;
    }
    Map<String, CommandPath.Remembered> table = shell.path().table();
    if (flags.has('r')) {
      shell.path().clear();
    }
    if (flags.rest().isEmpty()) {
      return flags.has('r') ? 0 : list(shell, flags.has('l'));
    }
    int status = 0;
    for (String name : flags.rest()) {
      if (name.indexOf('/') >= 0) {
        continue;
      }
      String path = flags.value('p');
      if (path != null) {
        table.put(name, new CommandPath.Remembered(path, 0));
        continue;
      }
      if (flags.has('d') || flags.has('t')) {
        CommandPath.Remembered known = table.get(name);
        if (known == null) {
          shell.error("hash: " + name + ": not found");
          status = 1;
        } else if (flags.has('d')) {
          table.remove(name);
        } else {
          shell.print((flags.rest().size() > 1 ? name + "\t" : "") + known.path() + "\n");
        }
        continue;
      }
      if (shell.builtin(name) != null || shell.functions().containsKey(name)) {
        continue;
      }
      String found = Type.file(shell, name);
      if (found == null) {
        shell.error("hash: " + name + ": not found");
        status = 1;
      } else {
        table.put(name, new CommandPath.Remembered(found, 0));
      }
    }
    return status;
  }

  private static int list(Shell shell, boolean reusable) throws IOException {
    Map<String, CommandPath.Remembered> table = shell.path().table();
    if (table.isEmpty()) {
      if (!reusable) {
        shell.print("hash: hash table empty\n");
      }
      return 0;
    }
    if (!reusable) {
      shell.print("hits\tcommand\n");
    }
    List<String> names = new ArrayList<>(table.keySet());
    names.sort(io.chapar.shell.expand.AssociativeArray.order(256));
    for (String name : names) {
      CommandPath.Remembered known = table.get(name);
      if (known == null) {
        continue;
      }
      shell.print(
          reusable
              ? "builtin hash -p " + known.path() + " " + name + "\n"
              : String.format(Locale.ROOT, "%4d\t%s\n", known.hits(), known.path()));
    }
    return 0;
  }
}

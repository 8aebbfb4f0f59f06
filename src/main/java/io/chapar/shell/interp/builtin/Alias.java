package io.chapar.shell.interp.builtin;

import io.chapar.shell.expand.Quotation;
import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code alias}. */
final class Alias implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "p");
    if (flags.wrong()) {
      return 2;
    }
    List<String> args = flags.rest();
    if (args.isEmpty() || flags.has('p')) {
      for (Map.Entry<String, String> alias : shell.aliases().entrySet()) {
        print(shell, alias.getKey(), alias.getValue());
      }
    }
    int status = 0;
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (equals > 0) {
        String name = arg.substring(0, equals);
        if (name.chars().anyMatch(c -> " \t\n$`\\'\"/<>|&;()".indexOf(c) >= 0)) {
          shell.error("alias: `" + name + "': invalid alias name");
          status = 1;
          continue;
        }
        shell.aliases().put(name, arg.substring(equals + 1));
        continue;
      }
      String value = shell.aliases().get(arg);
      if (value == null) {
        shell.error("alias: " + arg + ": not found");
        status = 1;
      } else {
        print(shell, arg, value);
      }
    }
    return status;
  }

  private static void print(Shell shell, String name, String value) throws IOException {
    shell.print("alias " + name + "=" + Quotation.single(value) + "\n");
  }
}

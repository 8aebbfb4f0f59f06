package io.chapar.shell.interp.builtin;

import io.chapar.shell.expand.Quotation;
import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import io.chapar.shell.syntax.Assignment;
import io.chapar.shell.syntax.Reserved;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code command}. */
final class CommandBuiltin implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "pVv");
    if (flags.wrong()) {
      return 2;
    }
    List<String> args = flags.rest();
    if (args.isEmpty()) {
      return 0;
    }
    if (flags.has('v') || flags.has('V')) {
      int failed = 0;
      for (String name : args) {
        boolean found = flags.has('v') ? brief(shell, name) : verbose(shell, name);
        failed += found ? 0 : 1;
      }
      return failed == args.size() ? 1 : 0;
    }
    Map<Integer, Assignment> arrays = new HashMap<>();
    call.arrays().forEach((i, a) -> arrays.put(i - flags.shifted() - 1, a));
    shell.process().out().flush();
    return shell.executor().simple().command(args, flags.has('p'), arrays);
  }

  private static boolean brief(Shell shell, String name) throws IOException {
    String alias = shell.options().is("expand_aliases") ? shell.aliases().get(name) : null;
    if (alias != null) {
      shell.print("alias " + name + "=" + Quotation.single(alias) + "\n");
    } else if (Reserved.is(name)
        || shell.functions().containsKey(name)
        || shell.builtin(name) != null) {
      shell.print(name + "\n");
    } else {
      String path = Type.file(shell, name);
      if (path == null) {
        return false;
      }
      shell.print(path + "\n");
    }
    return true;
  }

  private static boolean verbose(Shell shell, String name) throws IOException {
    int status = new Type().run(shell, new Call("command", List.of(name)));
    return status == 0;
  }
}

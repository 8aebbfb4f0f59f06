package io.chapar.shell.interp.builtin;

import io.chapar.shell.expand.Variable;
import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Options;
import io.chapar.shell.interp.Shell;
import io.chapar.shell.syntax.Printer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** {@code set}. */
final class SetOptions implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    List<String> args = call.args();
    if (args.isEmpty()) {
      return list(shell);
    }
    int i = 0;
    for (; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals("--")) {
        shell.positional(args.subList(i + 1, args.size()));
        return 0;
      }
      if (arg.equals("-")) {
        shell.options().set("xtrace", false);
        shell.options().set("verbose", false);
        if (i + 1 < args.size()) {
          shell.positional(args.subList(i + 1, args.size()));
        }
        return 0;
      }
      boolean on = arg.startsWith("-");
      if (!on && !arg.startsWith("+") || arg.length() < 2) {
        break;
      }
      for (char c : arg.substring(1).toCharArray()) {
        if (c == 'o') {
          if (i + 1 >= args.size()) {
            show(shell, on);
            return 0;
          }
          String name = args.get(++i);
          if (!Options.SET.contains(name)) {
            shell.error("set: " + name + ": invalid option name");
            return 2;
          }
          change(shell, name, on);
          continue;
        }
        String name = Options.name(c);
        if (name == null) {
          shell.error("set: " + (on ? "-" : "+") + c + ": invalid option");
          return Usages.say(shell, "set");
        }
        change(shell, name, on);
      }
    }
    if (i < args.size()) {
      shell.positional(args.subList(i, args.size()));
    }
    return 0;
  }

  static void change(Shell shell, String name, boolean on) {
    shell.options().set(name, on);
    if (on && name.equals("vi")) {
      shell.options().set("emacs", false);
    } else if (on && name.equals("emacs")) {
      shell.options().set("vi", false);
    }
  }

  static void show(Shell shell, boolean table) throws IOException {
    for (String name : Options.SET) {
      boolean on = shell.options().is(name);
      shell.print(
          table
              ? String.format(Locale.ROOT, "%-15s\t%s\n", name, on ? "on" : "off")
              : "set " + (on ? "-" : "+") + "o " + name + "\n");
    }
  }

  private static int list(Shell shell) throws IOException {
    for (String name : shell.variables().names()) {
      Variable variable = shell.variables().raw(name);
      if (variable != null) {
        Declare.plain(shell, name, variable);
      }
    }
    for (Shell.Function f : shell.functions().values()) {
      shell.print(Printer.print(f.name(), f.body()));
    }
    return 0;
  }
}

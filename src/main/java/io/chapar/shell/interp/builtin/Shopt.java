package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Options;
import io.chapar.shell.interp.Shell;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** {@code shopt}. */
final class Shopt implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "pqsuo");
    if (flags.wrong()) {
      return 2;
    }
    if (flags.has('s') && flags.has('u')) {
      shell.error("shopt: cannot set and unset shell options simultaneously");
      return 1;
    }
    boolean change = flags.has('s') || flags.has('u');
    List<String> known = flags.has('o') ? Options.SET : Options.SHOPT;
    List<String> names = flags.rest();
    int status = 0;
    if (names.isEmpty()) {
      for (String name : known) {
        if (!change || shell.options().is(name) == flags.has('s')) {
          print(shell, flags, name);
        }
      }
      return 0;
    }
    for (String name : names) {
      if (!known.contains(name)) {
        shell.error(
            "shopt: "
                + name
                + (flags.has('o') ? ": invalid option name" : ": invalid shell option name"));
        status = 1;
      } else if (change) {
        SetOptions.change(shell, name, flags.has('s'));
      } else {
        if (!flags.has('q')) {
          print(shell, flags, name);
        }
        status = shell.options().is(name) ? status : 1;
      }
    }
    return status;
  }

  private static void print(Shell shell, Flags flags, String name) throws IOException {
    boolean on = shell.options().is(name);
    if (flags.has('p')) {
      shell.print(
          flags.has('o')
              ? "set " + (on ? "-" : "+") + "o " + name + "\n"
              : "shopt " + (on ? "-s " : "-u ") + name + "\n");
    } else {
      shell.print(String.format(Locale.ROOT, "%-15s\t%s\n", name, on ? "on" : "off"));
    }
  }
}

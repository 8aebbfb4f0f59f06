package io.chapar.shell.interp.builtin;

import io.chapar.host.Signal;
import io.chapar.shell.expand.Quotation;
import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code trap}. */
final class Trap implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "lp");
    if (flags.wrong()) {
      return 2;
    }
    List<String> args = flags.rest();
    if (flags.has('l')) {
      shell.print(Kill.table());
      return 0;
    }
    if (flags.has('p') || args.isEmpty()) {
      return show(shell, args);
    }
    String command = args.get(0);
    List<String> names = args.subList(1, args.size());
    boolean reset = command.equals("-");
    if (names.isEmpty()) {
      if (name(command) == null) {
        return Usages.say(shell, "trap");
      }
      reset = true;
      names = args;
    } else if (command.matches("\\d+") && name(command) != null) {
      reset = true;
      names = args;
    }
    int status = 0;
    for (String text : names) {
      String name = name(text);
      if (name == null) {
        shell.error("trap: " + text + ": invalid signal specification");
        status = 1;
      } else if (reset) {
        shell.traps().reset(name);
      } else {
        shell.traps().set(name, command);
      }
    }
    return status;
  }

  private static @Nullable String name(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    String bare = upper.startsWith("SIG") ? upper.substring(3) : upper;
    if (bare.equals("0")) {
      return "EXIT";
    }
    if (List.of("EXIT", "ERR", "DEBUG", "RETURN").contains(bare)) {
      return bare;
    }
    Signal signal = Signal.of(text);
    return signal == null ? null : signal.name();
  }

  private static int show(Shell shell, List<String> only) throws IOException {
    int status = 0;
    List<String> names = new ArrayList<>();
    if (only.isEmpty()) {
      names.addAll(shell.traps().all().keySet());
      names.sort(Comparator.comparingInt(Trap::number));
    }
    for (String text : only) {
      String name = name(text);
      if (name == null) {
        shell.error("trap: " + text + ": invalid signal specification");
        status = 1;
      } else if (shell.traps().all().containsKey(name)) {
        names.add(name);
      }
    }
    for (String name : names) {
      String command = shell.traps().all().get(name);
      String shown = Signal.of(name) == null ? name : "SIG" + name;
      shell.print(
          "trap -- " + Quotation.single(command == null ? "" : command) + " " + shown + "\n");
    }
    return status;
  }

  private static int number(String name) {
    Signal signal = Signal.of(name);
    return signal != null
        ? signal.number()
        : switch (name) {
          case "EXIT" -> 0;
          case "DEBUG" -> 65;
          case "ERR" -> 66;
          default -> 67;
        };
  }
}

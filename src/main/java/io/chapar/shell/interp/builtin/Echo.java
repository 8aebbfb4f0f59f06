package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import io.chapar.shell.syntax.Escapes;
import java.io.IOException;
import java.util.List;

/** {@code echo}. */
final class Echo implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    List<String> args = call.args();
    boolean newline = true;
    boolean escapes = shell.options().is("xpg_echo") || shell.dash();
    int first = 0;
    while (first < args.size() && isOption(args.get(first), shell.dash())) {
      for (char c : args.get(first).substring(1).toCharArray()) {
        switch (c) {
          case 'n' -> newline = false;
          case 'e' -> escapes = true;
          default -> escapes = false;
        }
      }
      first++;
    }
    String text = String.join(" ", args.subList(first, args.size()));
    if (escapes) {
      Escapes.Decoded decoded = Escapes.decode(text, Escapes.Style.ECHO);
      text = decoded.text();
      newline &= !decoded.stopped();
    }
    shell.print(newline ? text + "\n" : text);
    return 0;
  }

  private static boolean isOption(String arg, boolean dash) {
    if (arg.length() < 2 || arg.charAt(0) != '-') {
      return false;
    }
    if (dash) {
      return arg.equals("-n");
    }
    for (int i = 1; i < arg.length(); i++) {
      if ("neE".indexOf(arg.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}

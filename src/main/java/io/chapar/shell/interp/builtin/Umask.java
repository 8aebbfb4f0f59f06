package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import java.io.IOException;
import java.util.Locale;

/** {@code umask}. */
final class Umask implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "pS");
    if (flags.wrong()) {
      return 2;
    }
    int mask = shell.process().umask();
    if (!flags.rest().isEmpty()) {
      String mode = flags.rest().get(0);
      if (mode.charAt(0) >= '0' && mode.charAt(0) <= '9') {
        if (!mode.matches("[0-7]{1,5}") || Integer.parseInt(mode, 8) > 0777) {
          shell.error("umask: " + mode + ": octal number out of range");
          return 1;
        }
        shell.process().umask(Integer.parseInt(mode, 8));
      } else {
        int allowed = symbolic(mode, ~mask & 0777);
        if (allowed < 0) {
          shell.error("umask: `" + (char) -allowed + "': invalid symbolic mode operator");
          return 1;
        }
        shell.process().umask(~allowed & 0777);
      }
      if (!flags.has('S')) {
        return 0;
      }
      mask = shell.process().umask();
    }
    String shown =
        flags.has('S') ? symbols(~mask & 0777) : String.format(Locale.ROOT, "%04o", mask);
    shell.print((flags.has('p') ? flags.has('S') ? "umask -S " : "umask " : "") + shown + "\n");
    return 0;
  }

  private static String symbols(int allowed) {
    StringBuilder out = new StringBuilder();
    String who = "ugo";
    for (int i = 0; i < 3; i++) {
      int bits = allowed >> (6 - 3 * i) & 7;
      out.append(i > 0 ? "," : "").append(who.charAt(i)).append('=');
      out.append((bits & 4) != 0 ? "r" : "").append((bits & 2) != 0 ? "w" : "");
      out.append((bits & 1) != 0 ? "x" : "");
    }
    return out.toString();
  }

  /** The allowed bits after a symbolic change; the negative of a wrong character. */
  private static int symbolic(String mode, int before) {
    int allowed = before;
    for (String clause : mode.split(",")) {
      int i = 0;
      int who = 0;
      while (i < clause.length() && "ugoa".indexOf(clause.charAt(i)) >= 0) {
        who |=
            switch (clause.charAt(i++)) {
              case 'u' -> 0700;
              case 'g' -> 0070;
              case 'o' -> 0007;
              default -> 0777;
            };
      }
      if (who == 0) {
        who = 0777;
      }
      if (i >= clause.length() || "+-=".indexOf(clause.charAt(i)) < 0) {
        return i >= clause.length() ? -'?' : -clause.charAt(i);
      }
      char operator = clause.charAt(i++);
      int bits = 0;
      while (i < clause.length()) {
        switch (clause.charAt(i)) {
          case 'r' -> bits |= 0444;
          case 'w' -> bits |= 0222;
          case 'x', 'X' -> bits |= 0111;
          default -> {
            return -clause.charAt(i);
          }
        }
        i++;
      }
      allowed =
          switch (operator) {
            case '+' -> allowed | bits & who;
            case '-' -> allowed & ~(bits & who);
            default -> allowed & ~who | bits & who;
          };
    }
    return allowed;
  }
}

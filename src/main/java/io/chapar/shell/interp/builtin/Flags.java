package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The option letters of a builtin, read as bash reads them. */
final class Flags {
  private final Map<Character, String> values = new LinkedHashMap<>();
  private List<String> rest;
  private int shifted;
  private boolean wrong;

  /**
   * Reads options.
   *
   * @param letters those there are; one that takes an argument has a colon behind it, and a leading
   *     plus allows {@code +x}, noted as the letter's negation
   */
  Flags(Shell shell, Call call, String letters) {
    rest = call.args();
    boolean plus = letters.startsWith("+");
    while (!rest.isEmpty() && !wrong) {
      String arg = rest.get(0);
      boolean minus = arg.startsWith("-");
      if (arg.length() < 2 || !minus && !(plus && arg.startsWith("+"))) {
        break;
      }
      if (arg.equals("--")) {
        shift();
        break;
      }
      word(shell, call, letters, arg, minus);
    }
  }

  private void shift() {
    rest = rest.subList(1, rest.size());
    shifted++;
  }

  private void word(Shell shell, Call call, String letters, String arg, boolean minus) {
    shift();
    for (int i = 1; i < arg.length(); i++) {
      char c = arg.charAt(i);
      int at = letters.indexOf(c);
      if (at < 0 || c == ':' || c == '+') {
        shell.error(call.name() + ": " + (minus ? "-" : "+") + c + ": invalid option");
        Usages.say(shell, call.name());
        wrong = true;
        return;
      }
      boolean takes = at + 1 < letters.length() && letters.charAt(at + 1) == ':';
      if (!takes) {
        values.put(c, minus ? "-" : "+");
        continue;
      }
      if (i + 1 < arg.length()) {
        values.put(c, arg.substring(i + 1));
      } else if (rest.isEmpty()) {
        shell.error(call.name() + ": -" + c + ": option requires an argument");
        Usages.say(shell, call.name());
        wrong = true;
      } else {
        values.put(c, rest.get(0));
        shift();
      }
      return;
    }
  }

  /** Whether there was a wrong option, which has been said: the status is 2. */
  boolean wrong() {
    return wrong;
  }

  boolean has(char letter) {
    return values.containsKey(letter);
  }

  /** Whether a letter was given with a plus. */
  boolean off(char letter) {
    return "+".equals(values.get(letter));
  }

  @Nullable String value(char letter) {
    return values.get(letter);
  }

  /** What is behind the options. */
  List<String> rest() {
    return rest;
  }

  /** How many words the options took. */
  int shifted() {
    return shifted;
  }
}

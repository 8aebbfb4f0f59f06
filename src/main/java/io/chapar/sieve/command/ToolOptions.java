package io.chapar.sieve.command;

import io.chapar.host.Process;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The options and operands of a tool for scripts. */
final class ToolOptions {
  private final String letters;
  private final Map<Character, List<String>> options = new HashMap<>();
  private final List<String> operands = new ArrayList<>();

  /** Knows some letters, those with an argument followed by a colon. */
  ToolOptions(String letters) {
    this.letters = letters;
  }

  /** Whether some letters are among those it knows. */
  boolean takes(String some) {
    return letters.contains(some);
  }

  /** Reads the options. */
  void parse(Process process, String name) throws IOException, FatalException {
    List<String> args = process.args();
    boolean only = false;
    for (int i = 1; i < args.size(); i++) {
      String arg = args.get(i);
      if (only || !arg.startsWith("-") || arg.equals("-")) {
        operands.add(arg);
        continue;
      }
      if (arg.equals("--")) {
        only = true;
        continue;
      }
      for (int k = 1; k < arg.length(); k++) {
        char letter = arg.charAt(k);
        int at = letter == ':' ? -1 : letters.indexOf(letter);
        if (at < 0) {
          process.err().print(name + ": invalid option -- '" + letter + "'\n");
          throw new FatalException(FatalException.USAGE, "Unknown argument: ?", true);
        }
        String value = "";
        if (at + 1 < letters.length() && letters.charAt(at + 1) == ':') {
          if (k + 1 < arg.length()) {
            value = arg.substring(k + 1);
          } else if (i + 1 < args.size()) {
            value = args.get(++i);
          } else {
            process.err().print(name + ": option requires an argument -- '" + letter + "'\n");
            throw new FatalException(FatalException.USAGE, "Unknown argument: ?", true);
          }
          k = arg.length();
        }
        option(letter, value);
      }
    }
  }

  private void option(char letter, String value) throws FatalException {
    if (letter == 'x' && options.containsKey('x')) {
      throw new FatalException(
          FatalException.USAGE, "duplicate -x option specified, but only one allowed.", false);
    }
    options.computeIfAbsent(letter, l -> new ArrayList<>()).add(value);
  }

  boolean has(char letter) {
    return options.containsKey(letter);
  }

  List<String> values(char letter) {
    return options.getOrDefault(letter, List.of());
  }

  List<String> operands() {
    return operands;
  }
}

package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import io.chapar.shell.syntax.Names;
import java.io.IOException;
import java.util.List;

/** {@code getopts}. */
final class GetOpts implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "");
    if (flags.wrong()) {
      return 2;
    }
    List<String> args = flags.rest();
    if (args.size() < 2) {
      return Usages.say(shell, "getopts");
    }
    String letters = args.get(0);
    String name = args.get(1);
    if (!Names.isName(name)) {
      shell.error("getopts: `" + name + "': not a valid identifier");
      return 1;
    }
    List<String> words = args.size() > 2 ? args.subList(2, args.size()) : shell.positional();
    return next(shell, letters, name, words);
  }

  private static int next(Shell shell, String letters, String name, List<String> words) {
    boolean silent = letters.startsWith(":");
    Long number = Numbers.of(shell.variables().text("OPTIND", "1"));
    int index = number == null || number < 1 ? 1 : number.intValue();
    int place = shell.special().optionPlace();
    shell.variables().unset("OPTARG");
    if (place == 0) {
      String word = index <= words.size() ? words.get(index - 1) : "";
      if (word.length() < 2 || word.charAt(0) != '-') {
        return done(shell, name, index);
      }
      if (word.equals("--")) {
        return done(shell, name, index + 1);
      }
      place = 1;
    }
    if (index > words.size() || place >= words.get(index - 1).length()) {
      return done(shell, name, index);
    }
    String word = words.get(index - 1);
    char c = word.charAt(place++);
    int at = c == ':' ? -1 : letters.indexOf(c);
    boolean last = place >= word.length();
    boolean loud = !silent && !shell.variables().text("OPTERR", "1").equals("0");
    String result = String.valueOf(c);
    if (at < 0) {
      result = "?";
      if (silent) {
        shell.variables().put("OPTARG", String.valueOf(c));
      } else if (loud) {
        shell.say(shell.name() + ": illegal option -- " + c + "\n");
      }
    } else if (at + 1 < letters.length() && letters.charAt(at + 1) == ':') {
      if (!last) {
        shell.variables().put("OPTARG", word.substring(place));
      } else if (index < words.size()) {
        shell.variables().put("OPTARG", words.get(index));
        index++;
      } else {
        result = silent ? ":" : "?";
        if (silent) {
          shell.variables().put("OPTARG", String.valueOf(c));
        } else if (loud) {
          shell.say(shell.name() + ": option requires an argument -- " + c + "\n");
        }
      }
      last = true;
    }
    if (last) {
      index++;
      place = 0;
    }
    shell.assignments().assign("OPTIND", null, Integer.toString(index), false);
    shell.special().optionPlace(place);
    shell.assignments().assign(name, null, result, false);
    return 0;
  }

  private static int done(Shell shell, String name, int index) {
    shell.assignments().assign("OPTIND", null, Integer.toString(index), false);
    shell.special().optionPlace(0);
    shell.assignments().assign(name, null, "?", false);
    return 1;
  }
}

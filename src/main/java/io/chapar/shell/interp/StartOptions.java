package io.chapar.shell.interp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The command line of bash. */
final class StartOptions {
  private static final String USAGE =
      "Usage:\t@ [GNU long option] [option] ...\n"
          + "\t@ [GNU long option] [option] script-file ...\n"
          + "GNU long options:\n"
          + "\t--debug\n\t--debugger\n\t--dump-po-strings\n\t--dump-strings\n\t--help\n"
          + "\t--init-file\n\t--login\n\t--noediting\n\t--noprofile\n\t--norc\n\t--posix\n"
          + "\t--pretty-print\n\t--rcfile\n\t--restricted\n\t--verbose\n\t--version\n"
          + "Shell options:\n"
          + "\t-ilrsD or -c command or -O shopt_option\t\t(invocation only)\n"
          + "\t-abefhkmnptuvxBCEHPT or -o option\n";
  private static final String VERSION =
      "GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)\n"
          + "Copyright (C) 2022 Free Software Foundation, Inc.\n"
          + "License GPLv3+: GNU GPL version 3 or later <http://gnu.org/licenses/gpl.html>\n\n"
          + "This is free software; you are free to change and redistribute it.\n"
          + "There is NO WARRANTY, to the extent permitted by law.\n";

  private final String name;
  private final Map<String, Boolean> options = new LinkedHashMap<>();
  private List<String> args;
  private @Nullable String commands;
  private @Nullable String file;
  private @Nullable String printed;
  private @Nullable String wrong;
  private @Nullable String rcFile;
  private final int wrongStatus = 2;
  private boolean login;
  private boolean interactive;
  private boolean noRc;
  private boolean noProfile;

  StartOptions(List<String> argv) {
    name = argv.get(0);
    args = argv.subList(1, argv.size());
    read();
  }

  private void read() {
    boolean string = false;
    boolean input = false;
    while (!args.isEmpty() && wrong == null && printed == null) {
      String arg = args.get(0);
      if (arg.equals("--") || arg.equals("-")) {
        shift();
        break;
      }
      if (arg.startsWith("--")) {
        longOption(shift().substring(2));
        continue;
      }
      boolean on = arg.startsWith("-");
      if (!on && !arg.startsWith("+") || arg.length() < 2) {
        break;
      }
      shift();
      for (char c : arg.substring(1).toCharArray()) {
        switch (c) {
          case 'c' -> string = true;
          case 's' -> input = true;
          case 'i' -> interactive = true;
          case 'l' -> login = true;
          case 'r', 'D' -> {
            // restricted mode and string dumps change nothing for a learner's script
          }
          case 'o' -> option(on, Options.SET);
          case 'O' -> option(on, Options.SHOPT);
          default -> letter(c, on);
        }
      }
    }
    if (wrong != null || printed != null) {
      return;
    }
    if (string) {
      if (args.isEmpty()) {
        wrong = name + ": -c: option requires an argument\n";
        return;
      }
      commands = shift();
    } else if (!input && !args.isEmpty()) {
      file = shift();
    }
  }

  private String shift() {
    String first = args.get(0);
    args = args.subList(1, args.size());
    return first;
  }

  private void letter(char c, boolean on) {
    String option = Options.name(c);
    if (option == null) {
      wrong = name + ": " + (on ? "-" : "+") + c + ": invalid option\n" + usage();
      return;
    }
    options.put(option, on);
  }

  private void option(boolean on, List<String> known) {
    if (args.isEmpty()) {
      return;
    }
    String option = shift();
    if (!known.contains(option)) {
      wrong = name + ": line 0: " + name + ": " + option + ": invalid option name\n";
      return;
    }
    options.put(option, on);
  }

  private String usage() {
    return USAGE.replace("@", name);
  }

  private void longOption(String option) {
    switch (option) {
      case "login" -> login = true;
      case "norc" -> noRc = true;
      case "noprofile" -> noProfile = true;
      case "posix" -> options.put("posix", true);
      case "verbose" -> options.put("verbose", true);
      case "rcfile", "init-file" -> rcFile = args.isEmpty() ? null : shift();
      case "noediting",
          "debug",
          "debugger",
          "restricted",
          "pretty-print",
          "dump-strings",
          "dump-po-strings" -> {
        // no editing is lost, and no debugger is here
      }
      case "version" -> printed = VERSION;
      case "help" ->
          printed =
              "GNU bash, version 5.2.15(1)-release-(x86_64-pc-linux-gnu)\n"
                  + usage()
                  + "Type `"
                  + name
                  + " -c \"help set\"' for more information about shell options.\n"
                  + "Type `"
                  + name
                  + " -c help' for more information about shell builtin commands.\n";
      default -> wrong = name + ": --" + option + ": invalid option\n" + usage();
    }
  }

  Map<String, Boolean> options() {
    return options;
  }

  List<String> args() {
    return args;
  }

  @Nullable String commands() {
    return commands;
  }

  @Nullable String file() {
    return file;
  }

  @Nullable String printed() {
    return printed;
  }

  @Nullable String wrong() {
    return wrong;
  }

  int wrongStatus() {
    return wrongStatus;
  }

  @Nullable String rcFile() {
    return rcFile;
  }

  boolean login() {
    return login;
  }

  boolean interactive() {
    return interactive;
  }

  boolean noRc() {
    return noRc;
  }

  boolean noProfile() {
    return noProfile;
  }
}

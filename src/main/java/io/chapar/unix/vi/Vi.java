package io.chapar.unix.vi;

import io.chapar.host.Process;
import io.chapar.host.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The command vi: {@code vi [-R] [+LINE | +/PATTERN | -c COMMAND] [FILE]}. It needs a terminal. */
public final class Vi {
  private Vi() {}

  /** Runs it. */
  public static int run(Process process) throws IOException {
    boolean readOnly = process.name().equals("view");
    List<String> commands = new ArrayList<>();
    List<String> files = new ArrayList<>();
    List<String> args = process.args();
    for (int i = 1; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals("-R")) {
        readOnly = true;
      } else if (arg.equals("-c") && i + 1 < args.size()) {
        commands.add(args.get(++i));
      } else if (arg.startsWith("+")) {
        commands.add(arg.length() == 1 ? "$" : arg.substring(1));
      } else if (arg.equals("--")) {
        files.addAll(args.subList(i + 1, args.size()));
        break;
      } else if (arg.startsWith("-") && arg.length() > 1) {
        return process.fail(2, "option '" + arg + "' is not simulated here");
      } else {
        files.add(arg);
      }
    }
    Terminal terminal = process.terminal();
    if (terminal == null || !process.terminal(0) || !process.terminal(1)) {
      return process.fail(1, "it needs a terminal: use sed in a script");
    }
    if (files.size() > 1) {
      return process.fail(2, "more than one file is not simulated here");
    }
    FileName file = new FileName(process, files.isEmpty() ? "" : files.get(0), readOnly);
    Editor editor = new Editor(process, terminal, file);
    editor.tell(file.load(editor.buffer));
    terminal.raw(true);
    try {
      editor.screen.alternate(true);
      return editor.run(commands);
    } finally {
      editor.screen.alternate(false);
      terminal.raw(false);
    }
  }
}

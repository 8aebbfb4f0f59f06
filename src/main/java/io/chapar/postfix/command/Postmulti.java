package io.chapar.postfix.command;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.PostfixConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The command postmulti on a host with one instance: lists it, and runs commands for it. */
public final class Postmulti implements Program {
  private static final String USAGE =
      "Usage:postmulti -l [-v] [-a] [-g group] [-i instance] | postmulti -p [-v] [-a] [-g group]"
          + " [-i instance] command... | postmulti -x [-v] [-a] [-i name] [-g group] command... |"
          + " postmulti -e action [-v] [-a] [-i name] [-g group] [-I name] [-G group]"
          + " [param=value ...]";

  @Override
  public int run(Process process) throws IOException {
    CommandLog log = CommandLog.quiet(process);
    return Guard.run(process, log, () -> act(process, log));
  }

  private static int act(Process process, CommandLog log) throws IOException {
    ShortOptions options = new ShortOptions(process.args(), "ae:g:i:G:I:lpRvx");
    StringBuilder modes = new StringBuilder();
    String instance = "";
    String group = "";
    for (char option; (option = options.next()) != 0; ) {
      switch (option) {
        case '?' -> {
          process.err().println(process.name() + ": " + options.complaint());
          throw new PostfixFatal(USAGE);
        }
        case 'e', 'l', 'p', 'x' -> modes.append(option);
        case 'i' -> instance = options.value();
        case 'g' -> group = options.value();
        default -> {}
      }
    }
    PostfixConfig config = log.configure("postmulti");
    if (modes.length() != 1) {
      throw new PostfixFatal("Specify exactly one of '-e', '-l', '-p', '-x'");
    }
    boolean chosen =
        group.isEmpty()
            && (instance.isEmpty()
                || instance.equals("-")
                || instance.equals(config.directory())
                || instance.equals(config.get("multi_instance_name")));
    return switch (modes.charAt(0)) {
      case 'e' -> process.fail(2, "option '-e' is not simulated here");
      case 'l' -> chosen ? list(process, config) : 0;
      case 'p' -> chosen ? postfix(process, config, options.operands()) : 0;
      default -> chosen ? execute(process, options.operands()) : 0;
    };
  }

  private static int list(Process process, PostfixConfig config) throws IOException {
    process.out().println(String.format("%-15s %-15s %-9s %s", "-", "-", "y", config.directory()));
    return 0;
  }

  private static int postfix(Process process, PostfixConfig config, List<String> operands)
      throws IOException {
    List<String> argv = new ArrayList<>(operands);
    argv.add(0, "postfix");
    return process.call(config.get("command_directory") + "/postfix", argv);
  }

  private static int execute(Process process, List<String> operands) throws IOException {
    if (operands.isEmpty()) {
      throw new PostfixFatal("-x requires a command");
    }
    String name = operands.get(0);
    for (String directory : process.env("PATH", "/usr/sbin:/usr/bin").split(":")) {
      String path = name.contains("/") ? name : directory + "/" + name;
      if (process.files().exists(process.path(path))) {
        return process.call(path, operands);
      }
    }
    throw new PostfixFatal("execvp: " + name + ": No such file or directory");
  }
}

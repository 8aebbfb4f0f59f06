package io.chapar.app;

import java.io.PrintWriter;
import picocli.CommandLine;

/** The entry of the {@code chapar} command. */
public final class Main {
  private Main() {}

  /** Runs the command line and exits with its status. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /**
   * The command line: an error is told in a line, a mistake of ours with its trace, so that it can
   * be reported.
   */
  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new ChaparCommand());
    commandLine.setOut(Terminals.standardOut());
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          PrintWriter err = command.getErr();
          if (failure instanceof RuntimeException) {
            err.println("chapar: this is a defect of chapar itself:");
            failure.printStackTrace(err);
          } else {
            err.println("chapar: " + failure.getMessage());
          }
          err.flush();
          return CommandLine.ExitCode.SOFTWARE;
        });
    return commandLine;
  }
}

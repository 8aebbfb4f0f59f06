package io.chapar.app;

import picocli.CommandLine;

/** The entry of the {@code chapar} command. */
public final class Main {
  private Main() {}

  /** Runs the command line and exits with its status. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new ChaparCommand()).execute(args));
  }
}

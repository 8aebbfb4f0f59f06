package io.chapar.app;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code chapar}: without a subcommand it opens the terminal of a fresh mail host. */
@Command(
    name = "chapar",
    description =
        "A simulated Debian 12 mail host in your terminal, to learn Postfix and Dovecot on.",
    mixinStandardHelpOptions = true,
    versionProvider = ChaparCommand.Version.class,
    subcommands = {
      ShellCommand.class,
      RunCommand.class,
      ScenariosCommand.class,
      ExercisesCommand.class,
      LessonsCommand.class,
      QuizCommand.class,
      VerifyCommand.class,
      NewCommand.class,
      BenchCommand.class
    })
final class ChaparCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return new CommandLine(new ShellCommand()).execute();
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = ChaparCommand.class.getPackage().getImplementationVersion();
      return new String[] {"chapar " + (version == null ? "(development build)" : version)};
    }
  }
}

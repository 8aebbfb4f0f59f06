package io.chapar.app;

import io.chapar.lab.study.Overview;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code chapar}: without a subcommand it shows how far the learner is, and opens the terminal of a
 * free host below.
 */
@Command(
    name = "chapar",
    description =
        "A simulated Debian 12 mail host in your terminal, to learn Postfix and Dovecot on.",
    mixinStandardHelpOptions = true,
    versionProvider = ChaparCommand.Version.class,
    subcommands = {
      LessonsCommand.class,
      ScenariosCommand.class,
      ExercisesCommand.class,
      LearnCommand.class,
      ShellCommand.class,
      QuizCommand.class,
      ExamCommand.class,
      ProgressCommand.class,
      SetCommand.class,
      RunCommand.class,
      ReplayCommand.class,
      VerifyCommand.class,
      NewCommand.class,
      BenchCommand.class
    })
final class ChaparCommand implements Callable<Integer> {
  @Mixin private Preferences preferences = new Preferences();
  @Mixin private PortOptions ports = new PortOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (!Conversation.interactive()) {
      return Listing.print(preferences, Terminals.out(spec), Overview::home);
    }
    TerminalSession.Plan plan =
        new TerminalSession.Plan(1, null, "root", null, null, ports.wanted(), true, false);
    return new TerminalSession(plan, preferences).run();
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

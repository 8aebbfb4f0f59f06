package io.chapar.app;

import io.chapar.lab.lesson.Lesson;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chapar learn ID}: reads a lesson beside the shell of its host. */
@Command(
    name = "learn",
    description = "Opens a lesson: its pages beside the terminal of a host.",
    mixinStandardHelpOptions = true)
final class LearnCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "a lesson; 'chapar lessons' lists them")
  private String id = "";

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "what the host's chance comes from (default: 1)")
  private long seed = 1;

  @Option(names = "--fresh", description = "a new host, even if a session can go on")
  private boolean fresh;

  @Mixin private PortOptions ports = new PortOptions();
  @Mixin private Preferences preferences = new Preferences();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    for (Lesson lesson : LessonsCommand.all()) {
      if (lesson.id().equals(id)) {
        TerminalSession.Plan plan =
            new TerminalSession.Plan(
                seed, null, "root", null, lesson, ports.wanted(), false, !fresh);
        return new TerminalSession(plan, preferences).run();
      }
    }
    String message = "there is no lesson '" + id + "': 'chapar lessons' lists them";
    if (spec == null) {
      throw new IllegalArgumentException(message);
    }
    throw new ParameterException(spec.commandLine(), message);
  }
}

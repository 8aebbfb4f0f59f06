package io.chapar.app;

import io.chapar.lab.exercise.Exercise;
import io.chapar.lab.exercise.ExerciseLoader;
import io.chapar.lab.exercise.Judge;
import io.chapar.lab.exercise.Quiz;
import io.chapar.world.Debian;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chapar quiz}: practice with spaced repetition. */
@Command(
    name = "quiz",
    description = "Practises questions; what was wrong comes back soon, what was right later.",
    mixinStandardHelpOptions = true)
final class QuizCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "OBJECTIVE",
      description = "211.1, 211.2 or 211.3, or the beginning of a question's id: 211.1-queue")
  private String objective = "";

  @Option(names = "--count", paramLabel = "N", description = "questions at most (default: 10)")
  private int count = 10;

  @Option(names = "--seed", paramLabel = "N", description = "what the order is drawn from")
  private @Nullable Long seed;

  @Mixin private Preferences preferences = new Preferences();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    List<Exercise> all =
        new ExerciseLoader(Content.shelf("exercises"))
            .all().stream().filter(e -> e.id().startsWith(objective)).toList();
    if (all.isEmpty() && !objective.isEmpty() && spec != null) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no question that begins with '"
              + objective
              + "': 'chapar exercises' lists the topics");
    }
    Long chosen = seed;
    SplittableRandom random = new SplittableRandom(chosen == null ? Conversation.chance() : chosen);
    return Conversation.hold(
        preferences,
        Terminals.out(spec),
        dialogue -> {
          Judge judge = new Judge(Debian.distribution(Threads.pool()));
          new Quiz(dialogue, judge, preferences.journal(), random).run(all, count);
          return 0;
        });
  }
}

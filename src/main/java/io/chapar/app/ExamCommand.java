package io.chapar.app;

import io.chapar.lab.exercise.Exam;
import io.chapar.lab.exercise.Exercise;
import io.chapar.lab.exercise.ExerciseLoader;
import io.chapar.lab.exercise.Judge;
import io.chapar.world.Debian;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chapar exam}: a timed mock exam. */
@Command(
    name = "exam",
    description = "A timed mock exam, weighted 4:2:2, with a report by objective.",
    mixinStandardHelpOptions = true)
final class ExamCommand implements Callable<Integer> {
  @Option(names = "--questions", paramLabel = "N", description = "how many questions (default: 24)")
  private int questions = 24;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "how much time (default: a minute and a half for each question)")
  private int minutes;

  @Option(names = "--seed", paramLabel = "N", description = "what the paper is drawn from")
  private @Nullable Long seed;

  @Mixin private Preferences preferences = new Preferences();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    List<Exercise> all = new ExerciseLoader(Content.shelf("exercises")).all();
    Long chosen = seed;
    SplittableRandom random = new SplittableRandom(chosen == null ? Conversation.chance() : chosen);
    Duration time = minutes > 0 ? Duration.ofMinutes(minutes) : Duration.ofSeconds(90L * questions);
    return Conversation.hold(
        preferences,
        Terminals.out(spec),
        dialogue -> {
          Judge judge = new Judge(Debian.distribution(Threads.pool()));
          Exam exam = new Exam(dialogue, judge, preferences.journal(), random);
          return exam.run(all, questions, time) ? 0 : 1;
        });
  }
}

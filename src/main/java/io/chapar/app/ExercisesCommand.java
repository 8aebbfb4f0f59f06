package io.chapar.app;

import io.chapar.lab.exercise.Exercise;
import io.chapar.lab.exercise.ExerciseCheck;
import io.chapar.lab.exercise.ExerciseLoader;
import io.chapar.lab.exercise.Judge;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.study.Overview;
import io.chapar.world.Debian;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chapar exercises}: the question bank by topic; with {@code --check} its author's test. */
@Command(
    name = "exercises",
    description = "Lists the topics of the question bank.",
    mixinStandardHelpOptions = true)
final class ExercisesCommand implements Callable<Integer> {
  @Option(
      names = "--check",
      description = "for authors: load the files (all, or those named) and play every command")
  private boolean check;

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "with --check: files or folders")
  private List<String> files = new ArrayList<>();

  @Mixin private Preferences preferences = new Preferences();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Terminals.out(spec);
    return check ? check(out) : Listing.print(preferences, out, Overview::exercises);
  }

  private int check(PrintWriter out) throws ScenarioException {
    ExerciseLoader loader = new ExerciseLoader(Content.shelf("exercises"));
    ExerciseCheck trial = new ExerciseCheck(new Judge(Debian.distribution(Threads.pool())));
    int bad = 0;
    int all = 0;
    for (Exercise exercise : loader.all()) {
      String file = exercise.place().source();
      if (!files.isEmpty() && files.stream().noneMatch(f -> file.startsWith(f))) {
        continue;
      }
      all++;
      List<String> wrong = trial.of(exercise);
      bad += wrong.isEmpty() ? 0 : 1;
      wrong.forEach(out::println);
    }
    out.println(all + " exercises, " + bad + " of them with mistakes");
    out.flush();
    return bad == 0 ? 0 : 1;
  }
}

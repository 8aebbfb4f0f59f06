package io.chapar.app;

import io.chapar.lab.exercise.ExerciseLoader;
import io.chapar.lab.lesson.Lesson;
import io.chapar.lab.lesson.LessonCheck;
import io.chapar.lab.lesson.LessonLoader;
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

/** {@code chapar lessons}: what there is to read; with {@code --check} its author's test. */
@Command(name = "lessons", description = "Lists the lessons.", mixinStandardHelpOptions = true)
final class LessonsCommand implements Callable<Integer> {
  @Option(
      names = "--check",
      description = "for authors: load the lessons (all, or those named) and replay what they show")
  private boolean check;

  @Parameters(arity = "0..*", paramLabel = "FOLDER", description = "with --check: folders")
  private List<String> folders = new ArrayList<>();

  @Mixin private Preferences preferences = new Preferences();
  @Spec private @Nullable CommandSpec spec;

  /** All lessons of this build. */
  static List<Lesson> all() throws ScenarioException {
    return new LessonLoader(
            Content.shelf("lessons"), new ExerciseLoader(Content.shelf("exercises")).all())
        .all();
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Terminals.out(spec);
    return check ? check(out) : Listing.print(preferences, out, Overview::lessons);
  }

  private int check(PrintWriter out) throws ScenarioException {
    LessonCheck trial = new LessonCheck(Debian.distribution(Threads.pool()));
    LessonLoader loader =
        new LessonLoader(
            Content.shelf("lessons"), new ExerciseLoader(Content.shelf("exercises")).all());
    int bad = 0;
    int all = 0;
    List<Lesson> lessons = new ArrayList<>();
    if (folders.isEmpty()) {
      lessons.addAll(loader.all());
    }
    for (String folder : folders) {
      lessons.add(loader.load(folder.replaceFirst("/$", "")));
    }
    for (Lesson lesson : lessons) {
      all++;
      List<String> wrong = trial.of(lesson);
      bad += wrong.isEmpty() ? 0 : 1;
      wrong.forEach(out::println);
    }
    out.println(all + " lessons, " + bad + " of them with mistakes");
    out.flush();
    return bad == 0 ? 0 : 1;
  }
}

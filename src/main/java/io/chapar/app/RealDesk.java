package io.chapar.app;

import io.chapar.lab.exercise.Exercise;
import io.chapar.lab.exercise.ExerciseLoader;
import io.chapar.lab.lesson.Lesson;
import io.chapar.lab.lesson.LessonLoader;
import io.chapar.lab.page.Look;
import io.chapar.lab.probe.Probes;
import io.chapar.lab.progress.Journal;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.ScenarioLoader;
import io.chapar.lab.study.Desk;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The desk of whoever started the program: the content of this build, their journal. */
final class RealDesk implements Desk {
  private final Look look;
  private final Journal journal;
  private final long seed;
  private final RandomGenerator chance;
  private final Object lessonsLock = new Object();
  private final Object scenariosLock = new Object();
  private final Object exercisesLock = new Object();
  private @Nullable List<Lesson> lessons;
  private @Nullable List<Scenario> scenarios;
  private @Nullable List<Exercise> exercises;

  /**
   * A desk.
   *
   * @param seed what the words of scenarios are drawn from
   */
  RealDesk(Look look, Journal journal, long seed) {
    this(look, journal, seed, Conversation.chance());
  }

  /**
   * A desk.
   *
   * @param chance what the order of questions is drawn from
   */
  RealDesk(Look look, Journal journal, long seed, long chance) {
    this.look = look;
    this.journal = journal;
    this.seed = seed;
    this.chance = new SplittableRandom(chance);
  }

  @Override
  public Look look() {
    return look;
  }

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public List<Lesson> lessons() {
    synchronized (lessonsLock) {
      List<Lesson> all = lessons;
      if (all == null) {
        all = load(() -> new LessonLoader(Content.shelf("lessons"), exercises()).all());
        lessons = all;
      }
      return all;
    }
  }

  @Override
  public List<Scenario> scenarios() {
    synchronized (scenariosLock) {
      List<Scenario> all = scenarios;
      if (all == null) {
        all = load(() -> inOrder(loader()));
        scenarios = all;
      }
      return all;
    }
  }

  /** All of them, in the order in which they should be done. */
  static List<Scenario> inOrder(ScenarioLoader loader) throws ScenarioException {
    return loader.all().stream()
        .sorted(
            Comparator.comparing(Scenario::objective)
                .thenComparing(Scenario::level)
                .thenComparing(Scenario::minutes)
                .thenComparing(Scenario::id))
        .toList();
  }

  private static ScenarioLoader loader() {
    return new ScenarioLoader(new Content(), Probes.all());
  }

  @Override
  public Scenario scenario(String folder) {
    return load(() -> loader().load(folder, seed));
  }

  @Override
  public List<Exercise> exercises() {
    synchronized (exercisesLock) {
      List<Exercise> all = exercises;
      if (all == null) {
        all = load(() -> new ExerciseLoader(Content.shelf("exercises")).all());
        exercises = all;
      }
      return all;
    }
  }

  @Override
  public RandomGenerator chance() {
    return chance;
  }

  /** Reads content. */
  @FunctionalInterface
  private interface Reading<T> {
    T read() throws ScenarioException;
  }

  private static <T> T load(Reading<T> reading) {
    try {
      return reading.read();
    } catch (ScenarioException e) {
      throw new IllegalStateException("the content of this build is damaged: " + e.getMessage(), e);
    }
  }
}

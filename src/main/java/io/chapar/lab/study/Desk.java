package io.chapar.lab.study;

import io.chapar.lab.exercise.Exercise;
import io.chapar.lab.lesson.Lesson;
import io.chapar.lab.page.Look;
import io.chapar.lab.progress.Journal;
import io.chapar.lab.scenario.Scenario;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a learner has besides the host: the outermost room lays it out. */
public interface Desk {
  /** How texts are to look. */
  Look look();

  /** Where progress is kept. */
  Journal journal();

  /** All lessons, in the order in which they should be read. */
  List<Lesson> lessons();

  /** All scenarios, in the order in which they should be done. */
  List<Scenario> scenarios();

  /** A scenario as this learner's seed makes it. */
  Scenario scenario(String folder);

  /** The whole question bank. */
  List<Exercise> exercises();

  /** What the order of questions is drawn from. */
  RandomGenerator chance();
}

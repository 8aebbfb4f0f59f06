package io.chapar.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.exercise.Exercise;
import io.chapar.lab.exercise.ExerciseCheck;
import io.chapar.lab.exercise.ExerciseLoader;
import io.chapar.lab.exercise.Judge;
import io.chapar.lab.lesson.LessonCheck;
import io.chapar.lab.lesson.LessonLoader;
import io.chapar.transcript.TestHost;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Loads everything that is there to learn with, and plays all that can be played. */
class ContentTest {
  private static List<Exercise> exercises() throws Exception {
    return new ExerciseLoader(new FolderShelf(Path.of("exercises"))).all();
  }

  @Test
  void thereAreExercises() throws Exception {
    assertThat(exercises()).isNotEmpty();
  }

  @TestFactory
  Stream<DynamicTest> aLessonShowsWhatTheHostPrintsAndItsStepsCanBeDone() throws Exception {
    LessonCheck check = new LessonCheck(TestHost.debian());
    return new LessonLoader(new FolderShelf(Path.of("lessons")), exercises())
        .all().stream()
            .map(
                lesson ->
                    DynamicTest.dynamicTest(
                        lesson.id(), () -> assertThat(check.of(lesson)).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> aCommandPassesWhereItShallAndFailsWhereItShall() throws Exception {
    ExerciseCheck check = new ExerciseCheck(new Judge(TestHost.debian()));
    return exercises().stream()
        .filter(e -> e.kind() == Exercise.Kind.COMMAND)
        .map(e -> DynamicTest.dynamicTest(e.id(), () -> assertThat(check.of(e)).isEmpty()));
  }
}

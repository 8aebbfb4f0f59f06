package io.chapar.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.exercise.Exercise;
import io.chapar.lab.exercise.ExerciseLoader;
import io.chapar.lab.lesson.Lesson;
import io.chapar.lab.lesson.LessonLoader;
import io.chapar.lab.page.Look;
import io.chapar.lab.progress.Event;
import io.chapar.lab.progress.Journal;
import io.chapar.lab.progress.Progress;
import io.chapar.lab.report.Words;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.study.Desk;
import io.chapar.transcript.TestHost;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A lesson read beside the shell: what is typed, what comes back. */
class StudyTest {
  private static final String LESSON =
      """
      ---
      id: x-start
      objective: "x"
      minutes: 5
      title: %s
      ---
      # Hello

      ## One
      ```console
      root@mail:~# echo hi
      hi
      ```
      ```step
      do: Make a file.
      proof: cat /tmp/file
      expect: yes
      solution: echo yes > /tmp/file
      ```
      ## Two
      ```step
      do: Look at the queue.
      typed: /mailq/
      solution: mailq
      ```
      ```question
      kind: fill
      question: Which command?
      answers: [mailq]
      why: Because.
      ```
      """;

  /** Progress that lasts as long as a test. */
  static final class Memory implements Journal {
    private Progress progress = Progress.NONE;

    @Override
    public Progress progress() {
      return progress;
    }

    @Override
    public void add(Event event) {
      progress = progress.plus(event);
    }

    @Override
    public Instant now() {
      return Instant.parse("2026-03-01T12:00:00Z");
    }
  }

  /** A desk with one lesson. */
  private record OneLesson(Journal journal, Lesson lesson) implements Desk {
    @Override
    public Look look() {
      return Look.plain("en");
    }

    @Override
    public List<Lesson> lessons() {
      return List.of(lesson);
    }

    @Override
    public List<Scenario> scenarios() {
      return List.of();
    }

    @Override
    public Scenario scenario(String folder) {
      throw new IllegalArgumentException(folder);
    }

    @Override
    public List<Exercise> exercises() {
      return List.of();
    }

    @Override
    public RandomGenerator chance() {
      return new java.util.SplittableRandom(1);
    }
  }

  /** Files in memory. */
  record Pages(Map<String, String> texts) implements Shelf {
    @Override
    public List<String> files() {
      return List.copyOf(new TreeSet<>(texts.keySet()));
    }

    @Override
    public @Nullable String read(String path) {
      return texts.get(path);
    }
  }

  private final Memory journal = new Memory();
  private final TestHost host = new TestHost();

  @AfterEach
  void end() {
    host.close();
  }

  private void sit() throws Exception {
    Shelf shelf =
        new Pages(
            Map.of(
                "lessons/x/01-start/lesson.en.md", LESSON.formatted("Start"),
                "lessons/x/01-start/lesson.fa.md", LESSON.formatted("آغاز")));
    Lesson lesson = new LessonLoader(shelf, List.of()).load("lessons/x/01-start");
    LabSession lab = new LabSession(host.world(), null, new Words("en"), List::of);
    lab.session().bring(Desk.class, new OneLesson(journal, lesson));
  }

  @Test
  void aPageIsTurnedWhenItsStepsAreDone() throws Exception {
    sit();
    assertThat(host.run("lab learn x-start")).contains("Hello", "Page 1 of 3");
    assertThat(host.run("lab next")).contains("One", "root@mail:~# echo hi", "[ ] Make a file.");
    assertThat(host.run("lab next"))
        .contains("[ ] Make a file.", "No such file or directory", "Not yet.");
    assertThat(host.run("lab solution")).isEqualTo("    echo yes > /tmp/file\n");
    host.run("echo yes > /tmp/file");
    assertThat(host.run("lab next")).contains("Two", "[ ] Look at the queue.");
    assertThat(host.run("lab page back")).contains("One", "[x] Make a file.");
    assertThat(host.run("lab page 7")).contains("There is no page '7'");
  }

  @Test
  void questionsAreAskedBeforeThePageIsTurned() throws Exception {
    sit();
    host.run("lab learn x-start; lab page 3");
    assertThat(host.run("echo newaliases | lab next skip")).contains("You have finished");
    host.run("lab page 3");
    assertThat(host.run("lab next")).contains("[ ] Look at the queue.", "Not yet.");
  }

  @Test
  void progressGoesOnWhereItStopped() throws Exception {
    sit();
    host.run("lab learn x-start; lab next; echo yes > /tmp/file; lab next");
    assertThat(host.run("lab learn x-start")).contains("Two", "Page 3 of 3");
    assertThat(host.run("ls /tmp/file")).as("a fresh host").contains("No such file");
    assertThat(host.run("lab lessons")).contains("[>]  x-start  1      5     Start");
  }

  @Test
  void homeSaysWhatComesNext() throws Exception {
    sit();
    assertThat(host.run("lab home"))
        .contains("Next: the lesson \"Start\" (5 minutes)", "lab learn x-start")
        .doesNotContain("\033");
  }

  @Test
  void exercisesOfTheBankAreFoundByTheirIds() throws Exception {
    String item =
        """
        - id: x-one-01
          kind: fill
          level: 1
          question: {en: Q, fa: پ}
          answers: [a]
          why: {en: W, fa: چ}
        """;
    List<Exercise> bank = new ExerciseLoader(new Pages(Map.of("exercises/x/one.yaml", item))).all();
    String text = LESSON.replaceFirst("(?s)```question.*?```", "```question\nx-one-01\n```");
    Shelf shelf =
        new Pages(
            Map.of(
                "lessons/x/01/lesson.en.md", text.formatted("S"),
                "lessons/x/01/lesson.fa.md", text.formatted("S")));
    assertThat(new LessonLoader(shelf, bank).all()).hasSize(1);
  }
}

package io.chapar.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chapar.lab.exercise.Exercise;
import io.chapar.lab.exercise.ExerciseCheck;
import io.chapar.lab.exercise.ExerciseLoader;
import io.chapar.lab.exercise.Judge;
import io.chapar.lab.lesson.Lesson;
import io.chapar.lab.lesson.LessonCheck;
import io.chapar.lab.lesson.LessonLoader;
import io.chapar.transcript.TestHost;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong with a lesson or an exercise is said with file and line. */
class ContentErrorsTest {
  private static final String GOOD =
      """
      - id: 211.1-t-01
        kind: single
        level: 1
        question: {en: Q, fa: پ}
        choices:
          - {code: a, right: true, why: {en: A, fa: آ}}
          - {code: b, why: {en: B, fa: ب}}
          - {code: c, why: {en: C, fa: پ}}
        why: {en: W, fa: چ}
      """;
  private static final String COMMAND =
      """
      - id: 211.1-t-02
        kind: command
        level: 1
        question: {en: Q, fa: پ}
        proof: cat /tmp/x
        expect: "1"
        solutions: [echo 1 > /tmp/x]
        wrong:
          - {answer: echo 2 > /tmp/x, why: {en: W, fa: چ}}
        why: {en: W, fa: چ}
      """;
  private static final String LESSON =
      """
      ---
      id: x
      objective: x
      minutes: 5
      title: T
      ---
      # Text

      ```console
      root@mail:~# echo hi
      hi
      root@mail:~# cd /etc; ls passwd
      passwd
      root@mail:/etc# cat <<END
      > one
      > END
      one
      alice@mail:~$ pwd; date
      /home/alice
      ...
      ```
      ```step
      do: Do it.
      proof: ls /tmp/x
      expect: /tmp/x
      solution: touch /tmp/x
      ```
      """;

  private static List<Exercise> bank(String text) throws Exception {
    return new ExerciseLoader(new StudyTest.Pages(Map.of("exercises/211.1/t.yaml", text))).all();
  }

  private static void refuses(String text, String message) {
    assertThatThrownBy(() -> bank(text)).hasMessageContaining(message);
  }

  @Test
  void exercises() throws Exception {
    assertThat(bank(GOOD)).hasSize(1);
    refuses(GOOD + GOOD, "t.yaml:10: the id '211.1-t-01' is taken: exercises/211.1/t.yaml:1");
    refuses(GOOD.replace("fa: پ}\n  ch", "xx: پ}\n  ch"), "t.yaml:4: 'question' has no fa text");
    refuses(GOOD.replace("single", "double"), "t.yaml:2: there is no kind 'double'");
    refuses(GOOD.replace("right: true", "right: yes"), "t.yaml:6: 'right' must be true or false");
    refuses(GOOD.replace(", right: true", ""), "0 choices are right");
    refuses(GOOD.replace("level: 1", "level: 7"), "t.yaml:3: 'level' must be 1, 2 or 3");
    refuses(GOOD.replace("211.1-t", "211.2-t"), "does not begin with the objective");
    refuses(GOOD.replace("choices", "choises"), "t.yaml:5: unknown key 'choises'");
  }

  @Test
  void commandsAreTried() throws Exception {
    ExerciseCheck check = new ExerciseCheck(new Judge(TestHost.debian()));
    assertThat(check.of(bank(COMMAND).get(0))).isEmpty();
    assertThat(check.of(bank(COMMAND.replace("[echo 1", "[echo 3")).get(0)))
        .hasSize(1)
        .first()
        .asString()
        .contains("t.yaml:1: the solution fails: echo 3 > /tmp/x", "the proof printed: 3");
    assertThat(check.of(bank(COMMAND.replace("answer: echo 2", "answer: echo 1")).get(0)))
        .first()
        .asString()
        .contains("t.yaml:9: the wrong answer passes");
    assertThat(check.of(bank(COMMAND.replace("cat /tmp/x", "echo 1")).get(0)))
        .first()
        .asString()
        .contains("doing nothing passes");
  }

  private static Lesson lesson(String english, String persian) throws Exception {
    Shelf shelf =
        new StudyTest.Pages(
            Map.of("lessons/x/1/lesson.en.md", english, "lessons/x/1/lesson.fa.md", persian));
    return new LessonLoader(shelf, List.of()).load("lessons/x/1");
  }

  private static void refuses(String english, String persian, String message) {
    assertThatThrownBy(() -> lesson(english, persian)).hasMessageContaining(message);
  }

  @Test
  void lessons() throws Exception {
    assertThat(lesson(LESSON, LESSON).tasks()).isEqualTo(1);
    refuses(
        LESSON,
        LESSON.replace("echo hi", "echo ho"),
        "lesson.fa.md:9: this block is not the one that the English text has");
    refuses(LESSON, LESSON.replaceFirst("(?s)```step.*", ""), "nothing for this block");
    refuses(LESSON.replace("id: x\n", ""), LESSON, "'id' is missing");
    refuses(LESSON.replace("# Text", "<b>Text</b>"), LESSON, "lesson.en.md:7: a terminal shows no");
    refuses(LESSON.replace("solution:", "solutoin:"), LESSON, "lesson.en.md:26: unknown key");
    refuses(LESSON.replace("alice@mail:~$", "alice@mail:~#"), LESSON, "lesson.en.md:18: root's");
    refuses(LESSON + "```question\nnone-01\n```\n", LESSON, "there is no exercise 'none-01'");
  }

  @Test
  void lessonsAreReplayed() throws Exception {
    LessonCheck check = new LessonCheck(TestHost.debian());
    assertThat(check.of(lesson(LESSON, LESSON))).isEmpty();
    String lying = LESSON.replace("\nhi\n", "\nho\n").replace("mail:/etc#", "mail:/usr#");
    assertThat(check.of(lesson(lying, lying)))
        .hasSize(4)
        .anyMatch(w -> w.contains("lesson.en.md:10: the host prints something else: $ echo hi"))
        .anyMatch(w -> w.contains("lesson.fa.md:14: the prompt shows /etc here"));
    String vacuous = LESSON.replace("ls /tmp/x", "echo /tmp/x");
    assertThat(check.of(lesson(vacuous, vacuous)))
        .singleElement()
        .asString()
        .contains("lesson.en.md:22: the step is done before it begins");
  }
}

package io.chapar.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.exercise.Choosing;
import io.chapar.lab.exercise.Exam;
import io.chapar.lab.exercise.Exercise;
import io.chapar.lab.exercise.ExerciseLoader;
import io.chapar.lab.exercise.Judge;
import io.chapar.lab.exercise.Quiz;
import io.chapar.lab.page.Look;
import io.chapar.lab.progress.Event;
import io.chapar.lab.progress.Journal;
import io.chapar.lab.progress.Leitner.Card;
import io.chapar.lab.progress.Progress;
import io.chapar.transcript.TestHost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Practice and exam as conversations. */
class QuizTest {
  private static final String BANK =
      """
      - id: 211.1-t-01
        kind: single
        level: 1
        question: {en: "Which one?", fa: "کدام؟"}
        choices:
          - {code: mailq, right: true, why: {en: It lists., fa: فهرست می‌کند.}}
          - {text: {en: none, fa: هیچ}, why: {en: One does., fa: یکی می‌کند.}}
          - {code: ls, why: {en: It lists files., fa: پرونده‌ها.}}
        why: {en: So it is., fa: چنین است.}
      - id: 211.1-t-02
        kind: fill
        level: 2
        question: {en: "Which port?", fa: "کدام پورت؟"}
        answers: ["25", /port +25/]
        wrong:
          - {answer: "110", why: {en: That is POP3., fa: آن POP3 است.}}
        why: {en: SMTP., fa: SMTP.}
      - id: 211.1-t-03
        kind: command
        level: 3
        question: {en: Make /tmp/x., fa: بسازید.}
        proof: ls /tmp/x
        expect: /tmp/x
        solutions: [touch /tmp/x]
        wrong:
          - {answer: ls /tmp/x, why: {en: It only looks., fa: فقط می‌بیند.}}
        why: {en: An empty file will do., fa: پروندهٔ خالی بس است.}
      - id: 211.1-t-04
        kind: multiple
        level: 3
        question: {en: "Which two?", fa: "کدام دو؟"}
        choices:
          - {code: a, right: true, why: {en: A., fa: آ.}}
          - {code: b, right: true, why: {en: B., fa: ب.}}
          - {code: c, why: {en: C., fa: پ.}}
        why: {en: Both., fa: هر دو.}
      """;

  /** A journal with a clock that tests set. */
  private static final class Book implements Journal {
    private Progress progress = Progress.NONE;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

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
      return now;
    }
  }

  /** Answers by the number of the right choice, or as they are. */
  private static final class Talk implements Dialogue {
    private final Deque<String> answers;
    private final StringBuilder screen = new StringBuilder();
    private final String language;

    Talk(String language, String... answers) {
      this.language = language;
      this.answers = new ArrayDeque<>(List.of(answers));
    }

    @Override
    public Look look() {
      return Look.plain(language);
    }

    @Override
    public void print(String text) {
      screen.append(text);
    }

    @Override
    public @Nullable String ask(String prompt) {
      String answer = answers.poll();
      if (answer != null && answer.startsWith("@")) { // the numbers of these choices
        StringBuilder numbers = new StringBuilder();
        for (String wanted : answer.substring(1).split(",")) {
          String shown = screen.substring(screen.lastIndexOf("\n\n", screen.length() - 3));
          int at = shown.indexOf(") " + wanted + "\n");
          numbers.append(shown.charAt(at - 1));
        }
        answer = numbers.toString();
      }
      screen.append(prompt).append(answer).append('\n');
      return answer;
    }
  }

  private final Book book = new Book();

  private static List<Exercise> bank() throws Exception {
    return new ExerciseLoader(new StudyTest.Pages(Map.of("exercises/211.1/t.yaml", BANK))).all();
  }

  private String quiz(String language, String... answers) throws Exception {
    Talk talk = new Talk(language, answers);
    new Quiz(talk, new Judge(TestHost.debian()), book, new SplittableRandom(1)).run(bank(), 10);
    return talk.screen.toString();
  }

  @Test
  void rightAndWrongHaveTheirReasons() throws Exception {
    String screen = quiz("en", "@ls", "port  25", "ls /tmp/x", "@a", "q");
    assertThat(screen)
        .contains("Question 1 of 4: 211.1-t-01, level 1", "Not right.", "+ `mailq`: It lists.")
        .contains("- none: One does.", "- `ls`: It lists files.", "So it is.")
        .contains("Question 2 of 4: 211.1-t-02, level 2", "Right.")
        .contains("- `ls /tmp/x`: It only looks.", "A right answer: `touch /tmp/x`")
        .contains("ls: cannot access '/tmp/x'")
        .contains("1 of 4 answered rightly at once.");
  }

  @Test
  void whatWasWrongComesAgainBeforeTheEnd() throws Exception {
    String screen = quiz("en", "@none", "25", "touch /tmp/x", "@a,b", "@mailq");
    assertThat(screen).contains("Once more: 211.1-t-01", "3 of 4 answered rightly at once.");
    assertThat(book.progress.card("211.1-t-01").box()).isZero();
    assertThat(book.progress.card("211.1-t-04").box()).isEqualTo(1);
  }

  @Test
  void persianIsAskedInPersianAndItsDigitsAreUnderstood() throws Exception {
    String screen = quiz("fa", "۷", "q");
    assertThat(screen).contains("پرسش ۱ از ۴", "کدام؟", "یک شماره از ۱ تا ۳ بنویسید");
  }

  @Test
  void whatIsKnownComesBackLater() throws Exception {
    quiz("en", "@mailq", "25", "touch /tmp/x", "@b,a");
    assertThat(quiz("en")).contains("Nothing is due now", "24 hours");
    book.now = book.now.plus(Duration.ofDays(1));
    assertThat(Choosing.practice(bank(), book.progress, book.now, 10, new SplittableRandom(1)))
        .hasSize(4);
    quiz("en", "@mailq", "q");
    assertThat(book.progress.card("211.1-t-01").due()).isEqualTo(book.now.plus(Duration.ofDays(3)));
  }

  @Test
  void aCardWandersThroughTheBoxes() {
    Instant at = Instant.parse("2026-03-01T12:00:00Z");
    Card card = Card.NEW.after(true, at);
    assertThat(card.box()).isEqualTo(1);
    assertThat(card.after(true, at.plusSeconds(60)).box()).as("too early").isEqualTo(1);
    card = card.after(true, at.plus(Duration.ofDays(2)));
    assertThat(card.box()).isEqualTo(2);
    assertThat(card.after(false, at).box()).isZero();
  }

  @Test
  void anExamReportsByObjective() throws Exception {
    Talk talk = new Talk("en", "", "q");
    Exam exam = new Exam(talk, new Judge(TestHost.debian()), book, new SplittableRandom(1));
    assertThat(exam.run(bank(), 8, Duration.ofMinutes(12))).isFalse();
    assertThat(talk.screen.toString())
        .contains("4 questions in 12 minutes", "Question 1 of 4, 12 min 0 s left")
        .contains("211.1 Using e-mail servers  0/4  0 %", "Not passed: 0 of 4 right (0 %).");
    assertThat(book.progress.exams()).hasSize(1);
  }

  @Test
  void anExamIsWeighted() throws Exception {
    List<Exercise> all = new java.util.ArrayList<>();
    for (String objective : List.of("211.1", "211.2", "211.3")) {
      String file = "exercises/" + objective + "/t.yaml";
      for (int i = 0; i < 5; i++) {
        String text = BANK.replace("211.1-t-", objective + "-t" + i + "-");
        all.addAll(new ExerciseLoader(new StudyTest.Pages(Map.of(file, text))).load(file));
      }
    }
    List<Exercise> paper = Choosing.exam(all, 16, new SplittableRandom(1));
    assertThat(paper.stream().filter(e -> e.objective().equals("211.1"))).hasSize(8);
    assertThat(paper.stream().filter(e -> e.objective().equals("211.3"))).hasSize(4);
  }
}

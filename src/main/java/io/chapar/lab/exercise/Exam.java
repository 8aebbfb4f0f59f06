package io.chapar.lab.exercise;

import io.chapar.lab.Dialogue;
import io.chapar.lab.page.Catalogue;
import io.chapar.lab.page.Look;
import io.chapar.lab.page.Typesetter;
import io.chapar.lab.progress.Event;
import io.chapar.lab.progress.Journal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A mock exam: questions weighted as in the real one, a clock, no help in between; then a report by
 * objective and the reasons for what was wrong.
 */
public final class Exam {
  /** The share that passes: 500 of 800 points, as the real exam has it. */
  public static final double PASS = 0.625;

  private final Dialogue dialogue;
  private final Look look;
  private final Catalogue says;
  private final Judge judge;
  private final Journal journal;
  private final RandomGenerator random;

  /** An exam in {@code dialogue}, kept in {@code journal}. */
  public Exam(Dialogue dialogue, Judge judge, Journal journal, RandomGenerator random) {
    this.dialogue = dialogue;
    this.look = dialogue.look();
    this.says = new Catalogue(look.language());
    this.judge = judge;
    this.journal = journal;
    this.random = random;
  }

  /** Holds it; whether it was passed. */
  public boolean run(List<Exercise> all, int count, Duration time) throws IOException {
    List<Exercise> paper = Choosing.exam(all, count, random);
    if (paper.isEmpty()) {
      say(says.get("quiz.none"));
      return false;
    }
    say(says.get("exam.begin", paper.size(), time.toMinutes(), Math.round(PASS * 100)));
    if (dialogue.ask(says.get("exam.enter")) == null) {
      return false;
    }
    Asking asking = new Asking(dialogue, judge, random);
    Instant end = journal.now().plus(time);
    List<Asking.Answer> answers = new ArrayList<>();
    for (Exercise exercise : paper) {
      long left = Math.max(0, Duration.between(journal.now(), end).toSeconds());
      dialogue.print(
          "\n"
              + Typesetter.heading(
                  look,
                  says.get("exam.head", answers.size() + 1, paper.size(), left / 60, left % 60))
              + "\n");
      Asking.Answer answer = asking.ask(exercise);
      if (answer == null) {
        break;
      }
      if (journal.now().isAfter(end)) {
        say(says.get("exam.late"));
        break;
      }
      answers.add(answer);
      journal.note(Event.Kind.ANSWERED, exercise.id(), answer.right() ? "right" : "wrong");
    }
    return report(paper, answers);
  }

  private boolean report(List<Exercise> paper, List<Asking.Answer> answers) throws IOException {
    StringBuilder table = new StringBuilder("| | | |\n|---|---|---|\n");
    List<String> words = new ArrayList<>();
    long right = answers.stream().filter(Asking.Answer::right).count();
    words.add(String.valueOf(right));
    words.add(String.valueOf(paper.size()));
    for (String objective : Choosing.WEIGHTS.keySet()) {
      long of = paper.stream().filter(e -> e.objective().equals(objective)).count();
      long good =
          answers.stream()
              .filter(a -> a.right() && a.exercise().objective().equals(objective))
              .count();
      words.add(objective + "=" + good + "/" + of);
      if (of > 0) {
        table.append(
            String.format(
                "| %s | %s | %s |%n",
                says.get("objective." + objective),
                says.get("of", good, of),
                says.get("percent", 100 * good / of)));
      }
    }
    boolean passed = right >= PASS * paper.size();
    journal.note(Event.Kind.EXAM, passed ? "passed" : "failed", words.toArray());
    dialogue.print("\n" + Typesetter.heading(look, says.get("exam.result")));
    dialogue.print(Typesetter.set(look, table.toString()) + "\n");
    long share = Math.round(100.0 * right / paper.size());
    say(says.get(passed ? "exam.passed" : "exam.failed", right, paper.size(), share));
    reasons(answers);
    return passed;
  }

  private void reasons(List<Asking.Answer> answers) throws IOException {
    Asking asking = new Asking(dialogue, judge, random);
    for (Asking.Answer answer : answers) {
      if (!answer.right()) {
        dialogue.print("\n" + Typesetter.heading(look, "`" + answer.exercise().id() + "`"));
        say(answer.exercise().question().in(look.language()));
        asking.explain(answer);
      }
    }
  }

  private void say(String text) throws IOException {
    dialogue.print(Typesetter.set(look, text));
  }
}

package io.chapar.lab.exercise;

import io.chapar.lab.Dialogue;
import io.chapar.lab.page.Catalogue;
import io.chapar.lab.page.Look;
import io.chapar.lab.page.Typesetter;
import io.chapar.lab.progress.Event;
import io.chapar.lab.progress.Journal;
import io.chapar.lab.progress.Leitner;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Practice with spaced repetition: what was answered wrongly comes again before the end. */
public final class Quiz {
  private final Dialogue dialogue;
  private final Judge judge;
  private final Journal journal;
  private final RandomGenerator random;

  /** Practice in {@code dialogue}, kept in {@code journal}. */
  public Quiz(Dialogue dialogue, Judge judge, Journal journal, RandomGenerator random) {
    this.dialogue = dialogue;
    this.judge = judge;
    this.journal = journal;
    this.random = random;
  }

  /** Asks {@code count} of {@code all} at most. */
  public void run(List<Exercise> all, int count) throws IOException {
    Look look = dialogue.look();
    Catalogue says = new Catalogue(look.language());
    Asking asking = new Asking(dialogue, judge, random);
    Deque<Exercise> queue =
        new ArrayDeque<>(Choosing.practice(all, journal.progress(), journal.now(), count, random));
    if (queue.isEmpty()) {
      Instant next = Choosing.nextDue(all, journal.progress());
      dialogue.print(
          Typesetter.set(
              look,
              next == null ? says.get("quiz.none") : says.get("quiz.later", wait(says, next))));
      return;
    }
    int total = queue.size();
    int right = 0;
    Set<String> repeated = new HashSet<>();
    Set<String> known = new HashSet<>();
    while (!queue.isEmpty()) {
      Exercise exercise = queue.remove();
      boolean again = repeated.contains(exercise.id());
      dialogue.print(
          "\n"
              + Typesetter.heading(
                  look,
                  again
                      ? says.get("quiz.again", exercise.id())
                      : says.get(
                          "quiz.head",
                          known.size() + repeated.size() + 1,
                          total,
                          exercise.id(),
                          exercise.level()))
              + "\n");
      Asking.Answer answer = asking.ask(exercise);
      if (answer == null) {
        break;
      }
      asking.explain(answer);
      if (!again || !answer.right()) {
        journal.note(Event.Kind.ANSWERED, exercise.id(), answer.right() ? "right" : "wrong");
      }
      if (answer.right()) {
        right += again ? 0 : 1;
        if (!again) {
          known.add(exercise.id());
        }
      } else {
        repeated.add(exercise.id());
        queue.add(exercise);
      }
    }
    int answered = known.size() + repeated.size();
    if (answered == 0) {
      return;
    }
    long learnt = all.stream().filter(e -> journalBox(e) >= Leitner.KNOWN).count();
    dialogue.print(
        "\n" + Typesetter.set(look, says.get("quiz.end", right, answered, learnt, all.size())));
  }

  private int journalBox(Exercise exercise) {
    try {
      return journal.progress().card(exercise.id()).box();
    } catch (IOException e) {
      return 0;
    }
  }

  private String wait(Catalogue says, Instant next) {
    Duration wait = Duration.between(journal.now(), next);
    long hours = Math.max(1, wait.toHours());
    return hours < 36 ? says.get("in.hours", hours) : says.get("in.days", Math.round(hours / 24.0));
  }
}

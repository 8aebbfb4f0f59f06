package io.chapar.lab.exercise;

import java.util.ArrayList;
import java.util.List;

/** Tries what an exercise says about itself: its solutions pass, its wrong answers fail. */
public final class ExerciseCheck {
  private final Judge judge;

  /** A check that plays commands before {@code judge}. */
  public ExerciseCheck(Judge judge) {
    this.judge = judge;
  }

  /** What is wrong with it, each with file and line; empty if nothing is. */
  public List<String> of(Exercise exercise) {
    List<String> wrong = new ArrayList<>();
    if (exercise.kind() != Exercise.Kind.COMMAND) {
      return wrong;
    }
    try {
      if (judge.text(exercise, ":").right()) {
        wrong.add(exercise.place() + ": doing nothing passes");
      }
      for (String solution : exercise.answers()) {
        Judge.Verdict verdict = judge.text(exercise, solution);
        if (!verdict.right()) {
          wrong.add(exercise.place() + ": the solution fails: " + solution + "\n" + seen(verdict));
        }
      }
      for (Exercise.Wrong mistake : exercise.wrong()) {
        Judge.Verdict verdict = judge.text(exercise, mistake.answer());
        if (verdict.right()) {
          wrong.add(
              mistake.place()
                  + ": the wrong answer passes: "
                  + mistake.answer()
                  + "\n"
                  + seen(verdict));
        }
      }
    } catch (IllegalStateException e) {
      wrong.add(exercise.place() + ": " + e.getMessage());
    }
    return wrong;
  }

  private static String seen(Judge.Verdict verdict) {
    return "  it printed: "
        + verdict.printed().strip().replace("\n", "\n    ")
        + "\n  the proof printed: "
        + verdict.seen().replace("\n", "\n    ");
  }
}

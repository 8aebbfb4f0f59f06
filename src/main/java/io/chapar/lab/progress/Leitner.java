package io.chapar.lab.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Spaced repetition after Sebastian Leitner: a question that was answered rightly moves a box on
 * and comes back later, one that was not goes back to the first box.
 */
public final class Leitner {
  private static final List<Duration> WAITS =
      List.of(
          Duration.ZERO,
          Duration.ofDays(1),
          Duration.ofDays(3),
          Duration.ofDays(8),
          Duration.ofDays(21),
          Duration.ofDays(60));

  private Leitner() {}

  /** The last box. */
  public static final int LAST = 5;

  /** The box from which on a question counts as known. */
  public static final int KNOWN = 3;

  /**
   * What is known about a question.
   *
   * @param box 0 (must be learnt) to {@link #LAST}
   * @param due when to ask it again
   */
  public record Card(int box, Instant due, int right, int wrong) {
    /** One that was never asked. */
    public static final Card NEW = new Card(0, Instant.EPOCH, 0, 0);

    /** Whether it was ever asked. */
    public boolean asked() {
      return right + wrong > 0;
    }

    /** The card after an answer. */
    public Card after(boolean wasRight, Instant at) {
      // An answer before its time shows little: the card stays in its box and waits anew.
      boolean early = asked() && at.isBefore(due);
      int next = !wasRight ? 0 : early ? box : Math.min(LAST, box + 1);
      return new Card(
          next, at.plus(WAITS.get(next)), right + (wasRight ? 1 : 0), wrong + (wasRight ? 0 : 1));
    }
  }
}

package io.chapar.lab.progress;

import io.chapar.lab.progress.Leitner.Card;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What the events of a journal add up to; a value.
 *
 * @param cards by id of question
 * @param lessons by id
 * @param scenarios by id
 * @param exams in the order they were taken
 * @param settings by name
 */
public record Progress(
    PMap<String, Card> cards,
    PMap<String, Reading> lessons,
    PMap<String, Solving> scenarios,
    PVector<Event> exams,
    PMap<String, String> settings) {

  /** Nothing done yet. */
  public static final Progress NONE =
      new Progress(
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          TreePVector.empty(),
          HashTreePMap.empty());

  /**
   * How far a lesson is read.
   *
   * @param page the last that was reached, counted from 0
   * @param steps the numbers of the steps and questions that were done
   */
  public record Reading(int page, PSet<Integer> steps, boolean done, Instant last) {
    /** Whether it was ever opened. */
    public boolean begun() {
      return !last.equals(Instant.EPOCH);
    }
  }

  /**
   * How far a scenario is solved.
   *
   * @param best points of the best check
   * @param points there are, 0 before the first check
   * @param hints the number of the last hint that was given
   * @param spent what they cost
   */
  public record Solving(
      int best, int points, boolean passed, int hints, int spent, boolean gaveUp, Instant last) {
    /** Whether it was ever opened. */
    public boolean begun() {
      return !last.equals(Instant.EPOCH);
    }
  }

  /** With one event more. */
  public Progress plus(Event event) {
    String id = event.subject();
    return switch (event.kind()) {
      case ANSWERED -> {
        Card card = card(id).after(event.word(0).equals("right"), event.at());
        yield new Progress(cards.plus(id, card), lessons, scenarios, exams, settings);
      }
      case LESSON, PAGE, STEP, LEARNT -> {
        Reading read = reading(id, event);
        yield new Progress(cards, lessons.plus(id, read), scenarios, exams, settings);
      }
      case SCENARIO, CHECKED, HINT, GAVEUP -> {
        Solving solved = solving(id, event);
        yield new Progress(cards, lessons, scenarios.plus(id, solved), exams, settings);
      }
      case EXAM -> new Progress(cards, lessons, scenarios, exams.plus(event), settings);
      case SETTING ->
          new Progress(cards, lessons, scenarios, exams, settings.plus(id, event.word(0)));
    };
  }

  /** The card of a question, a new one if it was never asked. */
  public Card card(String id) {
    Card card = cards.get(id);
    return card == null ? Card.NEW : card;
  }

  private Reading reading(String id, Event event) {
    Reading old = lesson(id);
    return switch (event.kind()) {
      case PAGE -> new Reading(event.number(0), old.steps(), old.done(), event.at());
      case STEP ->
          new Reading(old.page(), old.steps().plus(event.number(0)), old.done(), event.at());
      case LEARNT -> new Reading(old.page(), old.steps(), true, event.at());
      default -> new Reading(old.page(), old.steps(), old.done(), event.at());
    };
  }

  private Solving solving(String id, Event event) {
    Solving old = scenario(id);
    return switch (event.kind()) {
      case CHECKED ->
          new Solving(
              Math.max(old.best(), event.number(0)),
              event.number(1),
              old.passed() || event.word(2).equals("passed"),
              old.hints(),
              old.spent(),
              old.gaveUp(),
              event.at());
      case HINT ->
          new Solving(
              old.best(),
              old.points(),
              old.passed(),
              event.number(0),
              old.spent() + event.number(1),
              old.gaveUp(),
              event.at());
      case GAVEUP ->
          new Solving(
              old.best(), old.points(), old.passed(), old.hints(), old.spent(), true, event.at());
      default -> {
        boolean anew = event.word(0).equals("anew"); // another attempt: its help costs anew
        yield new Solving(
            old.best(),
            old.points(),
            old.passed(),
            anew ? 0 : old.hints(),
            anew ? 0 : old.spent(),
            !anew && old.gaveUp(),
            event.at());
      }
    };
  }

  /** How far a scenario is solved. */
  public Solving scenario(String id) {
    Solving there = scenarios.get(id);
    return there == null ? new Solving(0, 0, false, 0, 0, false, Instant.EPOCH) : there;
  }

  /** How far a lesson is read. */
  public Reading lesson(String id) {
    Reading there = lessons.get(id);
    return there == null ? new Reading(0, HashTreePSet.empty(), false, Instant.EPOCH) : there;
  }

  /** The setting of a name, or null. */
  public @Nullable String setting(String name) {
    return settings.get(name);
  }
}

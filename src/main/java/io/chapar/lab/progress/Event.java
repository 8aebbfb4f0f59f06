package io.chapar.lab.progress;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that the learner did, as one line of the journal.
 *
 * @param subject the id of what it was done with
 * @param words what else is to be said of it, depending on the kind
 */
public record Event(Instant at, Kind kind, String subject, List<String> words) {

  /** The kinds. Words are never taken away from a kind: old journals stay readable. */
  public enum Kind {
    /** A question was answered: right or wrong. */
    ANSWERED,
    /** A lesson was opened. */
    LESSON,
    /** A page of a lesson was reached: its number. */
    PAGE,
    /** A step or question of a lesson was done: its number. */
    STEP,
    /** A lesson was finished. */
    LEARNT,
    /** A scenario was opened: anew, or not. */
    SCENARIO,
    /** A scenario was checked: points, of how many, passed or not. */
    CHECKED,
    /** A hint was given: its number, its cost. */
    HINT,
    /** The solutions of a scenario were read before it was passed. */
    GAVEUP,
    /** A mock exam was ended: right answers, questions, and the same for each objective. */
    EXAM,
    /** A setting was chosen: its value. */
    SETTING
  }

  /** The line, without its end. */
  public String line() {
    List<String> all = new ArrayList<>();
    all.add(at.toString());
    all.add(kind.name());
    all.add(subject);
    all.addAll(words);
    return String.join("\t", all.stream().map(w -> w.replaceAll("[\\t\\n\\r]", " ")).toList());
  }

  /** The event that a line tells of; null if it tells of none. */
  public static @Nullable Event parse(String line) {
    String[] words = line.split("\t", -1);
    try {
      return words.length < 3
          ? null
          : new Event(
              Instant.parse(words[0]),
              Kind.valueOf(words[1]),
              words[2],
              List.of(words).subList(3, words.length));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      return null;
    }
  }

  /** A word, or an empty one. */
  String word(int index) {
    return index < words.size() ? words.get(index) : "";
  }

  /** A word as a number; 0 if it is none. */
  int number(int index) {
    String word = word(index);
    return word.matches("\\d{1,9}") ? Integer.parseInt(word) : 0;
  }
}

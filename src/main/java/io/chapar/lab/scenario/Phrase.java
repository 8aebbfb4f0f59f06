package io.chapar.lab.scenario;

import java.util.List;

/**
 * Something to say in whatever language the learner reads: a key of the words and what is filled
 * in, which may be phrases again.
 */
public record Phrase(String key, List<Object> args) {
  /** A phrase. */
  public static Phrase of(String key, Object... args) {
    return new Phrase(key, List.of(args));
  }

  /** What was literally said or seen, the same in every language. */
  public static Phrase literal(String text) {
    return of("literal", text);
  }
}

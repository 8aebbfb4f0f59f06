package io.chapar.lab.why;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a question.
 *
 * @param chains what was recorded; the last one is what happened last
 * @param found what would change its end
 * @param culprit the line that spoiled it; null: none was found
 */
record Answer(List<Chain> chains, Advice.Found found, Culprit.@Nullable Found culprit) {
  /** One about which nothing was tried. */
  static Answer of(List<Chain> chains) {
    return new Answer(chains, new Advice.Found(null, List.of()), null);
  }
}

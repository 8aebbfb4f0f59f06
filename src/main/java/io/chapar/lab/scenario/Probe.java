package io.chapar.lab.scenario;

import io.chapar.world.World;
import java.io.IOException;

/**
 * Something that is tried on a copy of the learner's world, and what shall come of it. {@link
 * #observe} changes the copy; everything else is pure.
 */
public interface Probe {
  /** What is tried. */
  Phrase tried();

  /** What shall come of it. */
  Phrase expected();

  /**
   * Tries it, in a task of {@code world}.
   *
   * @param token unique among the messages of this world, and not to be guessed
   */
  Observation observe(World world, String token) throws IOException;

  /** Whether that is what shall come of it. */
  boolean holds(Observation seen);

  /** What was seen instead. */
  Phrase seen(Observation seen);
}

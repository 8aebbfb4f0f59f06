package io.chapar.lab.session;

import java.io.IOException;

/**
 * The one way by which the lab may leave something on the real machine: new files below a folder
 * that the learner chose. Whoever opens it refuses names that lead out of that folder, and never
 * overwrites.
 */
@FunctionalInterface
public interface Door {
  /**
   * Leaves a file.
   *
   * @param name relative to the folder, its parts divided by '/'
   * @return where it is now, as the learner may read it
   * @throws IOException with a reason that can be shown
   */
  String leave(String name, byte[] content) throws IOException;
}

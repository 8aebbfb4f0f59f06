package io.chapar.lab.why;

import io.chapar.lab.session.Timeline;
import io.chapar.world.World;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the line that spoiled it: the last one before which the same thing would have ended
 * well.
 */
final class Culprit {
  private static final int MOST = 12;

  private Culprit() {}

  /**
   * What was found.
   *
   * @param line that was typed
   * @param steps how many lines {@code lab undo} would have to take back
   */
  record Found(String line, int steps) {}

  /**
   * Looks.
   *
   * @param well whether it ends well in a world as it was
   */
  static @Nullable Found of(Timeline timeline, Predicate<World.State> well) {
    List<String> lines = timeline.lines();
    for (int back = 1; back <= Math.min(MOST, lines.size()); back++) {
      World.State before = timeline.before(back);
      if (before != null && well.test(before)) {
        return new Found(lines.get(lines.size() - back), back);
      }
    }
    return null;
  }
}

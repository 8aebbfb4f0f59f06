package io.chapar.app;

import io.chapar.lab.probe.Probes;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.ScenarioLoader;
import io.chapar.lab.session.Course;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The scenarios of this build as a course: by objective, the easy ones first. */
final class Catalogue extends Course.Alone {
  private final long seed;

  /** The course of the learner whose words are drawn by {@code seed}. */
  Catalogue(long seed) {
    this.seed = seed;
  }

  /** All of them, in the order in which they should be done. */
  static List<Scenario> inOrder(ScenarioLoader loader) throws ScenarioException {
    return loader.all().stream()
        .sorted(
            Comparator.comparing(Scenario::objective)
                .thenComparing(Scenario::level)
                .thenComparing(Scenario::minutes)
                .thenComparing(Scenario::id))
        .toList();
  }

  @Override
  public @Nullable Scenario next(@Nullable Scenario done) {
    try {
      ScenarioLoader loader = new ScenarioLoader(new Content(), Probes.all());
      boolean reached = done == null;
      for (Scenario each : inOrder(loader)) {
        if (reached && !hasPassed(each)) {
          return loader.load(each.folder(), seed);
        }
        reached |= done != null && each.id().equals(done.id());
      }
      return null;
    } catch (ScenarioException e) {
      throw new IllegalStateException(e);
    }
  }
}

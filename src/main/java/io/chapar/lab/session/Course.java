package io.chapar.lab.session;

import io.chapar.lab.scenario.Scenario;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What lies around a scenario: what comes next, and a memory of what was done, which outlives a
 * reset of the host. Whoever keeps the learner's progress supplies one.
 */
public interface Course {
  /** What to do after a scenario, as this learner's seed makes it; null: nothing. */
  @Nullable Scenario next(@Nullable Scenario done);

  /** A scenario begins. */
  void opened(Scenario scenario);

  /** A hint was given, which costs something. */
  void hinted(Scenario scenario, int number, int cost);

  /** How many hints were given, the number of the last one; 0: none. */
  int hints(Scenario scenario);

  /** What the hints cost so far. */
  int spent(Scenario scenario);

  /** The learner has read the solutions before passing. */
  void gaveUp(Scenario scenario);

  /** Whether that is so. */
  boolean hasGivenUp(Scenario scenario);

  /** All goals were checked; {@code points} after all deductions. */
  void checked(Scenario scenario, int points, boolean passed);

  /** Whether it was passed once. */
  boolean hasPassed(Scenario scenario);

  /** A course of nothing but this one session. */
  static Course alone() {
    return new Alone();
  }

  /** Remembers as long as it lives. */
  class Alone implements Course {
    private final Map<String, Integer> hints = new HashMap<>();
    private final Map<String, Integer> spent = new HashMap<>();
    private final Set<String> given = new HashSet<>();
    private final Set<String> passed = new HashSet<>();

    /** A course that remembers nothing yet. */
    protected Alone() {}

    @Override
    public @Nullable Scenario next(@Nullable Scenario done) {
      return null;
    }

    @Override
    public void opened(Scenario scenario) {}

    @Override
    public void hinted(Scenario scenario, int number, int cost) {
      hints.put(scenario.id(), number);
      spent.merge(scenario.id(), cost, Integer::sum);
    }

    @Override
    public int hints(Scenario scenario) {
      return hints.getOrDefault(scenario.id(), 0);
    }

    @Override
    public int spent(Scenario scenario) {
      return spent.getOrDefault(scenario.id(), 0);
    }

    @Override
    public void gaveUp(Scenario scenario) {
      given.add(scenario.id());
    }

    @Override
    public boolean hasGivenUp(Scenario scenario) {
      return given.contains(scenario.id());
    }

    @Override
    public void checked(Scenario scenario, int points, boolean done) {
      if (done) {
        passed.add(scenario.id());
      }
    }

    @Override
    public boolean hasPassed(Scenario scenario) {
      return passed.contains(scenario.id());
    }
  }
}

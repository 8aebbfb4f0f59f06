package io.chapar.lab.check;

import io.chapar.lab.scenario.Observation;
import io.chapar.lab.scenario.Probe;
import io.chapar.lab.scenario.Scenario;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a goal is reached, by what was observed.
 *
 * @param attempts what was tried, in order; the last one is the one that failed, if any did
 * @param after what the host had been put through: empty, reload or restart
 * @param diagnosis the mistake that was recognised
 */
public record Verdict(
    Scenario.Goal goal,
    boolean passed,
    List<Attempt> attempts,
    String after,
    Scenario.@Nullable Diagnosis diagnosis) {

  /** A probe and what it saw. */
  public record Attempt(Probe probe, Observation seen) {
    /** Whether that is what was hoped for. */
    public boolean holds() {
      return probe.holds(seen);
    }
  }

  /** The attempt that failed. */
  public @Nullable Attempt failed() {
    return passed || attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
  }
}

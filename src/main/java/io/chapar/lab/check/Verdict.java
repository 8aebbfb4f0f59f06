package io.chapar.lab.check;

import io.chapar.lab.probe.Observation;
import io.chapar.lab.scenario.Scenario;

/** Whether a goal is reached, by what was observed. */
public record Verdict(Scenario.Goal goal, boolean passed, Observation observation) {
  /** Holds a goal against an observation. */
  public static Verdict of(Scenario.Goal goal, Observation seen) {
    boolean passed =
        switch (goal.probe().expect()) {
          case DELIVERED -> seen.accepted() && seen.found();
          case REFUSED -> seen.connected() && !seen.accepted();
        };
    return new Verdict(goal, passed, seen);
  }
}

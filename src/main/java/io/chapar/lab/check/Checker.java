package io.chapar.lab.check;

import io.chapar.lab.probe.DeliveryProbe;
import io.chapar.lab.probe.Observation;
import io.chapar.lab.scenario.Scenario;
import io.chapar.world.World;
import java.util.ArrayList;
import java.util.List;

/**
 * Grades a host: every goal is tried on a copy of its own, so that none changes the host or another
 * goal's host.
 */
public final class Checker {
  private Checker() {}

  /** The result of {@code scenario} on the world as it is now; the world stays as it is. */
  public static Result check(Scenario scenario, World world) {
    World.State now = world.state();
    return new Result(
        verdicts(scenario.goals(), world, now), verdicts(scenario.forbidden(), world, now));
  }

  private static List<Verdict> verdicts(List<Scenario.Goal> goals, World world, World.State now) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Scenario.Goal goal : goals) {
      verdicts.add(Verdict.of(goal, observe(goal, world, now)));
    }
    return List.copyOf(verdicts);
  }

  private static Observation observe(Scenario.Goal goal, World world, World.State now) {
    try (World copy = World.of(world.distribution(), now)) {
      return copy.scheduler()
          .call("probe " + goal.id(), () -> new DeliveryProbe(copy, goal.probe(), goal.id()).run());
    } catch (Exception e) {
      throw new IllegalStateException(
          "probe '" + goal.id() + "' of " + goal.place() + " failed: " + e.getMessage(), e);
    }
  }
}

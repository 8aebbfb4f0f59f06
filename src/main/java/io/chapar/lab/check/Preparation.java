package io.chapar.lab.check;

import io.chapar.lab.probe.Bench;
import io.chapar.lab.scenario.Scenario;
import io.chapar.world.World;
import java.io.IOException;

/** Puts a fresh world into the first state of a scenario. */
public final class Preparation {
  private Preparation() {}

  /** Does it, in a task of the world; fails if the scenario's script does. */
  public static void of(World world, Scenario scenario) throws IOException {
    Checker.addTo(world.internet().dns(), scenario.dns());
    Bench.Ran ran = new Bench(world).run("root", scenario.setup());
    if (ran.status() != 0) {
      throw new IOException("the set-up of " + scenario.id() + " failed: " + ran.output().strip());
    }
  }
}

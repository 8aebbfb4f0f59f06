package io.chapar.lab.probe;

import io.chapar.lab.scenario.Observation;
import io.chapar.lab.scenario.Phrase;
import io.chapar.lab.scenario.Probe;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.YamlTree;
import io.chapar.world.World;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code command}: what a command on the learner's host prints, and its status. */
final class CommandProbe implements Probe {
  private static final List<String> FACTS = List.of("output", "status");

  private final String user;
  private final String command;
  private final Expected expected;

  CommandProbe(YamlTree tree) throws ScenarioException {
    tree.only(Set.of("user", "command", "output", "status"));
    this.user = tree.string("user", "root");
    this.command = tree.string("command");
    this.expected = Expected.read(tree, FACTS);
  }

  @Override
  public Phrase tried() {
    return Phrase.of("probe.command", user, command);
  }

  @Override
  public Phrase expected() {
    return expected.after();
  }

  @Override
  public Observation observe(World world, String token) throws IOException {
    Bench.Ran ran = new Bench(world).run(user, command);
    return new Observation(
        Map.of("output", ran.output().strip(), "status", String.valueOf(ran.status())));
  }

  @Override
  public boolean holds(Observation seen) {
    return expected.hold(seen);
  }

  @Override
  public Phrase seen(Observation seen) {
    return expected.seen(seen);
  }
}

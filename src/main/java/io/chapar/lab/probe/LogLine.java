package io.chapar.lab.probe;

import io.chapar.lab.scenario.Expectation;
import io.chapar.lab.scenario.Observation;
import io.chapar.lab.scenario.Phrase;
import io.chapar.lab.scenario.Probe;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.YamlTree;
import io.chapar.world.World;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** {@code log}: whether a line is in a log by the time the probes before it are through. */
final class LogLine implements Probe {
  private final String file;
  private final Expectation line;
  private final String expect;

  LogLine(YamlTree tree) throws ScenarioException {
    tree.only(Set.of("file", "line", "expect"));
    this.file = tree.string("file", "/var/log/mail.log");
    tree.string("line");
    this.line = tree.expectation("line");
    this.expect = tree.word("expect", "appears", "appears", "absent");
  }

  @Override
  public Phrase tried() {
    return Phrase.of("probe.log", file);
  }

  @Override
  public Phrase expected() {
    return Phrase.of("expect.log." + expect, line.toString());
  }

  @Override
  public Observation observe(World world, String token) throws IOException {
    String text = new Bench(world).read(file);
    String found =
        text == null ? "" : text.lines().filter(line::holds).reduce((a, b) -> b).orElse("");
    return new Observation(Map.of("line", found));
  }

  @Override
  public boolean holds(Observation seen) {
    return seen.get("line").isEmpty() == expect.equals("absent");
  }

  @Override
  public Phrase seen(Observation seen) {
    return seen.get("line").isEmpty()
        ? Phrase.of("seen.log.none")
        : Phrase.literal(Expected.shorten(seen.get("line")));
  }
}

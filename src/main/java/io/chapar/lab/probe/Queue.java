package io.chapar.lab.probe;

import io.chapar.lab.scenario.Observation;
import io.chapar.lab.scenario.Phrase;
import io.chapar.lab.scenario.Probe;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.YamlTree;
import io.chapar.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code queue}: how many messages wait where, now or after a time. */
final class Queue implements Probe {
  private static final String SPOOL = "/var/spool/postfix/";
  private static final List<String> FACTS =
      List.of("total", "active", "deferred", "hold", "listing");

  private final Duration after;
  private final Expected expected;

  Queue(YamlTree tree) throws ScenarioException {
    tree.only(Set.of("after", "total", "active", "deferred", "hold", "listing"));
    this.after = tree.duration("after");
    this.expected = Expected.read(tree, FACTS);
  }

  @Override
  public Phrase tried() {
    return after.isZero()
        ? Phrase.of("probe.queue")
        : Phrase.of("probe.queue.after", after.toString().substring(1).replace("T", ""));
  }

  @Override
  public Phrase expected() {
    return expected.after();
  }

  @Override
  public Observation observe(World world, String token) throws IOException {
    Bench bench = new Bench(world);
    bench.sleep(after);
    Map<String, String> facts = new HashMap<>();
    int total = 0;
    for (String queue : List.of("incoming", "active", "deferred", "hold")) {
      String count = "find " + SPOOL + queue + " -type f 2>/dev/null | wc -l";
      int files = Integer.parseInt(bench.run("root", count).output().strip());
      facts.put(queue, String.valueOf(files));
      total += files;
    }
    facts.put("total", String.valueOf(total));
    facts.put("listing", bench.run("root", "postqueue -p").output());
    return new Observation(facts);
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

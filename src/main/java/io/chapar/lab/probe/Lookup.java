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

/** {@code lookup}: what a table of Postfix answers: one that is named, or those of a parameter. */
final class Lookup implements Probe {
  private static final List<String> FACTS = List.of("value", "status");

  private final String table;
  private final String parameter;
  private final String key;
  private final Expected expected;

  Lookup(YamlTree tree) throws ScenarioException {
    tree.only(Set.of("table", "parameter", "key", "value", "status"));
    this.table = tree.string("table", "");
    this.parameter = tree.string("parameter", "");
    if (table.isEmpty() == parameter.isEmpty()) {
      throw YamlTree.error(
          "which table?", tree.place(), "'table: TYPE:FILE' or 'parameter: NAME', one of them");
    }
    this.key = tree.string("key");
    this.expected = Expected.read(tree, FACTS);
  }

  @Override
  public Phrase tried() {
    return Phrase.of("probe.lookup", key, table.isEmpty() ? "$" + parameter : table);
  }

  @Override
  public Phrase expected() {
    return expected.after();
  }

  @Override
  public Observation observe(World world, String token) throws IOException {
    String which = table.isEmpty() ? "$(postconf -xh " + parameter + " | tr -d ,)" : quoted(table);
    String script =
        "for t in " + which + "; do postmap -q " + quoted(key) + " \"$t\" && exit 0; done; exit 1";
    Bench.Ran ran = new Bench(world).run("root", script);
    return new Observation(
        Map.of("value", ran.output().strip(), "status", String.valueOf(ran.status())));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
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

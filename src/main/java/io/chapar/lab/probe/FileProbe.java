package io.chapar.lab.probe;

import io.chapar.disk.Inode;
import io.chapar.lab.scenario.Observation;
import io.chapar.lab.scenario.Phrase;
import io.chapar.lab.scenario.Probe;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.YamlTree;
import io.chapar.world.World;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code file}: what is on the disk, for what no behaviour shows: modes, owners. */
final class FileProbe implements Probe {
  private static final List<String> FACTS = List.of("exists", "mode", "owner", "content");

  private final String path;
  private final Expected expected;

  FileProbe(YamlTree tree) throws ScenarioException {
    tree.only(Set.of("path", "exists", "mode", "owner", "content"));
    this.path = tree.string("path");
    this.expected = Expected.read(tree, FACTS);
  }

  @Override
  public Phrase tried() {
    return Phrase.of("probe.file", path);
  }

  @Override
  public Phrase expected() {
    return expected.after();
  }

  @Override
  public Observation observe(World world, String token) throws IOException {
    Bench bench = new Bench(world);
    Map<String, String> facts = new HashMap<>();
    Inode inode = bench.mail().root().peek(path);
    facts.put("exists", inode == null ? "no" : "yes");
    if (inode != null) {
      facts.put("mode", bench.run("root", "stat -L -c %a '" + path + "'").output().strip());
      facts.put("owner", bench.run("root", "stat -L -c %U:%G '" + path + "'").output().strip());
      String content = inode.isRegular() ? bench.read(path) : null;
      facts.put("content", content == null ? "" : content);
    }
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

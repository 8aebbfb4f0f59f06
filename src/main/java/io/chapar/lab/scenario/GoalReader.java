package io.chapar.lab.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The part of a scenario.yaml that is about what is tried: goals, diagnoses, hints. */
final class GoalReader {
  private static final Set<String> RECORDS = Set.of("A", "AAAA", "MX", "PTR", "TXT", "CNAME");

  private final ProbeReader probes;

  GoalReader(ProbeReader probes) {
    this.probes = probes;
  }

  List<Scenario.Goal> goals(YamlTree tree, String key) throws ScenarioException {
    List<Scenario.Goal> goals = new ArrayList<>();
    for (YamlTree goal : tree.trees(key)) {
      only(goal, "id", "title", "points", "misconception", "survives", "probes", "given");
      goals.add(
          new Scenario.Goal(
              goal.string("id"),
              goal.text("title"),
              goal.number("points", 0),
              given(goal),
              probes(goal),
              survives(goal),
              goal.has("misconception") ? goal.text("misconception") : new Text(Map.of()),
              goal.place()));
    }
    return List.copyOf(goals);
  }

  private static List<String> survives(YamlTree goal) throws ScenarioException {
    List<String> survives = goal.strings("survives");
    for (String each : survives) {
      if (!each.equals("reload") && !each.equals("restart")) {
        throw YamlTree.error(
            "nothing survives '" + each + "'", goal.placeOf("survives"), "reload or restart");
      }
    }
    return List.copyOf(survives);
  }

  /** The probes of a goal: one under the name of its kind, or a list of such. */
  private List<Probe> probes(YamlTree goal) throws ScenarioException {
    List<Probe> found = new ArrayList<>(kinds(goal));
    for (YamlTree entry : goal.trees("probes")) {
      only(entry);
      found.addAll(kinds(entry));
    }
    if (found.isEmpty()) {
      throw YamlTree.error(
          "nothing is tried here",
          goal.place(),
          "add a probe: one of " + String.join(", ", new TreeSet<>(probes.kinds())));
    }
    return List.copyOf(found);
  }

  private List<Probe> kinds(YamlTree tree) throws ScenarioException {
    List<Probe> found = new ArrayList<>();
    for (String key : tree.keys()) {
      if (probes.kinds().contains(key)) {
        found.add(probes.read(key, tree.tree(key)));
      }
    }
    return found;
  }

  private void only(YamlTree tree, String... keys) throws ScenarioException {
    Set<String> known = new HashSet<>(probes.kinds());
    known.addAll(List.of(keys));
    tree.only(known);
  }

  private Scenario.Given given(YamlTree goal) throws ScenarioException {
    if (!goal.has("given")) {
      return Scenario.Given.NOTHING;
    }
    YamlTree given = goal.tree("given");
    given.only(Set.of("script", "dns", "down", "wait"));
    List<String> down = given.strings("down");
    for (String host : down) {
      if (!host.equals("mx")) {
        throw YamlTree.error("'" + host + "' cannot be down", given.placeOf("down"), "only mx can");
      }
    }
    Duration wait = given.duration("wait");
    return new Scenario.Given(given.string("script", ""), dns(given, "dns"), down, wait);
  }

  List<Scenario.DnsRecord> dns(YamlTree tree, String key) throws ScenarioException {
    List<Scenario.DnsRecord> records = new ArrayList<>();
    for (String line : tree.strings(key)) {
      String[] words = line.strip().split("\\s+", 3);
      boolean known = words.length == 3 && RECORDS.contains(words[1]);
      if (!known || words[1].equals("MX") && !words[2].matches("\\d{1,5} \\S+")) {
        throw YamlTree.error(
            "'" + line + "' is no record",
            tree.placeOf(key),
            "such as 'example.edu MX 10 mail.example.com' or '2.0.0.10.rbl.example A 127.0.0.2'");
      }
      boolean mx = words[1].equals("MX");
      int blank = words[2].indexOf(' ');
      records.add(
          new Scenario.DnsRecord(
              words[0],
              words[1],
              mx ? Integer.parseInt(words[2].substring(0, blank)) : 0,
              mx ? words[2].substring(blank + 1) : words[2]));
    }
    return List.copyOf(records);
  }

  void distinct(List<Scenario.Goal> goals, List<Scenario.Goal> forbidden) throws ScenarioException {
    Set<String> ids = new HashSet<>();
    for (List<Scenario.Goal> list : List.of(goals, forbidden)) {
      for (Scenario.Goal goal : list) {
        if (!ids.add(goal.id())) {
          throw YamlTree.error("two goals are called '" + goal.id() + "'", goal.place(), "");
        }
      }
    }
  }

  List<Scenario.Diagnosis> diagnoses(
      YamlTree tree, List<Scenario.Goal> goals, List<Scenario.Goal> forbidden)
      throws ScenarioException {
    Set<String> known = new TreeSet<>();
    goals.forEach(g -> known.add(g.id()));
    forbidden.forEach(g -> known.add(g.id()));
    List<Scenario.Diagnosis> diagnoses = new ArrayList<>();
    for (YamlTree entry : tree.trees("diagnoses")) {
      entry.only(Set.of("id", "goal", "goals", "when", "try", "text"));
      List<String> where = new ArrayList<>(entry.strings("goals"));
      if (entry.has("goal")) {
        where.add(entry.string("goal"));
      }
      for (String goal : where) {
        if (!known.contains(goal)) {
          throw YamlTree.error(
              "there is no goal '" + goal + "'",
              entry.placeOf(entry.has("goal") ? "goal" : "goals"),
              "one of " + String.join(", ", known));
        }
      }
      Map<String, Expectation> when = new LinkedHashMap<>();
      if (entry.has("when")) {
        YamlTree facts = entry.tree("when");
        for (String fact : facts.keys()) {
          when.put(fact, facts.expectation(fact));
        }
      }
      diagnoses.add(
          new Scenario.Diagnosis(
              entry.string("id"),
              List.copyOf(where),
              java.util.Collections.unmodifiableMap(when),
              tries(entry, "try"),
              entry.text("text"),
              entry.place()));
    }
    return List.copyOf(diagnoses);
  }

  /** Probes on which something depends: a mapping of kinds to settings. */
  private List<Probe> tries(YamlTree entry, String key) throws ScenarioException {
    if (!entry.has(key)) {
      return List.of();
    }
    YamlTree tries = entry.tree(key);
    only(tries);
    return List.copyOf(kinds(tries));
  }

  List<Scenario.Hint> hints(YamlTree tree) throws ScenarioException {
    List<Scenario.Hint> hints = new ArrayList<>();
    for (YamlTree hint : tree.trees("hints")) {
      hint.only(Set.of("text", "cost", "when"));
      hints.add(new Scenario.Hint(hint.text("text"), hint.number("cost", 0), tries(hint, "when")));
    }
    return List.copyOf(hints);
  }
}

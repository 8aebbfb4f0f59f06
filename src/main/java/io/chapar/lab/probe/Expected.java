package io.chapar.lab.probe;

import io.chapar.lab.scenario.Expectation;
import io.chapar.lab.scenario.Observation;
import io.chapar.lab.scenario.Phrase;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.YamlTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an author expects of the facts of a probe, and how that is said. */
record Expected(Map<String, Expectation> facts) {
  private static final int SHOWN = 300;

  /** Those of {@code names} that are given. */
  static Expected read(YamlTree tree, List<String> names) throws ScenarioException {
    Map<String, Expectation> facts = new LinkedHashMap<>();
    for (String name : names) {
      if (tree.has(name)) {
        facts.put(name, tree.expectation(name));
      }
    }
    return new Expected(facts);
  }

  boolean isEmpty() {
    return facts.isEmpty();
  }

  boolean hold(Observation seen) {
    return facts.entrySet().stream().allMatch(e -> e.getValue().holds(seen.get(e.getKey())));
  }

  /** What is expected, with a phrase before it. */
  Phrase after(Phrase... first) {
    List<Object> all = new ArrayList<>(List.of(first));
    facts.forEach(
        (name, expectation) ->
            all.add(Phrase.of("fact", Phrase.of("fact." + name), expectation.toString())));
    return new Phrase("join", all);
  }

  /** What was seen of what is expected and is not so, with a phrase before it. */
  Phrase seen(Observation seen, Phrase... first) {
    List<Object> all = new ArrayList<>(List.of(first));
    facts.forEach(
        (name, expectation) -> {
          String fact = seen.get(name);
          if (!expectation.holds(fact)) {
            all.add(
                fact.isEmpty()
                    ? Phrase.of("fact.none", Phrase.of("fact." + name))
                    : Phrase.of("fact", Phrase.of("fact." + name), shorten(fact)));
          }
        });
    return new Phrase("join", all);
  }

  static String shorten(String fact) {
    String text = fact.strip();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + " ...";
  }
}

package io.chapar.lab.scenario;

import java.util.Map;

/**
 * What a probe saw: named facts, such as {@code reply} or {@code folder}. Judging them is another's
 * task.
 */
public record Observation(Map<String, String> facts) {
  /** Facts, in a fixed order or none. */
  public Observation {
    facts = Map.copyOf(facts);
  }

  /** A fact; empty if it was not seen. */
  public String get(String name) {
    return facts.getOrDefault(name, "");
  }
}

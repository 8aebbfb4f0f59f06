package io.chapar.lab.scenario;

import java.util.Set;

/** Makes probes of what a scenario's author wrote. */
public interface ProbeReader {
  /** The kinds of probe there are: the keys of a goal that mean one. */
  Set<String> kinds();

  /** The probe of a kind with its settings; a complaint about what is wrong with them. */
  Probe read(String kind, YamlTree settings) throws ScenarioException;
}

package io.chapar.lab.probe;

import io.chapar.lab.scenario.Probe;
import io.chapar.lab.scenario.ProbeReader;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.YamlTree;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a scenario can try: the one list of all kinds of probe. */
public final class Probes implements ProbeReader {
  private final Map<String, Kind> kinds = new TreeMap<>();

  /** Reads the settings of a kind. */
  @FunctionalInterface
  private interface Kind {
    Probe read(YamlTree settings) throws ScenarioException;
  }

  private Probes() {
    kinds.put("deliver", Deliver::deliver); // a message, from where to where, and its fate
    kinds.put("relay", Deliver::relay); // the same for strangers to strangers
    kinds.put("filter", Deliver::filter); // the same for a mailbox with filters
    kinds.put("mailbox", MailboxProbe::new); // what is in a folder
    kinds.put("login", Login::new); // who gets in, through which door
    kinds.put("certificate", Certificate::new); // what a TLS server shows
    kinds.put("lookup", Lookup::new); // what a table answers
    kinds.put("queue", Queue::new); // what waits, perhaps days later
    kinds.put("log", LogLine::new); // what the log says
    kinds.put("command", CommandProbe::new); // what a command prints
    kinds.put("file", FileProbe::new); // what is on the disk, where nothing else shows it
  }

  /** All of them. */
  public static ProbeReader all() {
    return new Probes();
  }

  @Override
  public Set<String> kinds() {
    return kinds.keySet();
  }

  @Override
  public Probe read(String kind, YamlTree settings) throws ScenarioException {
    Kind reader = kinds.get(kind);
    if (reader == null) {
      throw YamlTree.error("there is no probe '" + kind + "'", settings.place(), "");
    }
    return reader.read(settings);
  }
}

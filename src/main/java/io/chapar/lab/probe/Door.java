package io.chapar.lab.probe;

import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.YamlTree;
import java.util.Map;

/** A service that clients knock at: its port, and how TLS begins there. */
record Door(String service, int port, String tls) {
  private static final Map<String, Integer> PORTS =
      Map.of(
          "smtp",
          25,
          "submission",
          587,
          "smtps",
          465,
          "imap",
          143,
          "imaps",
          993,
          "pop3",
          110,
          "pop3s",
          995);

  /** Keys service, port and tls. */
  static Door read(YamlTree tree, String otherwise, String plainTls) throws ScenarioException {
    String service =
        tree.word("service", otherwise, PORTS.keySet().stream().sorted().toArray(String[]::new));
    boolean implicit = service.endsWith("s");
    String tls = tree.word("tls", implicit ? "implicit" : plainTls, "none", "starttls", "implicit");
    return new Door(service, tree.number("port", PORTS.getOrDefault(service, 0)), tls);
  }

  boolean imap() {
    return service.startsWith("imap");
  }

  boolean pop3() {
    return service.startsWith("pop3");
  }
}

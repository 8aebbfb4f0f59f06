package io.chapar.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which ports of the host a session publishes on this machine. */
final class PortOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandLine.Model.@Nullable CommandSpec spec;

  @Option(names = "--no-ports", description = "publish no ports on this machine")
  private boolean none;

  @Option(
      names = "--publish",
      paramLabel = "SERVICE=PORT",
      description =
          "publish a service on a port of your choice; services: smtp, submission, smtps, imap,"
              + " imaps, pop3, pop3s")
  private Map<String, Integer> publish = new LinkedHashMap<>();

  /** The port for each service; 0: any that is free. */
  Map<String, Integer> wanted() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    if (none) {
      return ports;
    }
    PublishedPorts.SERVICES.keySet().forEach(s -> ports.put(s, 0));
    for (Map.Entry<String, Integer> chosen : publish.entrySet()) {
      if (ports.put(chosen.getKey(), chosen.getValue()) == null && spec != null) {
        throw new CommandLine.ParameterException(
            spec.commandLine(),
            "there is no service '"
                + chosen.getKey()
                + "': one of "
                + String.join(", ", PublishedPorts.SERVICES.keySet()));
      }
    }
    return ports;
  }
}

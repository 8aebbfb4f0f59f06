package io.chapar.world;

import io.chapar.host.Listener;
import io.chapar.host.Machine;
import io.chapar.host.Program;
import io.chapar.host.Service;
import io.chapar.host.Software;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What the other hosts of the little internet run. */
final class Neighbours implements Software {
  private static final String ADDRESS = "198.51.100.25";

  @Override
  public String name() {
    return "smtp-sink";
  }

  @Override
  public Map<String, Program> programs() {
    return Map.of();
  }

  @Override
  public List<Service> services() {
    return List.of(new SmtpSink());
  }

  @Override
  public void install(Machine machine) {}

  /**
   * Opens the ports of mx.example.net, which takes all mail; mx.example.org, the same host's other
   * address, refuses.
   */
  static void open(Machine mx) {
    String command = "smtp-sink -h " + mx.hostname() + " -u nobody " + ADDRESS + ":25 200";
    int pid = mx.processes().settle(1, "nobody", command, "smtp-sink");
    try {
      mx.listen(new Listener("smtp-sink", ADDRESS, 25, mx.hostname(), pid, "smtp-sink"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.chapar.lab.verb;

import io.chapar.host.Process;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import java.io.IOException;
import java.util.List;

/** {@code lab ports}: where real clients reach the host. */
public final class Ports implements Verb {
  @Override
  public String name() {
    return "ports";
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    List<String> lines = session.ports();
    process
        .out()
        .print(
            lines.isEmpty()
                ? session.words().get("ports.none") + "\n"
                : session.words().get("ports.head") + "\n" + String.join("\n", lines) + "\n");
    return 0;
  }
}

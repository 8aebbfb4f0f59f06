package io.chapar.lab.verb;

import io.chapar.host.Process;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import java.io.IOException;
import java.util.List;

/** {@code lab next}: goes on with the next scenario, on a fresh host. */
public final class Next implements Verb {
  @Override
  public String name() {
    return "next";
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    Scenario next = session.course().next(session.scenario());
    if (next == null) {
      Told.print(session, process, session.words().get("next.none") + "\n");
      return 1;
    }
    session.go(next);
    Told.print(session, process, session.words().get("next.begun") + "\n\n");
    Told.print(session, process, Goal.text(next, session.words()));
    return 0;
  }
}

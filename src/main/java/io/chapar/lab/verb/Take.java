package io.chapar.lab.verb;

import io.chapar.host.Process;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import io.chapar.lab.study.Desk;
import java.io.IOException;
import java.util.List;

/** {@code lab scenario ID}: begins a scenario, on a fresh host. */
public final class Take implements Verb {
  @Override
  public String name() {
    return "scenario";
  }

  @Override
  public String usage() {
    return "ID";
  }

  @Override
  public boolean offered(Session session) {
    return session.beside(Desk.class) != null;
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    Desk desk = session.beside(Desk.class);
    if (desk == null) {
      return 1;
    }
    String wanted = args.isEmpty() ? "" : args.get(0);
    for (Scenario scenario : desk.scenarios()) {
      if (scenario.id().equals(wanted)) {
        session.go(desk.scenario(scenario.folder()));
        Told.print(session, process, Goal.text(desk.scenario(scenario.folder()), session.words()));
        return 0;
      }
    }
    process.err().println(session.words().get("learn.noscenario", wanted));
    return 2;
  }
}

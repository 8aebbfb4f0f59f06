package io.chapar.lab.verb;

import io.chapar.host.Process;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import io.chapar.lab.study.Desk;
import io.chapar.lab.study.Overview;
import io.chapar.lab.study.Study;
import java.io.IOException;
import java.util.List;

/** {@code lab home}: how far one is, and what comes next. */
public final class Home implements Verb {
  @Override
  public String name() {
    return "home";
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
    Overview overview = new Overview(DeskAt.of(desk, process), "lab");
    boolean free = session.scenario() == null && session.beside(Study.class) == null;
    process.out().print(free ? overview.home() : overview.progress());
    return 0;
  }
}

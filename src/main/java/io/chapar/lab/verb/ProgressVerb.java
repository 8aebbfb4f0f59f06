package io.chapar.lab.verb;

import io.chapar.host.Process;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import io.chapar.lab.study.Desk;
import io.chapar.lab.study.Overview;
import java.io.IOException;
import java.util.List;

/** {@code lab progress}: how far one is. */
public final class ProgressVerb implements Verb {
  @Override
  public String name() {
    return "progress";
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
    process.out().print(new Overview(DeskAt.of(desk, process), "lab").progress());
    return 0;
  }
}

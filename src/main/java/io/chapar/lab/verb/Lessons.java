package io.chapar.lab.verb;

import io.chapar.host.Process;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import io.chapar.lab.study.Desk;
import io.chapar.lab.study.Overview;
import java.io.IOException;
import java.util.List;

/** {@code lab lessons}: what there is to read. */
public final class Lessons implements Verb {
  @Override
  public String name() {
    return "lessons";
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
    process.out().print(new Overview(DeskAt.of(desk, process), "lab").lessons());
    return 0;
  }
}

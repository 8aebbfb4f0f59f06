package io.chapar.lab.verb;

import io.chapar.host.Process;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import java.io.IOException;
import java.util.List;

/** {@code lab reset}: the host as it was at the start. */
public final class Reset implements Verb {
  @Override
  public String name() {
    return "reset";
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    session.world().restore(session.start(), false);
    session.forget();
    Told.print(session, process, session.words().get("reset.done") + "\n");
    return 0;
  }
}

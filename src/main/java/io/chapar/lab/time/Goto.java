package io.chapar.lab.time;

import io.chapar.host.Process;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import java.io.IOException;
import java.util.List;

/** {@code lab goto NAME}: the host as it was when it was given that name. */
public final class Goto implements Verb {
  @Override
  public String name() {
    return "goto";
  }

  @Override
  public String usage() {
    return "NAME";
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    if (args.size() != 1) {
      process.err().println(session.words().get("usage", "lab goto NAME"));
      return 2;
    }
    if (!session.timeline().go(args.get(0), process)) {
      process.err().println(session.words().get("goto.none", args.get(0)));
      return 1;
    }
    process.out().println(session.words().get("goto.done", args.get(0)));
    return 0;
  }
}

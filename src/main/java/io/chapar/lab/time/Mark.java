package io.chapar.lab.time;

import io.chapar.host.Process;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import io.chapar.world.World;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** {@code lab mark [NAME]}: gives the host of now a name to go back to, or lists the names. */
public final class Mark implements Verb {
  @Override
  public String name() {
    return "mark";
  }

  @Override
  public String usage() {
    return "[NAME]";
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    if (args.isEmpty()) {
      Map<String, World.State> marks = new TreeMap<>(session.timeline().marks());
      for (Map.Entry<String, World.State> mark : marks.entrySet()) {
        String at = Clock.show(Instant.ofEpochSecond(0, mark.getValue().at()));
        process.out().println(String.format(Locale.ROOT, "%-20s %s", mark.getKey(), at));
      }
      return 0;
    }
    session.timeline().mark(args.get(0));
    process.out().println(session.words().get("mark.done", args.get(0)));
    return 0;
  }
}

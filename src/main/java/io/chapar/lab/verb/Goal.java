package io.chapar.lab.verb;

import io.chapar.host.Process;
import io.chapar.lab.report.Words;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import java.io.IOException;
import java.util.List;

/** {@code lab goal}: what is to be done. */
public final class Goal implements Verb {
  @Override
  public String name() {
    return "goal";
  }

  @Override
  public boolean offered(Session session) {
    return session.scenario() != null;
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    Scenario task = session.scenario();
    if (task != null) {
      Told.print(session, process, text(task, session.words()));
    }
    return 0;
  }

  /** A paragraph is one line: it is broken where it is shown. */
  private static String reflow(String story) {
    return story.replaceAll("(?m)(?<=\\S)\\n(?=[^\\s\\-*0-9])", " ");
  }

  /** The story and the goals of a scenario. */
  public static String text(Scenario task, Words words) {
    String language = words.language();
    StringBuilder out = new StringBuilder();
    out.append(task.title().in(language))
        .append("\n\n")
        .append(reflow(task.story().in(language)))
        .append("\n\n");
    for (Scenario.Goal goal : task.goals()) {
      out.append("  - ")
          .append(words.get("goal.points", goal.title().in(language), goal.points()))
          .append("  [")
          .append(goal.id())
          .append("]\n");
    }
    for (Scenario.Goal goal : task.forbidden()) {
      out.append("  - ")
          .append(words.get("goal.forbidden", goal.title().in(language)))
          .append("  [")
          .append(goal.id())
          .append("]\n");
    }
    return out.toString();
  }
}

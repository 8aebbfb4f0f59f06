package io.chapar.lab.verb;

import io.chapar.host.Process;
import io.chapar.lab.check.Checker;
import io.chapar.lab.report.Words;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import java.io.IOException;
import java.util.List;

/**
 * {@code lab hint}: the next hint that is of use on the host as it is now, and what it cost; {@code
 * lab hint all} repeats those that were given.
 */
public final class Hint implements Verb {
  @Override
  public String name() {
    return "hint";
  }

  @Override
  public String usage() {
    return "[all]";
  }

  @Override
  public boolean offered(Session session) {
    return session.scenario() != null;
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    Scenario task = session.scenario();
    if (task != null) {
      boolean all = !args.isEmpty() && args.get(0).equals("all");
      Told.print(session, process, all ? given(session, task) : next(session, task));
    }
    return 0;
  }

  private static String given(Session session, Scenario task) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < session.course().hints(task); i++) {
      out.append(text(task, i, session.words()));
    }
    return out.length() == 0 ? session.words().get("hint.notyet") + "\n" : out.toString();
  }

  private static String next(Session session, Scenario task) {
    Words words = session.words();
    for (int i = session.course().hints(task); i < task.hints().size(); i++) {
      Scenario.Hint hint = task.hints().get(i);
      if (hint.when().isEmpty() || Checker.hold(hint.when(), task, session.world())) {
        session.course().hinted(task, i + 1, hint.cost());
        String cost = hint.cost() == 0 ? "" : words.get("hint.cost", hint.cost()) + "\n";
        return text(task, i, words) + cost + nextCost(task, i + 1, words);
      }
    }
    return words.get("hint.none") + "\n";
  }

  private static String nextCost(Scenario task, int index, Words words) {
    if (index >= task.hints().size()) {
      return "";
    }
    return words.get("hint.next", task.hints().get(index).cost()) + "\n";
  }

  private static String text(Scenario task, int index, Words words) {
    return words.get("hint.head", index + 1, task.hints().size())
        + "\n"
        + task.hints().get(index).text().in(words.language())
        + "\n";
  }
}

package io.chapar.lab.verb;

import io.chapar.host.Process;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.scenario.Script;
import io.chapar.lab.session.Course;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import java.io.IOException;
import java.util.List;

/**
 * {@code lab solution}: the ways to solve it, after passing; before that only for {@code
 * --give-up}, which costs the points.
 */
public final class Solution implements Verb {
  private static final String GIVE_UP = "--give-up";

  @Override
  public String name() {
    return "solution";
  }

  @Override
  public String usage() {
    return "[" + GIVE_UP + "]";
  }

  @Override
  public boolean offered(Session session) {
    return session.scenario() != null;
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    Scenario task = session.scenario();
    if (task == null) {
      return 1;
    }
    Course course = session.course();
    if (!course.hasPassed(task) && !course.hasGivenUp(task)) {
      if (!args.equals(List.of(GIVE_UP))) {
        process.err().println(session.words().get("solution.price", task.points()));
        return 1;
      }
      course.gaveUp(task);
    }
    int number = 0;
    for (Script script : task.solutions()) {
      number++;
      String head = session.words().get("solution.head", number, task.solutions().size());
      process.out().print(head + "\n");
      process.out().print(script.text().strip().indent(4) + "\n");
    }
    return 0;
  }
}

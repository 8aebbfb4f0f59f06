package io.chapar.lab.verb;

import io.chapar.host.Process;
import io.chapar.lab.check.Checker;
import io.chapar.lab.check.Result;
import io.chapar.lab.check.Verdict;
import io.chapar.lab.report.CheckReport;
import io.chapar.lab.report.Words;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.session.Course;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** {@code lab check [GOAL]}: tries the goals on a copy of the host, and tells. */
public final class Check implements Verb {
  /** Daemons that were told to reload do so a moment later, and a copy has no tasks that run. */
  private static final Duration BREATH = Duration.ofMillis(100);

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String usage() {
    return "[GOAL]";
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
    session.world().scheduler().sleep(BREATH);
    return args.isEmpty() ? all(session, task, process) : one(session, task, process, args.get(0));
  }

  private static int all(Session session, Scenario task, Process process) throws IOException {
    Words words = session.words();
    Course course = session.course();
    Result result = Checker.check(task, session.world());
    Told.print(session, process, new CheckReport(task, words).of(result));
    int points = course.hasGivenUp(task) ? 0 : Math.max(0, result.points() - course.spent(task));
    if (course.hasGivenUp(task)) {
      Told.print(session, process, words.get("check.gaveup") + "\n");
    } else if (course.spent(task) > 0) {
      Told.print(session, process, words.get("check.spent", course.spent(task), points) + "\n");
    }
    course.checked(task, points, result.passed());
    if (result.passed()) {
      Told.print(session, process, words.get("check.then") + "\n");
    }
    return result.passed() ? 0 : 1;
  }

  private static int one(Session session, Scenario task, Process process, String id)
      throws IOException {
    for (Scenario.Goal goal : task.all()) {
      if (goal.id().equals(id)) {
        Verdict verdict = Checker.check(task, goal, session.world());
        Told.print(session, process, new CheckReport(task, session.words()).of(verdict));
        return verdict.passed() ? 0 : 1;
      }
    }
    process.err().println(session.words().get("check.nogoal", id));
    for (Scenario.Goal goal : task.all()) {
      process.err().println("  " + goal.id());
    }
    return 2;
  }
}

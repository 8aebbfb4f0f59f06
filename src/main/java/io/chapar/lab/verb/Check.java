package io.chapar.lab.verb;

import io.chapar.host.Process;
import io.chapar.lab.check.Checker;
import io.chapar.lab.check.Result;
import io.chapar.lab.report.CheckReport;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import java.io.IOException;
import java.util.List;

/** {@code lab check}: tries the goals on a copy of the host, and tells. */
public final class Check implements Verb {
  @Override
  public String name() {
    return "check";
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
    Result result = Checker.check(task, session.world());
    process.out().print(new CheckReport(task, session.words()).of(result));
    return result.passed() ? 0 : 1;
  }
}

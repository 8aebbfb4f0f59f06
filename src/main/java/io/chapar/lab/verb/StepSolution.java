package io.chapar.lab.verb;

import io.chapar.host.Process;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import io.chapar.lab.study.Study;
import java.io.IOException;
import java.util.List;

/** {@code lab solution}: in a lesson, a way to do the step that comes next. */
public final class StepSolution implements Verb {
  @Override
  public String name() {
    return "solution";
  }

  @Override
  public String words() {
    return "verb.stepsolution";
  }

  @Override
  public boolean offered(Session session) {
    return session.beside(Study.class) != null;
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    Study study = session.beside(Study.class);
    if (study == null) {
      return 1;
    }
    process.out().print(study.solution());
    return 0;
  }
}

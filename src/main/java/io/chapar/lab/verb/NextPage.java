package io.chapar.lab.verb;

import io.chapar.host.Process;
import io.chapar.lab.exercise.Judge;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import io.chapar.lab.study.Desk;
import io.chapar.lab.study.HostDialogue;
import io.chapar.lab.study.Study;
import java.io.IOException;
import java.util.List;

/** {@code lab next}: in a lesson, looks at its steps, asks its questions, turns the page. */
public final class NextPage implements Verb {
  @Override
  public String name() {
    return "next";
  }

  @Override
  public String usage() {
    return "[skip]";
  }

  @Override
  public String words() {
    return "verb.nextpage";
  }

  @Override
  public boolean offered(Session session) {
    return session.beside(Study.class) != null;
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    Study study = session.beside(Study.class);
    Desk desk = session.beside(Desk.class);
    if (study == null || desk == null) {
      return 1;
    }
    study.next(
        new HostDialogue(process, desk.look()),
        new Judge(session.world().distribution()),
        session.world(),
        args.equals(List.of("skip")));
    return 0;
  }
}

package io.chapar.lab.verb;

import io.chapar.host.Process;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import io.chapar.lab.study.Desk;
import io.chapar.lab.study.HostDialogue;
import io.chapar.lab.study.Study;
import java.io.IOException;
import java.util.List;

/** {@code lab page [N]}: the page of the lesson once more, or another one. */
public final class PageVerb implements Verb {
  @Override
  public String name() {
    return "page";
  }

  @Override
  public String usage() {
    return "[N]";
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
    if (!args.isEmpty()) {
      String wanted = args.get(0);
      int number =
          wanted.equals("back")
              ? study.page() - 1
              : wanted.matches("\\d{1,3}") ? Integer.parseInt(wanted) : 0;
      if (!study.turn(number)) {
        process.err().println(session.words().get("learn.nopage", wanted));
        return 2;
      }
    }
    new HostDialogue(process, desk.look()).page(study.text());
    return 0;
  }
}

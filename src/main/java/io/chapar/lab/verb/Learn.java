package io.chapar.lab.verb;

import io.chapar.host.Process;
import io.chapar.lab.lesson.Lesson;
import io.chapar.lab.proof.HostScript;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import io.chapar.lab.study.Desk;
import io.chapar.lab.study.HostDialogue;
import io.chapar.lab.study.Study;
import io.chapar.world.World;
import java.io.IOException;
import java.util.List;

/** {@code lab learn ID}: reads a lesson, on a fresh host. */
public final class Learn implements Verb {
  @Override
  public String name() {
    return "learn";
  }

  @Override
  public String usage() {
    return "ID";
  }

  @Override
  public boolean offered(Session session) {
    return session.beside(Desk.class) != null;
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    Desk desk = session.beside(Desk.class);
    if (desk == null) {
      return 1;
    }
    String wanted = args.isEmpty() ? "" : args.get(0);
    for (Lesson lesson : desk.lessons()) {
      if (lesson.id().equals(wanted)) {
        session.afresh(world -> begin(world, lesson));
        Study study = new Study(lesson, desk);
        session.bring(Study.class, study);
        new HostDialogue(process, desk.look()).page(study.text());
        return 0;
      }
    }
    process.err().println(session.words().get("learn.nolesson", wanted));
    return 2;
  }

  /** Puts a fresh host into the first state of a lesson, in a task of its world. */
  public static void begin(World world, Lesson lesson) throws IOException {
    if (!lesson.setup().isBlank()) {
      HostScript.Output setup = HostScript.within(world, lesson.setup());
      if (setup.status() != 0) {
        throw new IOException("the set-up of " + lesson.id() + " failed: " + setup.text());
      }
    }
  }
}

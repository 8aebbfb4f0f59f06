package io.chapar.lab.verb;

import io.chapar.host.Process;
import io.chapar.lab.exercise.Exercise;
import io.chapar.lab.exercise.Judge;
import io.chapar.lab.exercise.Quiz;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import io.chapar.lab.study.Desk;
import io.chapar.lab.study.HostDialogue;
import java.io.IOException;
import java.util.List;

/** {@code lab quiz [OBJECTIVE]}: practice with spaced repetition. */
public final class QuizVerb implements Verb {
  private static final int QUESTIONS = 10;

  @Override
  public String name() {
    return "quiz";
  }

  @Override
  public String usage() {
    return "[OBJECTIVE]";
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
    List<Exercise> all = desk.exercises().stream().filter(e -> e.id().startsWith(wanted)).toList();
    new Quiz(
            new HostDialogue(process, desk.look()),
            new Judge(session.world().distribution()),
            desk.journal(),
            desk.chance())
        .run(all, QUESTIONS);
    return 0;
  }
}

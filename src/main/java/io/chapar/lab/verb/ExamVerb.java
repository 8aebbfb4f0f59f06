package io.chapar.lab.verb;

import io.chapar.host.Process;
import io.chapar.lab.exercise.Exam;
import io.chapar.lab.exercise.Judge;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import io.chapar.lab.study.Desk;
import io.chapar.lab.study.HostDialogue;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** {@code lab exam [N]}: a mock exam of N questions, against the clock. */
public final class ExamVerb implements Verb {
  private static final int QUESTIONS = 24;
  private static final int SECONDS = 90; // for each question

  @Override
  public String name() {
    return "exam";
  }

  @Override
  public String usage() {
    return "[N]";
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
    String wanted = args.isEmpty() ? Integer.toString(QUESTIONS) : args.get(0);
    if (args.size() > 1 || !wanted.matches("[1-9]\\d{0,2}")) {
      process.err().println(session.words().get("usage", "lab exam " + usage()));
      return 2;
    }
    int count = Integer.parseInt(wanted);
    Exam exam =
        new Exam(
            new HostDialogue(process, desk.look()),
            new Judge(session.world().distribution()),
            desk.journal(),
            desk.chance());
    return exam.run(desk.exercises(), count, Duration.ofSeconds((long) SECONDS * count)) ? 0 : 1;
  }
}

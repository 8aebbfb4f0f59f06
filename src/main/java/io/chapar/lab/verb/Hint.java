package io.chapar.lab.verb;

import io.chapar.host.Process;
import io.chapar.lab.report.Words;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code lab hint}: the next hint. */
public final class Hint implements Verb {
  @Override
  public String name() {
    return "hint";
  }

  @Override
  public boolean offered(Session session) {
    return session.scenario() != null;
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    Scenario task = session.scenario();
    if (task != null) {
      Given given = session.note(Given.class, Given::new);
      process.out().print(next(task, session.words(), given.hints));
    }
    return 0;
  }

  private static String next(Scenario task, Words words, AtomicInteger given) {
    if (given.get() >= task.hints().size()) {
      return words.get("hint.none") + "\n";
    }
    Scenario.Hint hint = task.hints().get(given.getAndIncrement());
    String head = words.get("hint.head", given.get(), task.hints().size());
    String cost = hint.cost() == 0 ? "" : "\n" + words.get("hint.cost", hint.cost());
    return head + "\n" + hint.text().in(words.language()) + cost + "\n";
  }

  /** How many were given in a session. */
  private static final class Given {
    private final AtomicInteger hints = new AtomicInteger();
  }
}

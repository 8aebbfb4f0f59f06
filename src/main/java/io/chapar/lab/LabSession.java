package io.chapar.lab;

import io.chapar.host.Console;
import io.chapar.host.Process;
import io.chapar.lab.fidelity.Warnings;
import io.chapar.lab.report.Words;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.session.Course;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import io.chapar.lab.study.Study;
import io.chapar.lab.verb.Help;
import io.chapar.world.World;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A learner at work on a host: answers the {@code lab} command, with or without a scenario. */
public final class LabSession implements Console {
  private final Session session;
  private final List<Verb> verbs = Verbs.all();
  private final Help help = new Help(verbs);
  private final Warnings warnings = new Warnings();
  private @Nullable Process leader;

  /**
   * A session that begins now.
   *
   * @param ports lines that say where real clients reach the host
   */
  public LabSession(
      World world, @Nullable Scenario scenario, Words words, Supplier<List<String>> ports) {
    this(world, scenario, words, ports, Course.alone());
  }

  /**
   * The same within a course.
   *
   * @param course what comes next, and what was done
   */
  public LabSession(
      World world,
      @Nullable Scenario scenario,
      Words words,
      Supplier<List<String>> ports,
      Course course) {
    this.session = new Session(world, scenario, words, ports, course);
    world.mail().console(this);
  }

  /** What its verbs work on. */
  public Session session() {
    return session;
  }

  /** From now on the lines of this shell are steps, even if nobody types them: it runs a script. */
  public void follow(Process shell) {
    leader = shell;
  }

  @Override
  public void typed(Process shell, String line, boolean interactive) {
    if (interactive || shell == leader) {
      session.timeline().typed(line, shell);
      Study study = session.beside(Study.class);
      if (study != null) {
        study.typed(line);
      }
    }
  }

  /** The shell is about to prompt: what is to be said before, or nothing. */
  public String prompting() throws IOException {
    Study study = session.beside(Study.class);
    return warnings.fresh(session) + (study == null ? "" : study.look(session.world()));
  }

  @Override
  public int answer(Process process, List<String> args) throws IOException {
    String name = args.isEmpty() ? "help" : args.get(0);
    List<String> rest = args.isEmpty() ? args : args.subList(1, args.size());
    if (name.equals("help") || name.equals("--help") || name.equals("-h")) {
      return help.run(session, process, rest);
    }
    for (Verb verb : verbs) {
      if (verb.name().equals(name) && verb.offered(session)) {
        return verb.run(session, process, rest);
      }
    }
    process.err().println(session.words().get("unknown", name));
    process.err().print(help.overview(session));
    return 2;
  }
}

package io.chapar.lab.lesson;

import io.chapar.lab.Masks;
import io.chapar.lab.lesson.Lesson.Command;
import io.chapar.lab.lesson.Lesson.Part;
import io.chapar.lab.lesson.Lesson.Shown;
import io.chapar.lab.lesson.Lesson.Step;
import io.chapar.lab.proof.HostScript;
import io.chapar.lab.proof.Proof;
import io.chapar.lab.scenario.ScenarioLoader;
import io.chapar.world.Distribution;
import io.chapar.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tries what a lesson says: its console blocks print on a host what they show, and its steps can be
 * done by their solutions and not by doing nothing.
 */
public final class LessonCheck {
  private static final String MARK = "@@@lesson";
  private static final String ANY = "...";

  private final Distribution distribution;

  /** A check on fresh hosts of {@code distribution}. */
  public LessonCheck(Distribution distribution) {
    this.distribution = distribution;
  }

  /** What is wrong with it, each with file and line; empty if nothing is. */
  public List<String> of(Lesson lesson) {
    List<String> wrong = new ArrayList<>();
    for (String language : ScenarioLoader.LANGUAGES) {
      replay(lesson, lesson.parts(language), wrong);
    }
    steps(lesson, wrong);
    return wrong;
  }

  /** All blocks and solutions, one after the other on one host. */
  private void replay(Lesson lesson, List<Part> parts, List<String> wrong) {
    try (World world = fresh(lesson, wrong)) {
      for (Part part : parts) {
        if (part instanceof Shown shown) {
          show(world, shown, wrong);
        } else if (part instanceof Step step) {
          solve(world, step, wrong);
        }
      }
    }
  }

  /** The steps alone: a learner who only reads the rest must be able to do them. */
  private void steps(Lesson lesson, List<String> wrong) {
    try (World world = fresh(lesson, wrong)) {
      for (Part part : lesson.parts("en")) {
        if (part instanceof Step step) {
          Proof proof = step.proof();
          if (proof != null && proof.on(world, "").holds()) {
            wrong.add(step.place() + ": the step is done before it begins");
          }
          solve(world, step, wrong);
        }
      }
    }
  }

  private World fresh(Lesson lesson, List<String> wrong) {
    World world = World.create(distribution, 1);
    String failed = setUp(world, lesson);
    if (!failed.isEmpty()) {
      wrong.add(lesson.folder() + ": " + failed);
    }
    return world;
  }

  /** Puts a host into the first state of a lesson; what went wrong, or nothing. */
  public static String setUp(World world, Lesson lesson) {
    if (lesson.setup().isBlank()) {
      return "";
    }
    HostScript.Output setup = HostScript.run(world, "root", lesson.setup(), Map.of());
    return setup.status() == 0 ? "" : "the set-up failed: " + setup.text();
  }

  private static void solve(World world, Step step, List<String> wrong) {
    HostScript.run(world, "root", step.solution(), Map.of());
    Proof proof = step.proof();
    if (proof != null) {
      Proof.Outcome outcome = proof.on(world, step.solution());
      if (!outcome.holds()) {
        wrong.add(
            step.place()
                + ": the solution fails; the proof printed:\n"
                + indent(outcome.printed()));
      }
    }
  }

  private static void show(World world, Shown shown, List<String> wrong) {
    List<Command> commands = shown.commands();
    int from = 0;
    for (int i = 1; i <= commands.size(); i++) {
      if (i == commands.size() || !commands.get(i).user().equals(commands.get(from).user())) {
        run(world, commands.subList(from, i), wrong);
        from = i;
      }
    }
  }

  private static void run(World world, List<Command> commands, List<String> wrong) {
    StringBuilder script = new StringBuilder("cd " + commands.get(0).folder() + "\n");
    for (Command command : commands) {
      script.append("echo \"").append(MARK).append(" ${PWD/#$HOME/\\~}\"\n{ ");
      script.append(command.text().isBlank() ? ":" : command.text()).append("\n} 2>&1\n");
    }
    String user = commands.get(0).user();
    String printed = HostScript.atTerminal(world, user, script.toString()).text().replace("\r", "");
    String[] parts = printed.split("(?m)^?" + MARK + " ", -1);
    for (int i = 0; i < commands.size(); i++) {
      Command command = commands.get(i);
      if (i + 1 >= parts.length) {
        wrong.add(command.place() + ": not reached: " + command.text());
        continue;
      }
      int end = parts[i + 1].indexOf('\n');
      String folder = parts[i + 1].substring(0, Math.max(0, end));
      if (!folder.equals(command.folder())) {
        wrong.add(command.place() + ": the prompt shows " + folder + " here");
      }
      List<String> got = lines(parts[i + 1].substring(end + 1));
      List<String> shown = lines(String.join("\n", command.printed()));
      if (!agree(shown, got)) {
        wrong.add(
            command.place()
                + ": the host prints something else: $ "
                + command.text()
                + "\n"
                + indent(parts[i + 1].substring(end + 1).stripTrailing()));
      }
    }
  }

  private static List<String> lines(String text) {
    return Masks.lines(text.replaceAll("(?m)^-?bash: (line \\d+: )?", "bash: "));
  }

  /** Whether the lines are those; one that is only dots stands for any. */
  static boolean agree(List<String> shown, List<String> got) {
    if (shown.isEmpty()) {
      return got.isEmpty();
    }
    if (shown.get(0).strip().equals(ANY)) {
      for (int i = 0; i <= got.size(); i++) {
        if (agree(shown.subList(1, shown.size()), got.subList(i, got.size()))) {
          return true;
        }
      }
      return false;
    }
    return !got.isEmpty()
        && shown.get(0).equals(got.get(0))
        && agree(shown.subList(1, shown.size()), got.subList(1, got.size()));
  }

  private static String indent(String text) {
    return text.indent(4).stripTrailing();
  }
}

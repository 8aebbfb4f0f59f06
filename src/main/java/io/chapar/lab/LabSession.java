package io.chapar.lab;

import io.chapar.host.Console;
import io.chapar.host.Process;
import io.chapar.lab.check.Checker;
import io.chapar.lab.check.Result;
import io.chapar.lab.report.CheckReport;
import io.chapar.lab.report.Words;
import io.chapar.lab.scenario.Scenario;
import io.chapar.world.World;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A learner at work on a host: answers the {@code lab} command, with or without a scenario. */
public final class LabSession implements Console {
  private final World world;
  private final @Nullable Scenario scenario;
  private final Words words;
  private final Supplier<List<String>> ports;
  private final World.State start;
  private int hints;

  /**
   * A session that begins now.
   *
   * @param ports lines that say where real clients reach the host
   */
  public LabSession(
      World world, @Nullable Scenario scenario, Words words, Supplier<List<String>> ports) {
    this.world = world;
    this.scenario = scenario;
    this.words = words;
    this.ports = ports;
    this.start = world.state();
    world.mail().console(this);
  }

  @Override
  public int answer(Process process, List<String> args) throws IOException {
    String verb = args.isEmpty() ? "help" : args.get(0);
    Scenario task = scenario;
    if (task != null) {
      switch (verb) {
        case "goal":
          return say(process, goal(task));
        case "check":
          return check(process, task);
        case "hint":
          return say(process, hint(task));
        default:
      }
    }
    return switch (verb) {
      case "help" -> say(process, words.get(task == null ? "help.none" : "help") + "\n");
      case "ports" -> say(process, portList());
      case "reset" -> {
        world.restore(start, false);
        hints = 0;
        yield say(process, words.get("reset.done") + "\n");
      }
      default -> {
        process.err().println(words.get("unknown", verb));
        process.err().println(words.get(task == null ? "help.none" : "help"));
        yield 2;
      }
    };
  }

  private static int say(Process process, String text) throws IOException {
    process.out().print(text);
    return 0;
  }

  private String goal(Scenario task) {
    String language = words.language();
    StringBuilder out = new StringBuilder();
    out.append(task.title().in(language))
        .append("\n\n")
        .append(task.story().in(language))
        .append("\n\n");
    for (Scenario.Goal goal : task.goals()) {
      out.append("  - ")
          .append(words.get("goal.points", goal.title().in(language), goal.points()))
          .append('\n');
    }
    for (Scenario.Goal goal : task.forbidden()) {
      out.append("  - ")
          .append(words.get("goal.forbidden", goal.title().in(language)))
          .append('\n');
    }
    return out.toString();
  }

  private int check(Process process, Scenario task) throws IOException {
    Result result = Checker.check(task, world);
    process.out().print(new CheckReport(task, words).of(result));
    return result.passed() ? 0 : 1;
  }

  private String hint(Scenario task) {
    if (hints >= task.hints().size()) {
      return words.get("hint.none") + "\n";
    }
    Scenario.Hint hint = task.hints().get(hints++);
    String head = words.get("hint.head", hints, task.hints().size());
    String cost = hint.cost() == 0 ? "" : "\n" + words.get("hint.cost", hint.cost());
    return head + "\n" + hint.text().in(words.language()) + cost + "\n";
  }

  private String portList() {
    List<String> lines = ports.get();
    return lines.isEmpty()
        ? words.get("ports.none") + "\n"
        : words.get("ports.head") + "\n" + String.join("\n", lines) + "\n";
  }
}

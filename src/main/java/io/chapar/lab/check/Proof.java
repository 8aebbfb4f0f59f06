package io.chapar.lab.check;

import io.chapar.lab.probe.Bench;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.scenario.Script;
import io.chapar.world.Distribution;
import io.chapar.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a scenario keeps its promises for one seed: the untouched host fails, every solution gets
 * all points, every mistake fails the goal it names, with the diagnosis it names.
 */
public final class Proof {
  /** Daemons that were told to reload do so a moment later. */
  private static final Duration BREATH = Duration.ofSeconds(1);

  private final Scenario scenario;
  private final Distribution distribution;
  private final World.State start;

  /** What came of one script, or of none. */
  public record Outcome(String script, Result result, List<String> complaints) {}

  private Proof(Scenario scenario, Distribution distribution, World.State start) {
    this.scenario = scenario;
    this.distribution = distribution;
    this.start = start;
  }

  /** A scenario on a fresh host of a seed, after its set-up. */
  public static Proof of(Scenario scenario, Distribution distribution, long seed) throws Exception {
    try (World world = World.create(distribution, seed)) {
      world.scheduler().horizon(end(world));
      world
          .scheduler()
          .call(
              "set up",
              () -> {
                Preparation.of(world, scenario);
                world.scheduler().sleep(BREATH);
                return true;
              });
      return new Proof(scenario, distribution, world.state());
    }
  }

  private static Instant end(World world) {
    return world.scheduler().instant().plus(Duration.ofDays(60));
  }

  /** What is wrong with the folder before anything is run. */
  public static List<String> complaints(Scenario scenario) {
    List<String> complaints = new ArrayList<>();
    if (scenario.solutions().size() < 2) {
      complaints.add("two different solutions are needed, in solutions/*.sh");
    }
    if (scenario.mistakes().size() < 3) {
      complaints.add("three mistakes are needed, in mistakes/*.sh");
    }
    Set<String> goals = scenario.all().stream().map(Scenario.Goal::id).collect(Collectors.toSet());
    Set<String> diagnoses =
        scenario.diagnoses().stream().map(Scenario.Diagnosis::id).collect(Collectors.toSet());
    for (Script mistake : scenario.mistakes()) {
      String goal = mistake.mark("fails");
      if (!goals.contains(goal)) {
        complaints.add(
            mistake.name()
                + ":1: '# fails: GOAL' must name a goal, one of "
                + String.join(", ", new java.util.TreeSet<>(goals)));
      }
      if (!diagnoses.contains(mistake.mark("diagnosis"))) {
        complaints.add(
            mistake.name()
                + ":2: '# diagnosis: ID' must name a diagnosis, one of "
                + String.join(", ", new java.util.TreeSet<>(diagnoses)));
      }
    }
    for (String id : diagnoses) {
      if (scenario.mistakes().stream().noneMatch(m -> m.mark("diagnosis").equals(id))) {
        complaints.add("scenario.yaml: no mistake shows the diagnosis '" + id + "'");
      }
    }
    return complaints;
  }

  /** The host as it is after the set-up: it must not pass. */
  public Outcome untouched() throws Exception {
    Result result = after("");
    return new Outcome(
        "", result, result.passed() ? List.of("the untouched host passes already") : List.of());
  }

  /** A solution must get all points. */
  public Outcome solution(Script script) throws Exception {
    Result result = after(script.text());
    List<String> complaints =
        verdicts(result)
            .filter(v -> !v.passed())
            .map(v -> "fails '" + v.goal().id() + "'")
            .toList();
    return new Outcome(script.name(), result, complaints);
  }

  /** A mistake must fail as it says. */
  public Outcome mistake(Script script) throws Exception {
    Result result = after(script.text());
    String goal = script.mark("fails");
    String wanted = script.mark("diagnosis");
    List<String> complaints = new ArrayList<>();
    List<Verdict> failed =
        verdicts(result).filter(v -> v.goal().id().equals(goal) && !v.passed()).toList();
    if (failed.isEmpty()) {
      complaints.add("does not fail '" + goal + "'");
    } else {
      Scenario.Diagnosis diagnosis = failed.get(0).diagnosis();
      String got = diagnosis == null ? "none" : "'" + diagnosis.id() + "'";
      if (diagnosis == null || !diagnosis.id().equals(wanted)) {
        complaints.add("'" + goal + "' is diagnosed as " + got + ", not as '" + wanted + "'");
      }
    }
    return new Outcome(script.name(), result, complaints);
  }

  private static Stream<Verdict> verdicts(Result result) {
    return Stream.concat(result.goals().stream(), result.forbidden().stream());
  }

  private Result after(String script) throws Exception {
    try (World world = World.of(distribution, start)) {
      world.scheduler().horizon(end(world));
      if (!script.isEmpty()) {
        world
            .scheduler()
            .call(
                "try",
                () -> {
                  new Bench(world).run("root", script);
                  world.scheduler().sleep(BREATH);
                  return true;
                });
      }
      return Checker.check(scenario, world);
    }
  }
}

package io.chapar.lab.check;

import io.chapar.lab.probe.Bench;
import io.chapar.lab.scenario.Observation;
import io.chapar.lab.scenario.Probe;
import io.chapar.lab.scenario.Scenario;
import io.chapar.net.Dns;
import io.chapar.time.StalledException;
import io.chapar.world.Distribution;
import io.chapar.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Grades a host: every goal is tried on a copy of its own, so that none changes the host or another
 * goal's host.
 */
public final class Checker {
  private static final Duration LONGEST = Duration.ofDays(60);

  private final Scenario scenario;
  private final Distribution distribution;
  private final World.State now;

  private Checker(Scenario scenario, World world) {
    this.scenario = scenario;
    this.distribution = world.distribution();
    this.now = world.state();
  }

  /** The result of {@code scenario} on the world as it is now; the world stays as it is. */
  public static Result check(Scenario scenario, World world) {
    Checker checker = new Checker(scenario, world);
    return new Result(
        scenario.goals().stream().map(checker::verdict).toList(),
        scenario.forbidden().stream().map(checker::verdict).toList());
  }

  /** The same for one goal. */
  public static Verdict check(Scenario scenario, Scenario.Goal goal, World world) {
    return new Checker(scenario, world).verdict(goal);
  }

  /** Whether all of some probes hold on the world as it is now. */
  public static boolean hold(List<Probe> probes, Scenario scenario, World world) {
    return new Checker(scenario, world).holdsNow(probes);
  }

  private Verdict verdict(Scenario.Goal goal) {
    List<String> trials = new ArrayList<>(List.of(""));
    trials.addAll(goal.survives());
    List<Verdict.Attempt> attempts = List.of();
    for (String after : trials) {
      attempts = attempts(goal.id(), goal.given(), after, goal.probes());
      if (!attempts.get(attempts.size() - 1).holds()) {
        Verdict.Attempt failed = attempts.get(attempts.size() - 1);
        return new Verdict(goal, false, attempts, after, diagnosis(goal, failed.seen()));
      }
    }
    return new Verdict(goal, true, attempts, "", null);
  }

  private Scenario.@Nullable Diagnosis diagnosis(Scenario.Goal goal, Observation seen) {
    for (Scenario.Diagnosis diagnosis : scenario.diagnoses()) {
      if (diagnosis.fits(goal.id(), seen) && holdsNow(diagnosis.tries())) {
        return diagnosis;
      }
    }
    return null;
  }

  private boolean holdsNow(List<Probe> probes) {
    return probes.isEmpty()
        || attempts("again", Scenario.Given.NOTHING, "", probes).stream()
            .allMatch(Verdict.Attempt::holds);
  }

  /** Tries probes in order on one copy until one fails. */
  private List<Verdict.Attempt> attempts(
      String name, Scenario.Given given, String after, List<Probe> probes) {
    try (World copy = World.of(distribution, now)) {
      copy.scheduler().horizon(copy.scheduler().instant().plus(LONGEST));
      return copy.scheduler().call("check " + name, () -> attemptsIn(copy, given, after, probes));
    } catch (Exception e) {
      throw new IllegalStateException("goal '" + name + "' cannot be tried: " + e.getMessage(), e);
    }
  }

  private static List<Verdict.Attempt> attemptsIn(
      World copy, Scenario.Given given, String after, List<Probe> probes) throws IOException {
    Bench bench = new Bench(copy);
    Circumstances.arrange(copy, bench, given, after);
    List<Verdict.Attempt> attempts = new ArrayList<>();
    for (Probe probe : probes) {
      String token = Long.toHexString(copy.mail().random().nextLong() | 1L << 60);
      Verdict.Attempt attempt = new Verdict.Attempt(probe, observe(probe, copy, token));
      attempts.add(attempt);
      if (!attempt.holds()) {
        break;
      }
    }
    return List.copyOf(attempts);
  }

  /** A host in a bad state, such as one whose disk is full, is an observation too. */
  private static Observation observe(Probe probe, World copy, String token) {
    try {
      return probe.observe(copy, token);
    } catch (IOException | StalledException e) {
      String told = e.getMessage();
      return new Observation(Map.of("reply", told == null ? "no answer" : told));
    }
  }

  /** Adds the records of a scenario to the name service of its world. */
  public static void addTo(Dns dns, List<Scenario.DnsRecord> records) {
    for (Scenario.DnsRecord each : records) {
      dns.add(
          Dns.Type.valueOf(each.type().toUpperCase(Locale.ROOT)),
          each.name(),
          each.preference(),
          each.data());
    }
  }
}

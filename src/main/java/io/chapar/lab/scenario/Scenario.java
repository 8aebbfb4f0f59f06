package io.chapar.lab.scenario;

import io.chapar.text.Position;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A task for the learner: a host in a state, a story, and goals that are proved by what the host
 * does. One folder, {@code scenarios/OBJECTIVE/NAME/}, with {@code scenario.yaml} and the files it
 * names; here with the parameters of one learner filled in.
 *
 * @param id such as 211.1-missing-destination
 * @param folder below scenarios, such as 211.1/missing-destination
 * @param objective of the exam, such as 211.1
 * @param level 1 (first steps) to 4
 * @param minutes that it takes about
 * @param params what was drawn for this learner
 * @param story what has happened and what is wanted
 * @param dns records that the name service has besides the usual ones
 * @param setup the script that puts the host into its first state, run as root
 * @param forbidden things that a solution must not bring about; each takes all points
 * @param diagnoses what a learner who fails has probably believed, the first that fits is told
 */
public record Scenario(
    String id,
    String folder,
    String objective,
    int level,
    int minutes,
    Text title,
    Map<String, String> params,
    Text story,
    List<DnsRecord> dns,
    String setup,
    List<Goal> goals,
    List<Goal> forbidden,
    List<Diagnosis> diagnoses,
    List<Hint> hints,
    List<Script> solutions,
    List<Script> mistakes) {

  /** The points of all goals. */
  public int points() {
    return goals.stream().mapToInt(Goal::points).sum();
  }

  /** The goals, and what is forbidden. */
  public List<Goal> all() {
    return java.util.stream.Stream.concat(goals.stream(), forbidden.stream()).toList();
  }

  /**
   * Something to reach, or in {@code forbidden} something to keep up.
   *
   * @param points 0 for what must be kept up
   * @param given the circumstances under which it is tried
   * @param probes what is tried, one after the other on the same copy
   * @param survives what it must also survive: reload, restart
   * @param misconception what a learner who fails here has probably believed; may be empty
   */
  public record Goal(
      String id,
      Text title,
      int points,
      Given given,
      List<Probe> probes,
      List<String> survives,
      Text misconception,
      Position place) {}

  /**
   * What is done to the copy before a goal is tried.
   *
   * @param script run as root; may be empty
   * @param dns records that are added
   * @param down neighbours that do not answer
   * @param pause how much time passes then
   */
  public record Given(String script, List<DnsRecord> dns, List<String> down, Duration pause) {
    /** Nothing. */
    public static final Given NOTHING = new Given("", List.of(), List.of(), Duration.ZERO);
  }

  /** A record of the name service. */
  public record DnsRecord(String name, String type, int preference, String data) {}

  /**
   * A mistake that is recognised by what it does.
   *
   * @param goals in which it may show; all of them if none is named
   * @param when what the failed probe must have seen
   * @param tries further probes, on a copy, that must hold
   */
  public record Diagnosis(
      String id,
      List<String> goals,
      Map<String, Expectation> when,
      List<Probe> tries,
      Text text,
      Position place) {
    /** Whether the facts fit. */
    public boolean fits(String goal, Observation seen) {
      return (goals.isEmpty() || goals.contains(goal))
          && when.entrySet().stream().allMatch(e -> e.getValue().holds(seen.get(e.getKey())));
    }
  }

  /**
   * A piece of help; what it costs is taken from the points.
   *
   * @param when probes that must hold for it to be of use now
   */
  public record Hint(Text text, int cost, List<Probe> when) {}
}

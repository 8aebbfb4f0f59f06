package io.chapar.lab.check;

import java.util.List;

/**
 * What a check found.
 *
 * @param goals in the order of the scenario
 * @param forbidden the same for what must not be
 */
public record Result(List<Verdict> goals, List<Verdict> forbidden) {
  /** Whether nothing forbidden was done. */
  public boolean clean() {
    return forbidden.stream().allMatch(Verdict::passed);
  }

  /** Whether everything is reached and nothing forbidden done. */
  public boolean passed() {
    return clean() && goals.stream().allMatch(Verdict::passed);
  }

  /** The points: none where something forbidden was done. */
  public int points() {
    return clean()
        ? goals.stream().filter(Verdict::passed).mapToInt(v -> v.goal().points()).sum()
        : 0;
  }
}

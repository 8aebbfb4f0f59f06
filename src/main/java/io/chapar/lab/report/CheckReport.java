package io.chapar.lab.report;

import io.chapar.lab.check.Result;
import io.chapar.lab.check.Verdict;
import io.chapar.lab.scenario.Scenario;

/**
 * What a learner reads after a check: for each goal what was tried, what was expected, what
 * happened instead, and which mistake that looks like.
 */
public final class CheckReport {
  private final Scenario scenario;
  private final Words words;

  /** A report about a scenario in a language. */
  public CheckReport(Scenario scenario, Words words) {
    this.scenario = scenario;
    this.words = words;
  }

  /** The whole text. */
  public String of(Result result) {
    StringBuilder out = new StringBuilder();
    result.goals().forEach(v -> out.append(of(v)));
    result.forbidden().stream().filter(v -> !v.passed()).forEach(v -> out.append(of(v)));
    out.append('\n')
        .append(
            words.get(
                result.passed() ? "check.passed" : "check.notyet",
                result.points(),
                scenario.points()));
    if (!result.clean()) {
      out.append(' ').append(words.get("check.forbidden"));
    }
    return out.append('\n').toString();
  }

  /** The part about one goal. */
  public String of(Verdict verdict) {
    Scenario.Goal goal = verdict.goal();
    StringBuilder out = new StringBuilder();
    out.append(
            words.get(
                verdict.passed() ? "check.ok" : "check.fail", goal.title().in(words.language())))
        .append('\n');
    Verdict.Attempt failed = verdict.failed();
    if (failed == null) {
      return out.toString();
    }
    String after = verdict.after().isEmpty() ? "" : " " + words.get("after." + verdict.after());
    line(out, "check.tried", Phrases.say(failed.probe().tried(), words) + after);
    line(out, "check.expected", Phrases.say(failed.probe().expected(), words));
    line(out, "check.instead", Phrases.say(failed.probe().seen(failed.seen()), words));
    Scenario.Diagnosis diagnosis = verdict.diagnosis();
    String misconception =
        (diagnosis == null ? goal.misconception() : diagnosis.text()).in(words.language());
    if (!misconception.isEmpty()) {
      line(out, "check.maybe", misconception);
    }
    return out.toString();
  }

  private void line(StringBuilder out, String key, String text) {
    out.append("    ")
        .append(words.get(key))
        .append(' ')
        .append(text.strip().replace("\n", "\n    "))
        .append('\n');
  }
}

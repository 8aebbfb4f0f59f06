package io.chapar.lab.report;

import io.chapar.lab.check.Result;
import io.chapar.lab.check.Verdict;
import io.chapar.lab.probe.Observation;
import io.chapar.lab.scenario.Scenario;

/**
 * What a learner reads after a check: for each goal what was tried, what was expected and what
 * happened instead.
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
    result.goals().forEach(v -> verdict(out, v));
    result.forbidden().stream().filter(v -> !v.passed()).forEach(v -> verdict(out, v));
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

  private void verdict(StringBuilder out, Verdict verdict) {
    Scenario.Goal goal = verdict.goal();
    out.append(
            words.get(
                verdict.passed() ? "check.ok" : "check.fail", goal.title().in(words.language())))
        .append('\n');
    if (verdict.passed()) {
      return;
    }
    Scenario.Delivery tried = goal.probe();
    line(
        out,
        "check.tried",
        words.get("probe.deliver", tried.from(), tried.port(), tried.sender(), tried.recipient()));
    line(
        out,
        "check.expected",
        tried.expect() == Scenario.Expect.DELIVERED
            ? words.get("expect.delivered", tried.mailbox())
            : words.get("expect.refused"));
    line(out, "check.instead", observed(tried, verdict.observation()));
    String misconception = goal.misconception().in(words.language());
    if (!misconception.isEmpty()) {
      line(out, "check.maybe", misconception);
    }
  }

  private String observed(Scenario.Delivery tried, Observation seen) {
    if (!seen.connected()) {
      return words.get("seen.noanswer", seen.reply().replaceFirst("^no answer: ", ""));
    }
    if (!seen.accepted()) {
      return words.get("seen.refused", seen.reply());
    }
    if (tried.expect() == Scenario.Expect.REFUSED) {
      return words.get("seen.accepted", seen.reply());
    }
    String last = seen.log().isEmpty() ? "" : seen.log().get(seen.log().size() - 1);
    return words.get("seen.lost", tried.mailbox(), seen.mailbox())
        + (last.isEmpty() ? "" : "\n    " + last);
  }

  private void line(StringBuilder out, String key, String text) {
    out.append("    ")
        .append(words.get(key))
        .append(' ')
        .append(text.replace("\n", "\n    "))
        .append('\n');
  }
}

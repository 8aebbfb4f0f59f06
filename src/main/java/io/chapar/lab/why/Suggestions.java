package io.chapar.lab.why;

import io.chapar.host.Process;
import io.chapar.lab.report.Words;
import java.io.IOException;
import java.util.List;

/** Tells at the end of an explanation what would change the outcome. */
final class Suggestions {
  private static final int FEW = 4;
  private final Words words;
  private final Process process;
  private final boolean whole;

  /** With all that was found if {@code whole}. */
  Suggestions(Words words, Process process, boolean whole) {
    this.words = words;
    this.process = process;
    this.whole = whole;
  }

  /** Tells. */
  void tell(Answer answer) throws IOException {
    Advice.Found found = answer.found();
    if (found.again() == Chain.Outcome.SENT || found.again() == Chain.Outcome.ADMITTED) {
      say("\n" + words.get(found.again() == Chain.Outcome.SENT ? "why.now" : "why.nowin"));
      return;
    }
    if (found.changes().isEmpty()) {
      say("\n" + words.get(found.again() == null ? "why.untried" : "why.nochange"));
    } else {
      say("\n" + words.get("why.change"));
      changes(found.changes());
    }
    Culprit.Found culprit = answer.culprit();
    if (culprit != null) {
      String line = culprit.line().lines().findFirst().orElse("");
      say(words.get("why.culprit", line, "lab undo " + culprit.steps()));
    }
  }

  private void changes(List<Advice.Change> changes) throws IOException {
    int shown = whole ? changes.size() : Math.min(FEW, changes.size());
    for (Advice.Change change : changes.subList(0, shown)) {
      say("  " + (change.ofClient() ? "" : "# ") + change.command());
      say("      -> " + change.end());
    }
    if (shown < changes.size()) {
      say("  " + words.get("why.more", changes.size() - shown));
    }
  }

  private void say(String line) throws IOException {
    process.out().println(line);
  }
}

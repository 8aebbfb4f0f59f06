package io.chapar.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.report.Words;
import io.chapar.lab.session.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every verb has its line in both languages, and the tools have their pages. */
class HelpTest {
  private static final List<String> TOOLS =
      List.of(
          "why",
          "trace",
          "diff",
          "fidelity",
          "time",
          "undo",
          "redo",
          "steps",
          "mark",
          "goto",
          "break",
          "reveal",
          "export",
          "record");

  @Test
  void everyVerbHasItsLine() {
    for (String language : List.of("en", "fa")) {
      Words words = new Words(language);
      for (Verb verb : Verbs.all()) {
        assertThat(words.has("verb." + verb.name())).as(language + " " + verb.name()).isTrue();
      }
    }
  }

  @Test
  void theToolsHavePages() {
    for (String tool : TOOLS) {
      assertThat(Verbs.all()).anyMatch(verb -> verb.name().equals(tool));
      String english = new Words("en").page("help/" + tool);
      String persian = new Words("fa").page("help/" + tool);
      assertThat(english).as(tool).isNotNull().isNotEqualTo(persian);
    }
    try (LabHost host = new LabHost()) {
      assertThat(host.run("lab help why"))
          .startsWith("lab why [-v] [--json] [ID")
          .contains("lab why NOQUEUE");
      assertThat(host.run("lab help nonsense")).contains("nonsense");
    }
  }
}

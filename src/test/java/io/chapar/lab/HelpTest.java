package io.chapar.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.report.Words;
import io.chapar.lab.session.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every verb has its line and its page in both languages. */
class HelpTest {
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
  void everyVerbHasItsPageAndNoneIsTooWide() {
    for (Verb verb : Verbs.all()) {
      String english = new Words("en").page("help/" + verb.name());
      String persian = new Words("fa").page("help/" + verb.name());
      assertThat(english).as(verb.name()).isNotNull().isNotEqualTo(persian);
      for (String page : List.of(String.valueOf(english), String.valueOf(persian))) {
        assertThat(page.lines()).as(verb.name()).allMatch(line -> line.length() <= 80);
      }
    }
    try (LabHost host = new LabHost()) {
      assertThat(host.run("lab help why"))
          .startsWith("lab why [-v] [--json] [ID")
          .contains("lab why NOQUEUE");
      assertThat(host.run("lab help nonsense")).contains("nonsense");
    }
  }
}

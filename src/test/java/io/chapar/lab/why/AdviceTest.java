package io.chapar.lab.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.LabHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What would change it is right: in each situation of a table the first command that {@code lab
 * why} suggests is the expected one, and on the host itself it helps.
 */
class AdviceTest {
  private static final Path TABLE = Path.of("src/test/resources/why/advice.txt");

  private record Case(String name, String setup, String trigger, String question, String first) {
    static Case of(String text) {
      List<String> lines = Arrays.stream(text.strip().split("\n")).map(String::strip).toList();
      return new Case(
          lines.get(0), lines.get(1), lines.get(2), lines.get(3), lines.get(4).substring(3));
    }
  }

  @TestFactory
  Stream<DynamicTest> theFirstSuggestionIsTheRightOneAndHelps() throws IOException {
    return Arrays.stream(Files.readString(TABLE).split("\n\n"))
        .filter(block -> !block.isBlank() && !block.startsWith("#"))
        .map(Case::of)
        .map(c -> DynamicTest.dynamicTest(c.name(), () -> tried(c)));
  }

  private static void tried(Case c) {
    try (LabHost host = new LabHost()) {
      host.run(c.setup());
      host.run(c.trigger());
      String told = host.run(c.question());
      List<String> commands =
          told.lines().filter(l -> l.startsWith("  # ")).map(l -> l.substring(4)).toList();
      assertThat(commands).as(told).isNotEmpty();
      assertThat(commands.get(0)).as(told).contains(c.first());
      host.run(commands.get(0), "sleep 2");
      assertThat(host.run(c.question()))
          .containsAnyOf("Sent again now, it would be delivered", "Tried again now, it would");
    }
  }

  @Test
  void theLineThatSpoiledItIsNamed() {
    try (LabHost host = new LabHost()) {
      for (String line :
          List.of("date", "postconf -e 'mydestination = localhost'; postfix reload", "id")) {
        host.lab().session().timeline().typed(line);
        host.run(line);
      }
      host.lab().session().timeline().typed("lab why alice@example.com");
      assertThat(host.run("lab why alice@example.com"))
          .contains("Before the line 'postconf -e 'mydestination = localhost'; postfix reload'")
          .contains("('lab undo 2' goes back there)");
    }
  }
}

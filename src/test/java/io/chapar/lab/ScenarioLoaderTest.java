package io.chapar.lab;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chapar.lab.probe.Probes;
import io.chapar.lab.scenario.Library;
import io.chapar.lab.scenario.ScenarioLoader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is wrong with a scenario is said with its file and line. */
class ScenarioLoaderTest {
  private static final String GOOD =
      """
      id: x
      objective: "211.1"
      level: 1
      minutes: 5
      title: {en: A, fa: ب}
      setup: setup.sh
      goals:
        - id: g
          points: 1
          title: {en: A, fa: ب}
          deliver: {from: client, sender: a@b.c, recipient: d@e.f, expect: refused}
      """;

  private static void fails(String yaml, String message) {
    Library library =
        new Library() {
          @Override
          public List<String> scenarios() {
            return List.of("x");
          }

          @Override
          public List<String> files(String folder) {
            return List.of();
          }

          @Override
          public @Nullable String read(String path) {
            return path.equals("x/scenario.yaml")
                ? yaml
                : path.endsWith("missing.sh") ? null : "text";
          }
        };
    assertThatThrownBy(() -> new ScenarioLoader(library, Probes.all()).load("x", 1)).hasMessageContaining(message);
  }

  @Test
  void misspeltKeysAreFound() {
    fails(GOOD.replace("minutes", "minuts"), "x/scenario.yaml:4: unknown key 'minuts'");
  }

  @Test
  void missingKeysAreNamed() {
    fails(GOOD.replace("id: x\n", ""), "'id' is missing");
  }

  @Test
  void everyTextIsThereInEveryLanguage() {
    fails(
        GOOD.replace("title: {en: A, fa: ب}\nsetup", "title: {en: A}\nsetup"),
        "x/scenario.yaml:5: 'title' has no fa text");
  }

  @Test
  void numbersAreNumbers() {
    fails(
        GOOD.replace("level: 1", "level: easy"),
        "x/scenario.yaml:3: 'level' must be a number, not 'easy'");
  }

  @Test
  void expectationsAreKnown() {
    fails(GOOD.replace("refused", "eaten"), "x/scenario.yaml:11: 'eaten' cannot be expected");
  }

  @Test
  void yamlThatIsNoneIsToldWithItsLine() {
    fails("id: x\n bad: [1\n", "x/scenario.yaml:2: not YAML");
  }

  @Test
  void filesThatAreNamedExist() {
    fails(
        GOOD.replace("setup.sh", "missing.sh"),
        "x/scenario.yaml:6: the file 'missing.sh' is missing");
  }

  @Test
  void objectsCannotBeMade() {
    fails(
        GOOD.replace("id: x", "id: !!java.net.URL [\"http://example.org\"]"),
        "x/scenario.yaml:1: not YAML: Global tag is not allowed");
  }
}

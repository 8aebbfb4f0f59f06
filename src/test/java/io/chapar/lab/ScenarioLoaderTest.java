package io.chapar.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chapar.lab.probe.Probes;
import io.chapar.lab.scenario.Library;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.scenario.ScenarioException;
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
    assertThatThrownBy(() -> new ScenarioLoader(library, Probes.all()).load("x", 1))
        .hasMessageContaining(message);
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

  private static Scenario load(String yaml, long seed) throws ScenarioException {
    Library library =
        new Library() {
          @Override
          public List<String> scenarios() {
            return List.of("x");
          }

          @Override
          public List<String> files(String folder) {
            return folder.endsWith("solutions") ? List.of("a.sh") : List.of();
          }

          @Override
          public @Nullable String read(String path) {
            return path.endsWith(".yaml") ? yaml : "echo ${user} ${HOME}";
          }
        };
    if (yaml.contains("params")) {
      return new ScenarioLoader(
              new Library() {
                @Override
                public List<String> scenarios() {
                  return library.scenarios();
                }

                @Override
                public List<String> files(String folder) {
                  return library.files(folder);
                }

                @Override
                public @Nullable String read(String path) {
                  return path.endsWith(".md") ? "${user}" : library.read(path);
                }
              },
              Probes.all())
          .load("x", seed);
    }
    return new ScenarioLoader(library, Probes.all()).load("x", seed);
  }

  private static final String DRAWN =
      GOOD.replace(
          "setup: setup.sh",
          "setup: setup.sh\nparams: {user: [ann, ben, cat], other: [ann, ben, cat]}");

  @Test
  void wordsAreDrawnBySeedAndNeverTwice() throws Exception {
    java.util.Set<String> seen = new java.util.TreeSet<>();
    for (long seed = 1; seed <= 30; seed++) {
      Scenario scenario = load(DRAWN, seed);
      String user = scenario.params().getOrDefault("user", "");
      assertThat(scenario.params().get("other")).isNotEqualTo(user);
      assertThat(scenario.story().in("fa")).isEqualTo(user);
      assertThat(scenario.solutions().get(0).text()).isEqualTo("echo " + user + " ${HOME}");
      assertThat(load(DRAWN, seed).params()).isEqualTo(scenario.params());
      seen.add(user);
    }
    assertThat(seen).containsExactly("ann", "ben", "cat");
  }

  @Test
  void parametersThatNobodyDrawsAreFound() {
    fails(
        GOOD.replace("title: {en: A, fa: ب}\nsetup", "title: {en: \"${x}\", fa: ب}\nsetup"),
        "x/scenario.yaml:5: unknown parameter '${x}'");
    fails(DRAWN.replace("cat], other", "$(rm)], other"), "'$(rm)' cannot be drawn");
    fails(
        DRAWN.replace("other: [ann, ben, cat]", "other: [ann], third: [ann]"),
        "nothing is left to draw");
  }

  @Test
  void goalsWantAProbeThatIsUnderstood() {
    fails(GOOD.replace("deliver:", "send:"), "x/scenario.yaml:11: unknown key 'send'");
    fails(GOOD.replace("{from: client,", "{from: moon,"), "nothing can be sent from 'moon'");
    fails(
        GOOD.replace("expect: refused}", "expect: refused, reply: '/(/'}"),
        "'reply' is no regular expression");
    fails(GOOD + "    survives: [fire]\n", "nothing survives 'fire'");
    fails(GOOD + GOOD.substring(GOOD.indexOf("  - id: g")), "two goals are called 'g'");
    fails(GOOD + "dns: [example.edu]\n", "'example.edu' is no record");
    fails(
        GOOD + "diagnoses:\n  - id: d\n    goal: h\n    text: {en: A, fa: ب}\n",
        "x/scenario.yaml:14: there is no goal 'h'");
  }

  @Test
  void filesCannotBeMadeToBurst() {
    fails("a: " + "[".repeat(200) + "]".repeat(200), "not YAML");
    StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 40; i++) {
      String last = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [" + (last + ",").repeat(9) + last + "]\n");
    }
    fails(bomb.toString(), "x/scenario.yaml");
    fails("- a\n- b\n", "must be a mapping");
    fails("", "x/scenario.yaml");
    fails("id: x\nid: y\n", "'id' is given twice");
  }
}

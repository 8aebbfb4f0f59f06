package io.chapar.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.check.Checker;
import io.chapar.lab.check.Proof;
import io.chapar.lab.probe.Probes;
import io.chapar.lab.report.CheckReport;
import io.chapar.lab.report.Words;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.scenario.ScenarioLoader;
import io.chapar.lab.scenario.Script;
import io.chapar.transcript.TestHost;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Content is tested like code: the untouched host fails, every solution passes, every mistake fails
 * as it says. {@code -Dscenario=NAME} tests one; {@code -Dscenario.seeds=20} tries more learners.
 */
class ScenariosTest {
  private static final FolderLibrary LIBRARY = new FolderLibrary(Path.of("scenarios"));
  private static final ScenarioLoader LOADER = new ScenarioLoader(LIBRARY, Probes.all());
  private static final Words ENGLISH = new Words("en");

  @Test
  void thereAreScenarios() {
    assertThat(LIBRARY.scenarios()).isNotEmpty();
  }

  @TestFactory
  Stream<DynamicTest> aScenarioCanBeSolvedInSeveralWaysAndNotByMistake() throws Exception {
    String only = System.getProperty("scenario", "");
    int seeds = Integer.getInteger("scenario.seeds", 1);
    List<DynamicTest> tests = new ArrayList<>();
    for (String folder : LIBRARY.scenarios()) {
      for (long seed = 1; seed <= seeds && folder.contains(only); seed++) {
        add(tests, folder, seed);
      }
    }
    return tests.stream();
  }

  private static void add(List<DynamicTest> tests, String folder, long seed) throws Exception {
    Scenario scenario = LOADER.load(folder, seed);
    String name = folder + " (seed " + seed + ") ";
    tests.add(
        DynamicTest.dynamicTest(
            name + "is complete", () -> assertThat(Proof.complaints(scenario)).isEmpty()));
    Proof proof = Proof.of(scenario, TestHost.debian(), seed);
    tests.add(test(name + "untouched", scenario, proof::untouched));
    for (Script each : scenario.solutions()) {
      tests.add(test(name + each.name(), scenario, () -> proof.solution(each)));
    }
    for (Script each : scenario.mistakes()) {
      tests.add(test(name + each.name(), scenario, () -> proof.mistake(each)));
    }
  }

  private static DynamicTest test(String name, Scenario scenario, Callable<Proof.Outcome> attempt) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          Proof.Outcome outcome = attempt.call();
          String report = new CheckReport(scenario, ENGLISH).of(outcome.result());
          assertThat(outcome.complaints()).as(report).isEmpty();
          if (!outcome.result().passed()) {
            assertThat(report).contains("tried:", "expected:", "instead:");
          }
        });
  }

  @Test
  void aCheckChangesNothing() throws Exception {
    Scenario scenario = LOADER.load("211.1/missing-destination", 1);
    try (TestHost host = new TestHost()) {
      host.run(scenario.setup());
      var before = host.world().mail().state();
      Checker.check(scenario, host.world());
      var after = host.world().mail().state();
      assertThat(after.disk()).isEqualTo(before.disk());
      assertThat(after.memory()).isEqualTo(before.memory());
    }
  }
}

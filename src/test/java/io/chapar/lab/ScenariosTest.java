package io.chapar.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.check.Checker;
import io.chapar.lab.check.Result;
import io.chapar.lab.check.Verdict;
import io.chapar.lab.report.CheckReport;
import io.chapar.lab.report.Words;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.scenario.ScenarioLoader;
import io.chapar.transcript.TestHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Content is tested like code: the untouched host fails, every solution passes, every mistake fails
 * as it says.
 */
class ScenariosTest {
  private static final FolderLibrary LIBRARY = new FolderLibrary(Path.of("scenarios"));

  @Test
  void thereAreScenarios() {
    assertThat(LIBRARY.scenarios()).isNotEmpty();
  }

  @TestFactory
  Stream<DynamicTest> aScenarioCanBeSolvedInSeveralWaysAndNotByMistake() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String folder : LIBRARY.scenarios()) {
      tests.add(
          DynamicTest.dynamicTest(
              folder + " untouched", () -> assertThat(check(folder, "").passed()).isFalse()));
      List<Path> solutions = LIBRARY.scripts(folder + "/solutions");
      assertThat(solutions).as(folder).hasSizeGreaterThan(1);
      for (Path script : solutions) {
        tests.add(
            DynamicTest.dynamicTest(
                folder + " " + script.getFileName(),
                () -> {
                  Result result = check(folder, Files.readString(script));
                  assertThat(result.passed()).as(report(folder, result)).isTrue();
                }));
      }
      for (Path script : LIBRARY.scripts(folder + "/mistakes")) {
        tests.add(
            DynamicTest.dynamicTest(
                folder + " " + script.getFileName(), () -> mistake(folder, script)));
      }
    }
    return tests.stream();
  }

  private static void mistake(String folder, Path script) throws Exception {
    String text = Files.readString(script);
    String named = text.lines().findFirst().orElse("").replace("# fails: ", "");
    Result result = check(folder, text);
    List<String> failed =
        Stream.concat(result.goals().stream(), result.forbidden().stream())
            .filter(v -> !v.passed())
            .map((Verdict v) -> v.goal().id())
            .toList();
    assertThat(failed).as(report(folder, result)).contains(named);
    assertThat(report(folder, result)).contains("tried:", "expected:", "instead:");
  }

  private static String report(String folder, Result result) throws Exception {
    return new CheckReport(new ScenarioLoader(LIBRARY).load(folder), new Words("en")).of(result);
  }

  private static Result check(String folder, String solution) throws Exception {
    Scenario scenario = new ScenarioLoader(LIBRARY).load(folder);
    try (TestHost host = new TestHost()) {
      assertThat(host.run(scenario.setup())).isEmpty();
      host.run(solution);
      String before = host.run("md5sum /etc/postfix/main.cf; date; mailq");
      Result result = Checker.check(scenario, host.world());
      String after = host.run("md5sum /etc/postfix/main.cf; date; mailq");
      assertThat(after.lines().findFirst()).isEqualTo(before.lines().findFirst());
      return result;
    }
  }
}

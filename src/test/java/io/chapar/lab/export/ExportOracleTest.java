package io.chapar.lab.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.FolderLibrary;
import io.chapar.lab.LabSession;
import io.chapar.lab.check.Preparation;
import io.chapar.lab.probe.Probes;
import io.chapar.lab.report.Words;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.scenario.ScenarioLoader;
import io.chapar.lab.scenario.Script;
import io.chapar.lab.session.Door;
import io.chapar.transcript.TestHost;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Optional, with {@code -Dexport.oracle=COMMAND}, a command that boots a pristine Debian 12 mail
 * host and runs the script given as its argument: what {@code lab export} makes of each solution of
 * each scenario is installed there, and the real {@code postfix check} and {@code doveconf -n}
 * accept it.
 */
@EnabledIfSystemProperty(named = "export.oracle", matches = ".+")
class ExportOracleTest {
  @TempDir private Path folder = Path.of("");

  @TestFactory
  Stream<DynamicTest> theRealProgramsAcceptIt() throws Exception {
    FolderLibrary library = new FolderLibrary(Path.of("scenarios"));
    ScenarioLoader loader = new ScenarioLoader(library, Probes.all());
    List<DynamicTest> tests = new ArrayList<>();
    for (String name : library.scenarios()) {
      Scenario scenario = loader.load(name, 1);
      for (Script solution : scenario.solutions()) {
        tests.add(
            DynamicTest.dynamicTest(
                name + " " + solution.name(), () -> accepted(scenario, solution)));
      }
    }
    return tests.stream();
  }

  private void accepted(Scenario scenario, Script solution) throws Exception {
    Map<String, byte[]> left = new TreeMap<>();
    try (TestHost host = new TestHost()) {
      host.world()
          .scheduler()
          .call(
              "prepare",
              () -> {
                Preparation.of(host.world(), scenario);
                return true;
              });
      LabSession lab = new LabSession(host.world(), scenario, new Words("en"), List::of);
      Door door =
          (name, content) -> {
            left.put(name, content);
            return "/x/" + name;
          };
      lab.session().bring(Door.class, door);
      host.run(solution.text());
      assertThat(host.run("lab export made")).contains("files written");
    }
    StringBuilder script = new StringBuilder("cd /root\n");
    left.forEach(
        (name, content) -> {
          String text = Base64.getMimeEncoder().encodeToString(content);
          script.append("mkdir -p \"$(dirname '").append(name).append("')\"\n");
          script.append("base64 -d > '").append(name).append("' <<'END'\n").append(text);
          script.append("\nEND\n");
        });
    script.append(
        "cd made && sh install.sh > /tmp/install 2>&1 || { cat /tmp/install; echo INSTALL FAILED; }\n"
            + "postfix check 2>&1; echo \"postfix check $?\"\n"
            + "doveconf -n > /dev/null; echo \"doveconf $?\"\n");
    Path file = folder.resolve("script");
    Files.writeString(file, script);
    Process process =
        new ProcessBuilder(System.getProperty("export.oracle"), file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(said)
        .contains("postfix check 0\n", "doveconf 0\n")
        .doesNotContain("INSTALL FAILED")
        .doesNotContain("fatal:");
  }
}

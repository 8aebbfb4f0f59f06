package io.chapar.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.check.Preparation;
import io.chapar.lab.probe.Probes;
import io.chapar.lab.report.Words;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.ScenarioLoader;
import io.chapar.lab.session.Course;
import io.chapar.transcript.TestHost;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a learner reads who works on a scenario. */
class ScenarioVerbsTest {
  private static final ScenarioLoader LOADER =
      new ScenarioLoader(new FolderLibrary(Path.of("scenarios")), Probes.all());

  /** A course of one scenario after another. */
  private static final class TwoSteps extends Course.Alone {
    @Override
    public @Nullable Scenario next(@Nullable Scenario done) {
      try {
        return LOADER.load("211.1/missing-destination", 2);
      } catch (ScenarioException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static TestHost learner(String language) throws Exception {
    return learner(language, LOADER.load("211.1/missing-destination", 1));
  }

  private static TestHost learner(String language, Scenario scenario) throws Exception {
    TestHost host = new TestHost();
    host.world()
        .scheduler()
        .call(
            "set up",
            () -> {
              Preparation.of(host.world(), scenario);
              return true;
            });
    new LabSession(host.world(), scenario, new Words(language), List::of, new TwoSteps());
    return host;
  }

  private static String solution() throws Exception {
    return LOADER.load("211.1/missing-destination", 1).solutions().get(1).text();
  }

  @Test
  void goalsAreNamedAndCanBeCheckedOneByOne() throws Exception {
    try (TestHost host = learner("en")) {
      assertThat(host.run("lab goal")).contains("(6 points)  [second-domain]");
      assertThat(host.run("lab check first-domain")).startsWith("[ok]").doesNotContain("second");
      assertThat(host.run("lab check second-domain")).startsWith("[--]").contains("Relay access");
      assertThat(host.run("lab check third-domain"))
          .contains("there is no goal 'third-domain'", "second-domain");
      assertThat(host.status()).isEqualTo(2);
    }
  }

  @Test
  void hintsCostWhatTheySayAndAResetDoesNotPayThemBack() throws Exception {
    try (TestHost host = learner("en")) {
      assertThat(host.run("lab hint")).contains("Hint 1 of 3:", "next one costs 1");
      assertThat(host.run("lab hint")).contains("Hint 2 of 3:", "It costs 1");
      host.run("lab reset");
      assertThat(host.run("lab hint all")).contains("Hint 1 of 3:", "Hint 2 of 3:");
      assertThat(host.run("lab hint")).contains("Hint 3 of 3:", "It costs 2");
      assertThat(host.run("lab hint")).contains("no more hints");
      host.run(solution());
      assertThat(host.run("lab check"))
          .contains("Passed: 10 of 10", "Hints cost 3 points: 7 remain.");
    }
  }

  @Test
  void solutionsAreForThoseWhoHavePassedOrGiveUp() throws Exception {
    try (TestHost host = learner("en")) {
      assertThat(host.run("lab solution")).contains("costs all 10 points");
      assertThat(host.status()).isEqualTo(1);
      host.run(solution());
      host.run("lab check");
      assertThat(host.run("lab solution")).contains("Way 1 of 3:", "    postconf -e");
    }
    try (TestHost host = learner("en")) {
      assertThat(host.run("lab solution --give-up")).contains("Way 3 of 3:");
      host.run(solution());
      assertThat(host.run("lab check")).contains("no points are counted");
    }
  }

  @Test
  void theNextScenarioBeginsOnAFreshHost() throws Exception {
    try (TestHost host = learner("fa")) {
      host.run("touch /root/mine");
      assertThat(host.run("lab next")).contains("میزبانی تازه");
      assertThat(host.run("ls /root/mine")).contains("No such file");
      assertThat(host.run("lab check; postfix status; mailq")).contains("هنوز نه");
      host.run("touch /root/mine; lab reset");
      assertThat(host.run("ls /root/mine; mailq")).contains("No such file", "Mail queue is empty");
    }
  }

  @Test
  void aHostInABadStateIsCheckedToo() throws Exception {
    try (TestHost host = learner("en")) {
      host.run("fallocate -l 600M /big 2>/dev/null || dd if=/dev/zero of=/big bs=1M count=600");
      assertThat(host.run("lab check")).contains("Not yet: 0 of 10");
    }
    try (TestHost host = learner("en")) {
      assertThat(host.run("rm -rf /etc /var/log /var/spool; lab check"))
          .contains("Not yet: 0 of 10");
    }
  }

  @Test
  void theNextScenarioKnowsNoNamesOfTheOneBefore() throws Exception {
    Scenario before = LOADER.load("211.1/missing-destination", 1);
    for (int seed = 2; !before.dns().get(0).name().equals("shop.example"); seed++) {
      before = LOADER.load("211.1/missing-destination", seed);
    }
    try (TestHost host = learner("en", before)) {
      assertThat(host.run("host -t MX shop.example")).contains("handled by 10 mail.example.com");
      host.run("lab next");
      assertThat(host.run("host -t MX shop.example")).contains("not found: 3(NXDOMAIN)");
    }
  }
}

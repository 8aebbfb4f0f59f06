package io.chapar.lab.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.disk.DiskException;
import io.chapar.host.Machine;
import io.chapar.mail.Decision;
import io.chapar.mail.Quoting;
import io.chapar.transcript.TestHost;
import io.chapar.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Plays the mail-flow scenes and demands for every refusal, bounce and delay in the log a chain of
 * decisions that ends in it and says where it comes from.
 */
class WhyScenesTest {
  private static final Path SCENES = Path.of("src/test/resources/transcripts/mail-flow");
  private static final Pattern REFUSED =
      Pattern.compile(
          ": ([0-9A-Z]+|NOQUEUE): reject: \\S+ from [^:]*: ([45]\\d\\d .*?);"
              + " (from=|to=|proto=).*$");
  private static final Pattern TOLD =
      Pattern.compile(
          ": ([0-9A-Z]+): to=<((?:\"[^\"]*\"|[^>\"])*)>.*, dsn=([\\d.]+), status=(bounced|deferred|SOFTBOUNCE)"
              + " \\((.*)\\)$");

  @TestFactory
  Stream<DynamicTest> everyRefusalBounceAndDelayHasItsReasons() throws IOException {
    List<Path> scenes;
    try (Stream<Path> files =
        Files.walk(Path.of(System.getProperty("why.scenes", SCENES.toString())))) {
      scenes = files.filter(f -> f.toString().endsWith(".t")).sorted().toList();
    }
    return scenes.stream()
        .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> walk(f)));
  }

  private static void walk(Path scene) throws IOException {
    try (TestHost host = new TestHost()) {
      host.run(Transcript.parse(scene.toString(), Files.readString(scene)).script());
      Machine machine = host.world().mail();
      List<String> missing = new ArrayList<>();
      for (String line : log(machine)) {
        Chain chain = chain(new Chains(machine), line);
        if (chain != null && (chain.steps().isEmpty() || !explains(chain))) {
          missing.add(line + "\n    " + chain.steps());
        }
      }
      assertThat(missing).isEmpty();
    }
  }

  /**
   * Whether the step that decided says where that stands: not only that a service of master.cf took
   * the message up. A refusal was decided by the restriction before it.
   */
  private static boolean explains(Chain chain) {
    List<Decision> steps =
        chain.steps().stream().filter(s -> !s.stage().equals("cleanup envelope")).toList();
    int deciding = steps.size() - 1;
    boolean told = says(steps.get(deciding));
    return told || deciding > 0 && says(steps.get(deciding - 1));
  }

  private static boolean says(Decision step) {
    return step.causes().stream().anyMatch(c -> c.placed() && !c.text().startsWith("service "));
  }

  /** The chain that a line of the log asks for; null: the line asks for none. */
  private static @Nullable Chain chain(Chains chains, String line) {
    Matcher refused = REFUSED.matcher(line);
    if (refused.find()) {
      String reply = refused.group(2);
      for (Chain chain : chains.refusals()) {
        if (chain.end().verdict().equals("refused: " + reply)) {
          return chain;
        }
      }
      return new Chain("", List.of());
    }
    Matcher told = TOLD.matcher(line);
    if (told.find()) {
      String verdict = told.group(4) + " " + told.group(3) + " (" + told.group(5) + ")";
      for (Chain chain : chains.of(told.group(1))) {
        Decision end = chain.end();
        if (Quoting.header(end.subject()).equals(told.group(2)) && end.verdict().equals(verdict)) {
          return chain;
        }
      }
      return new Chain("", List.of());
    }
    return null;
  }

  private static List<String> log(Machine machine) {
    List<String> lines = new ArrayList<>();
    for (String path : List.of("/var/log/mail.log.1", "/var/log/mail.log")) {
      try {
        lines.addAll(machine.root().text(path).lines().toList());
      } catch (DiskException e) {
        // there is none
      }
    }
    return lines;
  }
}

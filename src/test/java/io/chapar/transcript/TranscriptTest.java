package io.chapar.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.Masks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Replays every scene under src/test/resources/transcripts on a fresh host and compares. With
 * {@code -Dtranscripts=FOLDER} it replays the scenes of another folder.
 */
class TranscriptTest {
  private static final Path HERE =
      Path.of(System.getProperty("transcripts", "src/test/resources/transcripts"));

  private static List<Path> scenes() throws IOException {
    try (Stream<Path> files = Files.walk(HERE)) {
      return files.filter(f -> f.toString().endsWith(".t")).sorted().toList();
    }
  }

  @Test
  void thereAreScenes() throws IOException {
    assertThat(scenes()).hasSizeGreaterThan(10);
  }

  @TestFactory
  Stream<DynamicTest> aSceneGoesAsItWentOnTheReferenceHost() throws IOException {
    return scenes().stream()
        .map(f -> DynamicTest.dynamicTest(HERE.relativize(f).toString(), () -> replay(f)));
  }

  private static void replay(Path file) throws IOException {
    Transcript scene = Transcript.parse(file.toString(), Files.readString(file));
    assertThat(scene.steps()).isNotEmpty();
    String printed;
    try (TestHost host = new TestHost()) {
      printed = host.run(scene.script());
    }
    List<String> got = scene.split(printed);
    for (int i = 0; i < got.size(); i++) {
      Transcript.Step step = scene.steps().get(i);
      assertThat(Masks.lines(got.get(i)))
          .as("$ " + step.command())
          .isEqualTo(Masks.lines(step.expected()));
    }
  }

  /** Every eighth scene, to keep the suite short: what would differ would differ in many. */
  @TestFactory
  Stream<DynamicTest> theSameSceneTwiceGivesTheSameBytes() throws IOException {
    List<Path> all = scenes();
    return all.stream()
        .filter(f -> all.indexOf(f) % 8 == 0)
        .map(
            f ->
                DynamicTest.dynamicTest(
                    HERE.relativize(f).toString(),
                    () -> {
                      String script = Transcript.parse(f.toString(), Files.readString(f)).script();
                      try (TestHost one = new TestHost(5);
                          TestHost two = new TestHost(5)) {
                        assertThat(one.run(script)).isEqualTo(two.run(script));
                      }
                    }));
  }
}

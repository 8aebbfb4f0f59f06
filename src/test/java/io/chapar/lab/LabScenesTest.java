package io.chapar.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.fidelity.Code;
import io.chapar.lab.session.Door;
import io.chapar.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Scenes of the verbs of {@code lab}: what is typed, each line a step, and what is printed, word
 * for word. With {@code -Dlab.scenes=write} what is printed now is written instead, to be read.
 */
class LabScenesTest {
  private static final Path SCENES = Path.of("src/test/resources/lab");

  @TestFactory
  Stream<DynamicTest> theySayWhatTheySaid() throws IOException {
    try (Stream<Path> files = Files.walk(SCENES)) {
      return files.filter(f -> f.toString().endsWith(".t")).sorted().toList().stream()
          .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> play(f)));
    }
  }

  private static void play(Path file) throws IOException {
    String text = Files.readString(file);
    boolean write = System.getProperty("lab.scenes", "").equals("write");
    StringBuilder out = new StringBuilder();
    text.lines().takeWhile(l -> !l.startsWith("  $ ")).forEach(l -> out.append(l).append('\n'));
    String language = file.toString().endsWith("_fa.t") ? "fa" : "en";
    try (LabHost host = new LabHost(language)) {
      Door door = (name, content) -> "/home/you/" + name;
      host.lab().session().bring(Door.class, door);
      Code none = (room, each) -> {};
      host.lab().session().bring(Code.class, none);
      for (Transcript.Step step : Transcript.parse(file.toString(), text).steps()) {
        String printed = host.steps(step.command());
        out.append("  $ ").append(step.command().replace("\n", "\n  > ")).append('\n');
        printed.lines().forEach(l -> out.append("  " + l.stripTrailing()).append('\n'));
        if (!write) {
          assertThat(Masks.lines(printed))
              .as(step.command())
              .isEqualTo(Masks.lines(step.expected()));
        }
      }
    }
    if (write) {
      Files.writeString(file, out);
    }
  }
}

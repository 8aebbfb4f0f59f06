package io.chapar.lab.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.host.Alarm;
import io.chapar.host.Console;
import io.chapar.host.Process;
import io.chapar.lab.LabSession;
import io.chapar.lab.report.Words;
import io.chapar.transcript.TestHost;
import io.chapar.transcript.Transcript;
import io.chapar.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * After each line of a scene {@code lab undo} gives back the host before it, to the last byte of
 * disk and memory, and what the shell knew, and {@code lab redo} the host after it. The suite plays
 * every sixth scene; {@code -Dundo.every=1} all.
 */
class UndoScenesTest {
  private static final Path SCENES = Path.of("src/test/resources/transcripts");
  private static final long SOON = 50_000_000; // what ending the lab command costs, at most

  @TestFactory
  Stream<DynamicTest> everyLineCanBeTakenBack() throws IOException {
    int every = Integer.getInteger("undo.every", 6);
    List<Path> scenes;
    try (Stream<Path> files = Files.walk(SCENES)) {
      scenes = files.filter(f -> f.toString().endsWith(".t")).sorted().toList();
    }
    return scenes.stream()
        .filter(f -> scenes.indexOf(f) % every == 0)
        .map(f -> DynamicTest.dynamicTest(SCENES.relativize(f).toString(), () -> play(f)));
  }

  /** Passes on what the shell says, and keeps the world before each line. */
  private static final class Witness implements Console {
    private final List<World.State> before = new ArrayList<>();
    private final List<String> shells = new ArrayList<>();
    private final World world;
    private final LabSession lab;

    Witness(World world) {
      this.world = world;
      this.lab = new LabSession(world, null, new Words("en"), List::of);
      world.mail().console(this);
    }

    @Override
    public void typed(Process shell, String line, boolean interactive) {
      if (shell.ppid() == 1 && shell.args().contains("/root/script")) {
        lab.typed(shell, line, true);
        before.add(world.state());
        shells.add(String.valueOf(shell.keepsake()));
      }
    }

    @Override
    public int answer(Process process, List<String> args) throws IOException {
      return lab.answer(process, args);
    }
  }

  private static void play(Path scene) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Transcript.Step step :
        Transcript.parse(scene.toString(), Files.readString(scene)).steps()) {
      lines.add("{ " + step.command() + "\n} > /dev/null 2>&1");
      lines.add("lab undo > /dev/null");
      lines.add("lab redo > /dev/null");
    }
    lines.add("true");
    try (TestHost host = new TestHost()) {
      Witness witness = new Witness(host.world());
      host.run(String.join("\n", lines) + "\n");
      List<World.State> states = witness.before;
      if (states.isEmpty()) {
        return; // a scene about a script that cannot be parsed: nothing was executed
      }
      assertThat(states).as("steps seen").hasSizeGreaterThan(3);
      for (int i = 0; i + 3 < states.size(); i += 3) {
        same(lines.get(i), states.get(i), states.get(i + 2));
        same("redo " + lines.get(i), states.get(i + 1), states.get(i + 3));
        List<String> shells = witness.shells;
        assertThat(shells.get(i + 2)).as("shell: " + lines.get(i)).isEqualTo(shells.get(i));
        assertThat(shells.get(i + 3)).as("shell, redo").isEqualTo(shells.get(i + 1));
      }
    }
  }

  /** Whether an alarm was due while the lab command itself took its fraction of a second. */
  private static boolean due(World.State want, World.State got) {
    Object alarms = want.mail().memory().get("host.alarms");
    return alarms instanceof Map<?, ?> map
        && map.values().stream().anyMatch(a -> a instanceof Alarm alarm && alarm.at() <= got.at());
  }

  private static void same(String line, World.State want, World.State got) {
    assertThat(got.at() - want.at()).as("clock: " + line).isBetween(0L, SOON);
    if (due(want, got)) {
      return;
    }
    assertThat(got.mail().disk()).as("disk: " + line).isEqualTo(want.mail().disk());
    assertThat(got.mail().memory()).as("memory: " + line).isEqualTo(want.mail().memory());
    assertThat(got.mx()).as("neighbour: " + line).isEqualTo(want.mx());
  }
}

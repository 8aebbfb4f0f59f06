package io.chapar.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.LabSession;
import io.chapar.lab.probe.Probes;
import io.chapar.lab.report.Words;
import io.chapar.lab.scenario.ScenarioLoader;
import io.chapar.lab.study.Desk;
import io.chapar.transcript.TestHost;
import java.io.ByteArrayOutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.terminal.Size;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The README says what the program does today. */
@Timeout(60)
class ReadmeTest {
  private static final String PROMPT = "root@mail:~# ";

  @TempDir private Path home = Path.of("");

  @BeforeEach
  void nobodysProgress() {
    System.setProperty("chapar.data", home.toString());
  }

  @AfterEach
  void forget() {
    System.clearProperty("chapar.data");
  }

  private static String readme() throws Exception {
    return Files.readString(Path.of("README.md"));
  }

  @Test
  void everyCommandIsNamed() throws Exception {
    Stream<String> commands =
        Main.commandLine().getSubcommands().values().stream().map(CommandLine::getCommandName);
    assertThat(commands)
        .allSatisfy(
            name -> assertThat(readme()).containsPattern("`(./)?(chapar )?" + name + "[ `]"));
  }

  @Test
  void everyVerbOfTheShellIsNamed() throws Exception {
    try (TestHost host = new TestHost()) {
      LabSession lab = new LabSession(host.world(), null, new Words("en"), List::of);
      Preferences preferences = new Preferences();
      lab.session()
          .bring(Desk.class, new RealDesk(preferences.look(false, 80), preferences.journal(), 1));
      String verbs = host.run("lab help | sed -n 's/^lab \\([a-z]*\\)  .*/\\1/p'");
      assertThat(verbs.lines())
          .contains("learn", "why")
          .allSatisfy(verb -> assertThat(readme()).containsPattern("`lab " + verb + "[ `]"));
    }
  }

  @Test
  void theFirstSessionIsWhatTheProgramPrints() throws Exception {
    String told = readme();
    String session =
        told.substring(told.indexOf("$ ./chapar shell"), told.indexOf("```\n\n## What one"));
    session = session.substring(session.indexOf("\n\n") + 2);
    assertThat(shown(session.lines().filter(l -> l.startsWith(PROMPT)).toList()))
        .isEqualTo(session + PROMPT);
  }

  private static String shown(List<String> lines) throws Exception {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    PipedOutputStream keys = new PipedOutputStream();
    var terminal =
        new ExternalTerminal(
            "test", "dumb", new PipedInputStream(keys, 4096), screen, StandardCharsets.UTF_8);
    terminal.setSize(Size.of(200, 24));
    Preferences preferences = new Preferences();
    preferences.language("en");
    var scenario =
        new ScenarioLoader(new Content(), Probes.all()).load("211.1/missing-destination", 1);
    TerminalSession.Plan plan =
        new TerminalSession.Plan(1, null, "root", scenario, null, Map.of(), false, false);
    CompletableFuture<Integer> session =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return new TerminalSession(plan, preferences).run(terminal);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    String text = wait(screen, 1);
    for (int i = 0; i < lines.size(); i++) {
      keys.write((lines.get(i).substring(PROMPT.length()) + "\r").getBytes(StandardCharsets.UTF_8));
      keys.flush();
      text = wait(screen, i + 2);
    }
    keys.write("exit\r".getBytes(StandardCharsets.UTF_8));
    keys.flush();
    session.get(20, TimeUnit.SECONDS);
    return text;
  }

  /** The screen once it has so many prompts, the last of them at its end. */
  private static String wait(ByteArrayOutputStream screen, int prompts) throws Exception {
    String text = "";
    for (int i = 0; i < 500; i++) {
      text =
          screen
              .toString(StandardCharsets.UTF_8)
              .replaceAll("\\x1b\\[[0-9;?]*[a-zA-Z]", "")
              .replace("\r", "");
      if (text.endsWith(PROMPT) && text.split(PROMPT, -1).length > prompts) {
        break;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return text.lines().dropWhile(String::isEmpty).collect(Collectors.joining("\n"));
  }
}

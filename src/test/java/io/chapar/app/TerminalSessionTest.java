package io.chapar.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.lesson.Lesson;
import io.chapar.lab.probe.Probes;
import io.chapar.lab.replay.SessionRecord;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.scenario.ScenarioLoader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A learner at a terminal: keys go in, the screen is looked at, the session is left and resumed.
 */
@Timeout(60)
class TerminalSessionTest {
  @TempDir private Path home = Path.of("");

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private PipedOutputStream keys = new PipedOutputStream();
  private int seen;
  private CompletableFuture<Integer> session = new CompletableFuture<>();

  @BeforeEach
  void begin() {
    System.setProperty("chapar.data", home.toString());
  }

  @AfterEach
  void end() {
    System.clearProperty("chapar.data");
  }

  private void open(@Nullable Lesson lesson, boolean resume) throws IOException {
    open(null, lesson, resume);
  }

  private void open(@Nullable Scenario scenario, @Nullable Lesson lesson, boolean resume)
      throws IOException {
    keys = new PipedOutputStream();
    Terminal terminal =
        new ExternalTerminal(
            "test", "dumb", new PipedInputStream(keys, 4096), screen, StandardCharsets.UTF_8);
    terminal.setSize(Size.of(80, 24));
    Preferences preferences = new Preferences();
    preferences.language("en");
    TerminalSession.Plan plan =
        new TerminalSession.Plan(
            1,
            null,
            "root",
            scenario,
            lesson,
            Map.of(),
            lesson == null && scenario == null,
            resume);
    session =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return new TerminalSession(plan, preferences).run(terminal);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
  }

  private void type(String line) throws IOException {
    keys.write((line + "\r").getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  /** Waits until a text stands on the screen below what was waited for before. */
  private void wait(String text) throws InterruptedException {
    for (int i = 0; i < 500; i++) {
      String shown = screen.toString(StandardCharsets.UTF_8);
      int at = shown.indexOf(text, seen);
      if (at >= 0) {
        seen = at + text.length();
        return;
      }
      if (session.isCompletedExceptionally()) {
        session.join();
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(screen.toString(StandardCharsets.UTF_8).substring(seen)).contains(text);
  }

  @Test
  void homeIsAboveAFreeShellInWhichOnePractises() throws Exception {
    open(null, false);
    wait("Chapar: a mail host to learn on");
    wait("Next: the lesson");
    wait("root@mail:~# ");
    type("lab quiz 211.1");
    wait("Question 1 of 10");
    wait("q ends");
    type("?");
    wait("The answer:");
    wait("Question 2 of 10");
    wait("q ends");
    type("q");
    wait("root@mail:~# ");
    type("exit 3");
    assertThat(session.get(20, TimeUnit.SECONDS)).isEqualTo(3);
    assertThat(replayed().score()).anyMatch(line -> line.startsWith("ANSWERED "));
  }

  @Test
  void anExamCanBeDeclined() throws Exception {
    open(null, false);
    wait("root@mail:~# ");
    type("lab exam 4");
    wait("Enter begins: ");
    keys.write(4); // Ctrl-D: not today
    keys.flush();
    wait("root@mail:~# ");
    type("exit 3");
    assertThat(session.get(20, TimeUnit.SECONDS)).isEqualTo(3);
    assertThat(Files.readString(ReplayCommand.last())).doesNotContain("EXAM");
  }

  /** The record of the session, played: it comes to the same. */
  private SessionRecord.Result replayed() throws Exception {
    SessionRecord record = SessionRecord.parse(Files.readString(ReplayCommand.last()));
    SessionRecord.Result now =
        new ReplaySession(record, Threads.pool(), OutputStream.nullOutputStream()).run().result();
    assertThat(now).isEqualTo(record.result());
    return now;
  }

  private static Lesson firstMessage() throws Exception {
    return LessonsCommand.all().stream()
        .filter(l -> l.id().equals("211.1-first-message"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPageTallerThanTheScreenIsShownByTheScreenful() throws Exception {
    open(firstMessage(), true);
    wait("Page 1 of");
    wait("root@mail:~# ");
    type("lab page 3");
    wait("Enter shows more, q stops: ");
    type("");
    wait("Enter shows more, q stops: ");
    type("");
    wait("Page 3 of");
    wait("root@mail:~# ");
    type("lab page");
    wait("Enter shows more, q stops: ");
    type("q");
    wait("root@mail:~# ");
    type("lab page | tail -n 2 | cut -c-8"); // a pipe has no screen
    wait("\nPage 3 o");
    wait("root@mail:~# ");
    type("exit");
    assertThat(session.get(20, TimeUnit.SECONDS)).isZero();
    assertThat(replayed().score()).isNotEmpty();
  }

  @Test
  void aLessonIsReadStepsAreSeenAndTheSessionGoesOn() throws Exception {
    Lesson lesson = firstMessage();
    open(lesson, true);
    wait("Page 1 of");
    wait("root@mail:~# ");
    type("lab next");
    wait("[ ] ");
    wait("root@mail:~# ");
    type("cd /etc/postfix; postfix start");
    wait("[x] ");
    wait("root@mail:/etc/postfix# ");
    type("echo here > /root/mark");
    wait("root@mail:/etc/postfix# ");
    type("exit");
    assertThat(session.get(20, TimeUnit.SECONDS)).isZero();
    assertThat(replayed().score()).contains("STEP 211.1-first-message 0");

    open(lesson, true);
    wait("You go on where you stopped.");
    wait("[x] ");
    wait("root@mail:");
    type("cat /root/mark; postfix status; exit 4");
    wait("here");
    wait("is running");
    assertThat(session.get(20, TimeUnit.SECONDS)).isEqualTo(4);
  }

  @Test
  void aHintCostsTheSameAfterTheSessionWasKilled() throws Exception {
    Scenario scenario =
        new ScenarioLoader(new Content(), Probes.all()).load("211.1/missing-destination", 1);
    open(scenario, null, true);
    wait("root@mail:~# ");
    for (int i = 1; i <= 2; i++) {
      type("lab hint");
      wait("Hint " + i + " of 3:");
      wait("root@mail:~# ");
    }
    keys.close(); // nobody says goodbye
    session.get(20, TimeUnit.SECONDS);
    open(scenario, null, true);
    wait("root@mail:~# ");
    type("lab hint all");
    wait("Hint 2 of 3:");
    wait("root@mail:~# ");
    type(scenario.solutions().get(0).text().strip().replace("\n", "; "));
    wait("root@mail:~# ");
    type("lab check");
    wait("Passed: 10 of 10");
    wait("Hints cost 1 point");
    type("exit");
    assertThat(session.get(20, TimeUnit.SECONDS)).isZero();
  }
}

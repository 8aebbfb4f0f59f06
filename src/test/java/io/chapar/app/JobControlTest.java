package io.chapar.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-Z, fg, bg and their like at a terminal, in the words of bash. */
@Timeout(60)
class JobControlTest {
  private static final String PROMPT = "root@mail:~# ";

  @TempDir private Path home = Path.of("");

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final PipedOutputStream keys = new PipedOutputStream();
  private int seen;
  private CompletableFuture<Integer> session = new CompletableFuture<>();

  @BeforeEach
  void open() throws Exception {
    System.setProperty("chapar.data", home.toString());
    Terminal terminal =
        new ExternalTerminal(
            "test", "dumb", new PipedInputStream(keys, 4096), screen, StandardCharsets.UTF_8);
    terminal.setSize(Size.of(80, 24));
    TerminalSession.Plan plan =
        new TerminalSession.Plan(1, null, "root", null, null, Map.of(), false, false);
    session =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return new TerminalSession(plan, new Preferences()).run(terminal);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    await(PROMPT);
  }

  @AfterEach
  void end() {
    System.clearProperty("chapar.data");
  }

  private void press(String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  /** Types a line and waits for what comes of it, up to the next prompt. */
  private String type(String line) throws Exception {
    press(line + "\r");
    await("\n");
    int from = seen;
    await(PROMPT);
    return shown(from, seen - PROMPT.length());
  }

  private String stop(String line) throws Exception {
    press(line + "\r");
    await("\n");
    int from = seen;
    TimeUnit.MILLISECONDS.sleep(300); // the program begins
    press("\032");
    await(PROMPT);
    return shown(from, seen - PROMPT.length());
  }

  private String shown(int from, int to) {
    String text = screen.toString(StandardCharsets.UTF_8).substring(from, to);
    return text.replaceAll("\033\\[\\?2004[hl]|\r", "");
  }

  private void await(String text) throws InterruptedException {
    for (int i = 0; i < 500; i++) {
      int at = screen.toString(StandardCharsets.UTF_8).indexOf(text, seen);
      if (at >= 0) {
        seen = at + text.length();
        return;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(screen.toString(StandardCharsets.UTF_8).substring(seen)).contains(text);
  }

  @Test
  void whatCtrlZStopsGoesOnInTheBackgroundOrTheForeground() throws Exception {
    assertThat(stop("sleep 100")).isEqualTo("^Z\n[1]+  Stopped                 sleep 100\n");
    assertThat(type("echo $?")).isEqualTo("148\n");
    assertThat(type("ps -o stat=,comm= | grep sleep")).isEqualTo("T    sleep\n");
    assertThat(stop("sleep 50 | cat"))
        .isEqualTo("^Z\n[2]+  Stopped                 sleep 50 | cat\n");
    assertThat(type("jobs"))
        .isEqualTo(
            "[1]-  Stopped                 sleep 100\n"
                + "[2]+  Stopped                 sleep 50 | cat\n");
    assertThat(type("bg %1")).isEqualTo("[1]- sleep 100 &\n");
    assertThat(type("jobs -r; jobs -s"))
        .isEqualTo(
            "[1]-  Running                 sleep 100 &\n"
                + "[2]+  Stopped                 sleep 50 | cat\n");
    assertThat(type("exit")).isEqualTo("logout\nThere are stopped jobs.\n");
    assertThat(type("kill %2; wait %2")).contains("Terminated              sleep 50 | cat\n");
    assertThat(stop("fg")).isEqualTo("sleep 100\n^Z\n[1]+  Stopped                 sleep 100\n");
    press("exit\rexit 3\r");
    assertThat(session.get(20, TimeUnit.SECONDS)).isEqualTo(3);
  }

  @Test
  void ctrlZBreaksLoopsAndLeavesTheRestOfTheLine() throws Exception {
    assertThat(stop("for i in 1 2; do sleep 9; echo $i; done; echo after $?"))
        .isEqualTo("^Z\n[1]+  Stopped                 sleep 9\nafter 148\n");
    assertThat(stop("sleep 8 && echo no")).isEqualTo("^Z\n[2]+  Stopped                 sleep 8\n");
    assertThat(type("fg %9")).isEqualTo("-bash: fg: %9: no such job\n");
    assertThat(type("%sleep")).isEqualTo("-bash: fg: sleep: ambiguous job spec\n");
    assertThat(type("disown -a"))
        .contains("-bash: warning: deleting stopped job 1 with process group ")
        .contains("-bash: warning: deleting stopped job 2 with process group ");
    assertThat(type("jobs")).isEmpty();
  }

  @Test
  void whoReadsKeysBehindTheForegroundIsStopped() throws Exception {
    type("cat > /tmp/x &");
    assertThat(type("true")).contains("[1]+  Stopped                 cat > /tmp/x\n");
    press("fg\rhello\r\004");
    await(PROMPT);
    assertThat(type("cat /tmp/x")).isEqualTo("hello\n");
  }
}

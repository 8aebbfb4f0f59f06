package io.chapar.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.host.Process;
import io.chapar.transcript.TestHost;
import io.chapar.world.World;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys typed at a program that reads lines; ^ stands for the control key. */
class TtyTest {
  private final World world = World.create(TestHost.debian(), 1);
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final Tty tty = new Tty(world.mail(), screen::write, () -> 80, () -> 24);
  private final List<String> lines = new ArrayList<>();

  @AfterEach
  void end() {
    world.close();
  }

  /** Types keys while a program reads lines; its exit status. */
  private int type(String keys) throws Exception {
    return world
        .scheduler()
        .call(
            "session",
            () -> {
              Process process = Objects.requireNonNull(world.session("root", List.of("reader")));
              process.attach(0, tty.channel());
              process.terminal(tty);
              tty.foreground(process.group());
              process.start(
                  p -> {
                    for (String line; (line = p.in().readLine()) != null; ) {
                      lines.add(line);
                    }
                    return 7;
                  });
              world.scheduler().yieldNow();
              for (byte b : keys.getBytes(StandardCharsets.UTF_8)) {
                tty.type(b & 0xff);
                world.scheduler().yieldNow();
              }
              return process.await();
            });
  }

  private String shown() {
    return screen.toString(StandardCharsets.UTF_8);
  }

  @Test
  void linesAreEditedAndEchoed() throws Exception {
    assertThat(type("hellp\177o\rsecond\r\004")).isEqualTo(7);
    assertThat(lines).containsExactly("hello", "second");
    assertThat(shown()).isEqualTo("hellp\b \bo\r\nsecond\r\n");
  }

  @Test
  void aLetterOfSeveralBytesIsErasedWhole() throws Exception {
    type("سلام\177\177ب\r\004");
    assertThat(lines).containsExactly("سلب");
  }

  @Test
  void wordsAndLinesAreErased() throws Exception {
    type("one two\027three\rgone\025kept\r\004");
    assertThat(lines).containsExactly("one three", "kept");
  }

  @Test
  void controlCEndsTheProgram() throws Exception {
    assertThat(type("half\003")).isEqualTo(130);
    assertThat(lines).isEmpty();
    assertThat(shown()).endsWith("^C");
  }

  @Test
  void passwordsAreNotShown() throws Exception {
    tty.echo(false);
    type("secret\r\004");
    assertThat(lines).containsExactly("secret");
    assertThat(shown()).isEmpty();
  }

  @Test
  void whatIsTypedAheadGoesLineByLineToWhoReadsNext() throws Exception {
    world
        .scheduler()
        .call(
            "session",
            () -> {
              for (char c : "cat > f\rinside\r\004cat f".toCharArray()) {
                tty.type(c);
              }
              assertThat(tty.leftover()).isEqualTo("cat > f\n");
              byte[] got = new byte[80];
              assertThat(tty.channel().read(got, 0, got.length)).isEqualTo(7);
              assertThat(tty.channel().read(got, 0, got.length)).isEqualTo(-1);
              assertThat(tty.leftover()).isEqualTo("cat f");
              assertThat(tty.leftover()).isEmpty();
              return 0;
            });
  }

  @Test
  void aFileInPlaceOfAKeyboardEndsAfterItsLastLine() throws Exception {
    world
        .scheduler()
        .call(
            "session",
            () -> {
              for (char c : "one\ntwo".toCharArray()) {
                tty.type(c);
              }
              tty.end();
              byte[] got = new byte[80];
              assertThat(tty.channel().read(got, 0, got.length)).isEqualTo(4);
              assertThat(tty.channel().read(got, 0, got.length)).isEqualTo(3);
              assertThat(tty.channel().read(got, 0, got.length)).isEqualTo(-1);
              assertThat(tty.channel().read(got, 0, got.length)).isEqualTo(-1);
              return 0;
            });
  }
}

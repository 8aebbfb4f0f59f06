package io.chapar.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the real command line says. */
class CommandLineTest {
  @TempDir private static Path home = Path.of("");

  @BeforeAll
  static void nobodysProgress() {
    System.setProperty("chapar.data", home.toString());
  }

  @AfterAll
  static void forget() {
    System.clearProperty("chapar.data");
  }

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int chapar(String... args) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  @Test
  void helpAndVersion() {
    assertThat(chapar("--help")).isZero();
    assertThat(out.toString()).contains("Usage: chapar", "run", "shell", "scenarios");
    assertThat(chapar("--version")).isZero();
    assertThat(out.toString()).contains("chapar ");
  }

  @Test
  void whatDoesNotExistIsAnErrorOfUse() {
    assertThat(chapar("--frob")).isEqualTo(2);
    assertThat(err.toString()).contains("Unknown option: '--frob'", "Usage: chapar");
    assertThat(chapar("frob")).isEqualTo(2);
    assertThat(chapar("run", "/no/such/script")).isEqualTo(2);
    assertThat(err.toString()).contains("cannot read the script '/no/such/script': no such file");
    assertThat(chapar("shell", "no-such-scenario")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no scenario 'no-such-scenario'");
    assertThat(chapar("shell", "--publish", "gopher=70")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no service 'gopher'");
  }

  @Test
  void runExitsWithTheStatusOfTheScript(@TempDir Path folder) throws Exception {
    Path script =
        Files.writeString(folder.resolve("script"), "[ \"$(whoami)\" = alice ] && exit 42\n");
    assertThat(chapar("run", "--user", "alice", script.toString())).isEqualTo(42);
    assertThat(chapar("run", "--user", "zed", script.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("there is no user 'zed' on the host");
  }

  @Test
  void theScenariosAreListedInBothLanguages() {
    assertThat(chapar("scenarios", "--lang", "en")).isZero();
    assertThat(out.toString())
        .contains("211.1-missing-destination", "Mail for the second domain bounces");
    assertThat(chapar("scenarios", "--lang", "fa")).isZero();
    assertThat(out.toString()).contains("نامه‌های دامنهٔ دوم برمی‌گردند");
  }

  @Test
  void theLanguageMayStandBeforeTheSubcommand() {
    assertThat(chapar("--lang", "fa", "scenarios")).isZero();
    assertThat(out.toString()).contains("نامه‌های دامنهٔ دوم برمی‌گردند");
  }

  @Test
  void withoutATerminalHomeIsPrinted() {
    assertThat(chapar("--lang", "en")).isZero();
    assertThat(out.toString())
        .contains("lessons  scenarios  questions", "211.1  ....................", "Next: ")
        .doesNotContain("\033", "\u2588");
  }

  @Test
  void everythingIsListedWithItsState() {
    assertThat(chapar("lessons", "--lang", "en")).isZero();
    assertThat(out.toString()).contains("id", "level", "min.", "[ ]  211.1-first-message");
    assertThat(chapar("exercises", "--lang", "fa")).isZero();
    assertThat(out.toString()).contains("211.1-queue", "نوبت مرور");
    assertThat(chapar("progress", "--lang", "en")).isZero();
    assertThat(chapar("learn", "no-such-lesson")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no lesson 'no-such-lesson'");
    assertThat(chapar("quiz", "999")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no question that begins with '999'");
  }

  @Test
  void settingsAreKept() {
    assertThat(chapar("set", "lang", "xx")).isEqualTo(2);
    assertThat(err.toString()).contains("lang is one of en, fa");
    assertThat(chapar("set", "lang", "fa")).isZero();
    assertThat(chapar("progress")).isZero();
    assertThat(out.toString()).contains("گام بعدی");
    assertThat(chapar("set", "lang", "en")).isZero();
  }

  @Test
  void languagesAndModesThatDoNotExistAreErrorsOfUse() {
    assertThat(chapar("lessons", "--lang", "tlh")).isEqualTo(2);
    assertThat(err.toString()).contains("there are no texts in 'tlh': one of en, fa");
    assertThat(chapar("lessons", "--bidi", "sideways")).isEqualTo(2);
    assertThat(err.toString()).contains("one of auto, visual, none");
  }
}

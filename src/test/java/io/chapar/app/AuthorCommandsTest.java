package io.chapar.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an author types: chapar new, chapar verify. */
class AuthorCommandsTest {
  @TempDir Path folder = Path.of(".");

  private int status;

  private String chapar(String... args) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(new ChaparCommand());
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(out));
    status = line.execute(args);
    return out.toString();
  }

  @Test
  void aNewScenarioKeepsItsPromisesFromTheStart() throws Exception {
    String root = folder.toString();
    assertThat(chapar("new", "scenario", "211.1-my-own", "--in", root)).contains("is written");
    assertThat(chapar("new", "scenario", "211.1-my-own", "--in", root)).contains("there already");
    assertThat(chapar("verify", root, "--seeds", "2")).startsWith("ok   211.1-my-own");
    assertThat(status).isZero();
    Path mine = folder.resolve("211.1/my-own");
    assertThat(chapar("verify", mine.toString(), "--seed", "3", "--show", "solutions/alias.sh"))
        .contains("newaliases")
        .doesNotContain("${");

    Files.writeString(mine.resolve("solutions/virtual.sh"), "true\n");
    assertThat(chapar("verify", root, "--seed", "1"))
        .contains("211.1/my-own/solutions/virtual.sh: seed 1: fails 'office'", "FAIL");
    assertThat(status).isEqualTo(1);

    Path yaml = mine.resolve("scenario.yaml");
    Files.writeString(yaml, Files.readString(yaml).replace("minutes:", "minuets:"));
    assertThat(chapar("verify", root)).contains("211.1/my-own/scenario.yaml:5: unknown key");
  }

  @Test
  void wrongQuestionsAreAnswered() {
    assertThat(chapar("new", "lesson", "x")).contains("'lesson' cannot be made");
    assertThat(chapar("new", "scenario", "../x")).contains("'../x' is no id");
    assertThat(chapar("verify", folder.toString())).contains("there is no scenario.yaml");
    assertThat(chapar("verify", "/nowhere")).contains("there is no folder '/nowhere'");
    assertThat(status).isEqualTo(2);
  }
}

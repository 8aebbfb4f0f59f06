package io.chapar.shell.interp;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.transcript.TestHost;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Scripts and what bash 5.2 printed for them, on both streams together, with the exit status at the
 * end. Each runs in an empty directory of one shared host.
 */
class LanguageTest {
  private static TestHost host;

  @BeforeAll
  static void boot() {
    host = new TestHost();
  }

  @AfterAll
  static void close() {
    host.close();
  }

  private record Case(String script, String expected) {}

  private static List<Case> cases() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(LanguageTest.class.getResourceAsStream("/shell/language.txt"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<Case> cases = new ArrayList<>();
      for (String block : text.split("(?m)^=====\n")) {
        String[] halves = block.split("(?m)^-----\n", 2);
        if (halves.length == 2) {
          cases.add(new Case(halves[0], halves[1]));
        }
      }
      return cases;
    }
  }

  @TestFactory
  Stream<DynamicTest> saysWhatBashSays() throws IOException {
    return cases().stream()
        .map(
            c ->
                DynamicTest.dynamicTest(c.script().lines().findFirst().orElse(""), () -> check(c)));
  }

  private static void check(Case c) {
    host.run(
        "rm -rf /root/t; mkdir /root/t; cat > /root/t/s.sh <<'@@@END@@@'\n"
            + c.script()
            + "@@@END@@@\n");
    String printed = host.run("cd /root/t; bash s.sh < /dev/null 2>&1; echo \"[$?]\"");
    assertThat(printed).as(c.script()).isEqualTo(c.expected());
  }
}

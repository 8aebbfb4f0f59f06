package io.chapar.unix.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.text.Utf8;
import io.chapar.transcript.TestHost;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Hundreds of one-liners, and what the real tools printed for them on Debian 12. Each begins with a
 * line {@code --- COMMAND}; those that cannot be the same are named with the reason.
 */
class ReferenceTest {
  @Test
  void sed() throws IOException {
    check("sed", List.of());
  }

  @Test
  void grep() throws IOException {
    check(
        "grep",
        List.of(
            // the order of a real directory is the file system's own
            "--- grep -r --exclude-dir=d a .", "--- grep -rh a ."));
  }

  @Test
  void awk() throws IOException {
    check(
        "awk",
        List.of(
            // yacc goes on after the first error; a name is an array only once it was used as one
            "--- awk BEGIN {f(1)} function f(a) {a[1]=1}",
            "--- awk BEGIN{print length(a); a[1]; print length(a)}",
            "--- awk BEGIN { print 1; }}",
            "--- awk BEGIN { x = \"A\"; switch (x) { } }"));
  }

  private static void check(String name, List<String> different) throws IOException {
    try (TestHost host = new TestHost()) {
      Map<String, String> expected = sections(resource(name + ".expected"));
      Map<String, String> printed = sections(host.run(resource(name + ".sh")));
      List<String> wrong = new ArrayList<>();
      expected.forEach(
          (heading, text) -> {
            if (!text.equals(printed.get(heading))
                && different.stream().noneMatch(heading::startsWith)) {
              wrong.add(heading + "real:\n" + text + "ours:\n" + printed.get(heading));
            }
          });
      assertThat(wrong).isEmpty();
    }
  }

  private static Map<String, String> sections(String text) {
    Map<String, String> out = new LinkedHashMap<>();
    int number = 0;
    for (String section : text.split("(?m)^(?=--- )")) {
      int end = section.indexOf('\n') + 1;
      out.put(section.substring(0, end) + "#" + number++ + "\n", section.substring(end));
    }
    return out;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ReferenceTest.class.getResourceAsStream("/io/chapar/unix/text/" + name))) {
      return Utf8.decode(in.readAllBytes());
    }
  }
}

package io.chapar.postfix.smtpd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Dialogues that the reference host had, spoken again here. */
class RecordedTest {
  /** One dialogue. */
  private static final class Case {
    final String title;
    final List<String> settings = new ArrayList<>();
    final StringBuilder said = new StringBuilder();
    final List<String> heard = new ArrayList<>();
    final List<String> logged = new ArrayList<>();

    Case(String title) {
      this.title = title;
    }

    void run() {
      List<String> all =
          new ArrayList<>(List.of("smtpd_tls_security_level =", "compatibility_level = 3.6"));
      all.addAll(settings);
      try (MailHost host = new MailHost(all.toArray(String[]::new))) {
        List<String> answers = host.say(said.toString()).lines().map(Case::anonymous).toList();
        List<String> log =
            host.log().stream()
                .filter(l -> !l.startsWith("improper") && !l.contains("connect from"))
                .map(Case::anonymous)
                .toList();
        assertThat(answers).as("replies").containsExactlyElementsOf(heard);
        assertThat(log).as("log").containsExactlyElementsOf(logged);
      }
    }

    private static String anonymous(String line) {
      return line.replaceFirst("^[0-9A-F]{7,}: ", "ID: ")
          .replaceFirst("queued as [0-9A-F]+", "queued as ID");
    }
  }

  @TestFactory
  Stream<DynamicTest> access() throws IOException {
    return cases("access.cases").stream().map(c -> DynamicTest.dynamicTest(c.title, c::run));
  }

  private static List<Case> cases(String file) throws IOException {
    List<Case> all = new ArrayList<>();
    try (InputStream in = Objects.requireNonNull(RecordedTest.class.getResourceAsStream(file));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Case current = all.isEmpty() ? null : all.get(all.size() - 1);
        if (line.startsWith("== ")) {
          all.add(new Case(line.substring(3)));
        } else if (current == null || line.startsWith("#")) {
          // a comment, or what stands before the first case
        } else if (line.startsWith(">")) {
          String said = line.length() > 2 ? line.substring(2) : "";
          current.said.append(said).append('\n');
        } else if (line.startsWith("< ")) {
          current.heard.add(line.substring(2));
        } else if (line.startsWith("| ")) {
          current.logged.add(line.substring(2));
        } else {
          current.settings.add(line);
        }
      }
    }
    return all;
  }
}

package io.chapar.postfix.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The parameter table against what {@code postconf -d} printed on the reference host. */
class ParametersTest {
  private static Map<String, String> recorded() throws IOException {
    Map<String, String> recorded = new LinkedHashMap<>();
    try (InputStream in =
        Objects.requireNonNull(ParametersTest.class.getResourceAsStream("postconf-d.txt"))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        int equals = line.indexOf(" =");
        recorded.put(line.substring(0, equals), line.substring(equals + 2).strip());
      }
    }
    return recorded;
  }

  @Test
  void everyNameAndDefaultIsTheReferences() throws IOException {
    PostfixConfig defaults = FakeHost.config();
    Map<String, String> ours = new TreeMap<>();
    for (Parameter parameter : Parameters.standard().all()) {
      if (parameter.builtin()) {
        ours.put(parameter.name(), String.valueOf(defaults.raw(parameter.name())));
      }
    }
    for (String[] service :
        new String[][] {
          {"bsmtp", "pipe"}, {"error", "error"}, {"ifmail", "pipe"}, {"lmtp", "lmtp"},
          {"local", "local"}, {"maildrop", "pipe"}, {"mailman", "pipe"}, {"relay", "smtp"},
          {"retry", "error"}, {"scalemail-backend", "pipe"}, {"smtp", "smtp"}, {"uucp", "pipe"},
          {"virtual", "virtual"}
        }) {
      Parameters.ofService(service[0], service[1]).forEach(ours::putIfAbsent);
    }
    Map<String, String> reference = new TreeMap<>(recorded());
    reference.put("process_id", "");
    reference.put("process_name", "");
    ours.replaceAll((name, value) -> value.strip());
    assertThat(ours).containsExactlyEntriesOf(reference);
  }
}

package io.chapar.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code mvn -Pbench verify}: prints the measurements; no time is a failure. */
@Tag("bench")
class BenchTest {
  @Test
  void measures() {
    assertThat(Main.commandLine().execute("bench")).isZero();
  }
}

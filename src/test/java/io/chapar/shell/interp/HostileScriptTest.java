package io.chapar.shell.interp;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.transcript.TestHost;
import org.junit.jupiter.api.Test;

/** What a script can do to a shell ends in an error of the host. */
class HostileScriptTest {
  private static String run(String script) {
    try (TestHost host = new TestHost()) {
      return host.run(script);
    }
  }

  @Test
  void aForkBombRunsOutOfProcesses() {
    assertThat(run(":(){ :|:& };:\nsleep 100\necho survived\n"))
        .contains("fork: retry: Resource temporarily unavailable")
        .endsWith("survived\n");
  }

  @Test
  void aValueCannotGrowForEver() {
    assertThat(run("x=a; while true; do x=$x$x; done\n")).contains("xrealloc: cannot allocate");
  }

  @Test
  void endlessRecursionEndsTheSubshell() {
    assertThat(run("f() { f; }; (f); echo $?\n")).endsWith("139\n");
  }

  @Test
  void deepNestingIsRefused() {
    assertThat(run("echo " + "$(echo ".repeat(3000) + "x" + ")".repeat(3000) + "\n"))
        .contains("memory exhausted");
    assertThat(run("echo $((" + "(".repeat(30000) + "1" + ")".repeat(30000) + "))\n"))
        .contains("expression recursion level exceeded");
  }
}

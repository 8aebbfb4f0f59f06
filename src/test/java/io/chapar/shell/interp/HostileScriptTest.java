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
  void whatFillsTheDiskHearsOfIt() {
    assertThat(run("yes > /root/f; echo $?\nrm /root/f; echo room > /root/g; cat /root/g\n"))
        .isEqualTo("yes: standard output: No space left on device\n1\nroom\n");
    assertThat(
            run(
                "head -c 3000000000 /dev/urandom > /root/f; echo $?\n"
                    + "seq 9 > /root/h; echo $?; echo x > /root/i; echo $?; sort /etc/passwd > /i\n"))
        .startsWith("head: error writing 'standard output': No space left on device\n1\n")
        .contains("seq: write error: No space left on device\n1\n")
        .contains("echo: write error: No space left on device\n1\n")
        .endsWith("sort: write error\n");
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

  @Test
  void whatNeverEndsCanBeEnded() {
    assertThat(run("timeout 2 cat /dev/zero > /dev/null; echo $?\n")).isEqualTo("124\n");
    assertThat(run("timeout 1 bash -c 'for ((i = 0; i < 1000000000; i++)); do :; done'; echo $?\n"))
        .isEqualTo("124\n");
    assertThat(run("timeout 1 awk 'BEGIN { for (;;) i++ }'; echo $?\n")).isEqualTo("124\n");
    assertThat(run("yes | timeout 1 sed ':a;ba'; echo $?\n")).isEqualTo("124\n");
    assertThat(run("(flock 9; flock -w 0.1 /tmp/l true; echo $?) 9> /tmp/l\n")).isEqualTo("1\n");
  }

  @Test
  void anExpressionThatTriesEveryWayComesToAnEnd() {
    String many = "a".repeat(40) + "b";
    assertThat(run("grep -E '^(a+)+$' <<< " + many + "; echo $?\n")).isEqualTo("1\n");
    assertThat(run("sed -nE '/^(a|aa)+$/p' <<< " + many + "; echo $?\n")).isEqualTo("0\n");
    assertThat(run("awk '/^(a+)+$/' <<< " + many + "; echo $?\n")).isEqualTo("0\n");
    assertThat(run("[[ " + many + " =~ ^(a+)+$ ]]; echo $?\n")).isEqualTo("1\n");
    assertThat(run("grep -P '^(a+)+$' <<< " + many + "; echo $?\n")).endsWith("2\n");
  }

  @Test
  void whatIsStoppedDoesNoWorkAndCanBeKilled() {
    assertThat(
            run(
                "while :; do :; done & p=$!\nkill -STOP $p; sleep 60; ps -o stat= -p $p\n"
                    + "kill -KILL $p; wait $p 2> /dev/null; echo $?\n"))
        .contains("T")
        .endsWith("137\n");
  }
}

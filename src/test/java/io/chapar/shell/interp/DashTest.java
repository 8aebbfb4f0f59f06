package io.chapar.shell.interp;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.transcript.TestHost;
import org.junit.jupiter.api.Test;

/** {@code sh} is dash: fewer builtins, and its own words. */
class DashTest {
  private static String sh(String commands) {
    try (TestHost host = new TestHost()) {
      return host.run("sh -c '" + commands + "'; echo $?");
    }
  }

  @Test
  void complainsInItsOwnWords() {
    assertThat(sh("nosuch")).isEqualTo("sh: 1: nosuch: not found\n127\n");
    assertThat(sh("cd /nope")).isEqualTo("sh: 1: cd: can't cd to /nope\n2\n");
    assertThat(sh("echo ${x:?}")).isEqualTo("sh: 1: x: parameter not set or null\n2\n");
    assertThat(sh("echo )")).isEqualTo("sh: 1: Syntax error: \")\" unexpected\n2\n");
    assertThat(sh("if true; then echo"))
        .isEqualTo("sh: 1: Syntax error: end of file unexpected (expecting \"fi\")\n2\n");
    assertThat(sh("cat < /nope")).isEqualTo("sh: 1: cannot open /nope: No such file\n2\n");
  }

  @Test
  void knowsNoneOfBashsExtensions() {
    assertThat(sh("source x")).isEqualTo("sh: 1: source: not found\n127\n");
    assertThat(sh("[[ a ]]")).isEqualTo("sh: 1: [[: not found\n127\n");
    assertThat(sh("echo {a,b}")).isEqualTo("{a,b}\n0\n");
    assertThat(sh("[ a == a ]")).isEqualTo("sh: 1: [: a: unexpected operator\n2\n");
    assertThat(sh("x=(1)")).isEqualTo("sh: 1: Syntax error: \"(\" unexpected\n2\n");
  }
}

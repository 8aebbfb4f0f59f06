package io.chapar.unix.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.transcript.TestHost;
import org.junit.jupiter.api.Test;

class RightsTest {
  private final TestHost host = new TestHost();

  @Test
  void aPasswordOpensTheDoorAndAWrongOneDoesNot() {
    assertThat(host.run("echo alice-secret | su bob -c 'su alice -c \"id -un\"'"))
        .isEqualTo("Password: alice\n");
    assertThat(host.run("echo wrong | su bob -c 'su alice -c id'"))
        .isEqualTo("Password: su: Authentication failure\n");
  }

  @Test
  void suWorksByTheModeOfItsFile() {
    assertThat(
            host.run(
                "chmod u-s /usr/bin/su; echo alice-secret | su bob -c 'su alice -c \"id -un\"'"))
        .doesNotContain("alice\n");
  }

  @Test
  void sudoersSaysWhoMayWhat() {
    host.run("echo 'alice ALL=(bob) NOPASSWD: /usr/bin/id' > /etc/sudoers.d/alice");
    assertThat(host.run("su alice -c 'sudo -u bob id -un'")).isEqualTo("bob\n");
    assertThat(host.run("su alice -c 'sudo -n id -un'"))
        .isEqualTo("sudo: a password is required\n");
    assertThat(host.run("sudo -u alice env | grep -E '^(HOME|SUDO_USER)='"))
        .isEqualTo("HOME=/home/alice\nSUDO_USER=root\n");
  }

  @Test
  void procTellsOfWhoAsks() {
    assertThat(host.run("cat /proc/self/comm; [ -d /proc/$$ ] && echo here; cat /proc/99999/comm"))
        .isEqualTo("cat\nhere\ncat: /proc/99999/comm: No such file or directory\n");
    assertThat(host.run("su alice -c 'cat /proc/1/environ'"))
        .isEqualTo("cat: /proc/1/environ: Permission denied\n");
  }

  @Test
  void aNamedPipeWaitsForBothEnds() {
    assertThat(host.run("mkfifo /tmp/p; (sleep 2; echo late > /tmp/p) & cat /tmp/p; wait"))
        .isEqualTo("late\n");
  }
}

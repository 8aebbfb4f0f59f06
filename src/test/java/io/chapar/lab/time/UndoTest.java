package io.chapar.lab.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.LabHost;
import org.junit.jupiter.api.Test;

/** Steps that are taken back and done again, as conversations. */
class UndoTest {
  @Test
  void whatTheShellKnewComesBackWithTheHost() {
    try (LabHost host = new LabHost()) {
      assertThat(
              host.steps(
                  "x=1; f() { echo old; }; alias ll='ls -l'; cd /etc; umask 077; set -f; arr=(a b)",
                  "x=2; f() { echo new; }; unalias ll; cd /tmp; umask 0; set +f; arr+=(c); >/tmp/y",
                  "lab undo",
                  "echo $x $(f) $PWD $(pwd) $(umask) $- ${arr[@]}; alias; ls /tmp/y"))
          .contains("undone: x=2;")
          .contains("1 old /etc /etc 0077 fhB a b\nalias ll='ls -l'\n")
          .contains("ls: cannot access '/tmp/y'");
    }
  }

  @Test
  void redoDoesItAgainShellIncluded() {
    try (LabHost host = new LabHost()) {
      assertThat(
              host.steps(
                  "x=1",
                  "x=2; cd /tmp; touch here",
                  "lab undo 2",
                  "lab redo 2",
                  "echo $x; ls here"))
          .endsWith("done again: x=1\ndone again: x=2; cd /tmp; touch here\n2\nhere\n");
    }
  }

  @Test
  void linesThatOnlyLookAreNoSteps() {
    try (LabHost host = new LabHost()) {
      assertThat(
              host.steps(
                  "touch /tmp/a",
                  "lab why mynetworks",
                  "lab time",
                  "lab diff | head -1",
                  "lab mark here",
                  "lab steps",
                  "lab undo",
                  "ls /tmp"))
          .contains("    1  touch /tmp/a\nundone: touch /tmp/a\n")
          .endsWith("undone: touch /tmp/a\n");
      assertThat(host.steps("lab diff > /tmp/d; true", "lab steps")).contains("lab diff > /tmp/d");
    }
  }

  @Test
  void aMarkIsAPlaceToGoBackToAndGoingIsAStep() {
    try (LabHost host = new LabHost()) {
      assertThat(
              host.steps(
                  "x=1; touch /tmp/a; lab mark here",
                  "x=2; rm /tmp/a",
                  "lab goto here",
                  "lab undo",
                  "lab undo",
                  "ls /tmp/a; echo $x"))
          .contains("The host is as it was at 'here'.\nundone: lab goto here\n")
          .contains("undone: x=2; rm /tmp/a\n/tmp/a\n1\n");
    }
  }

  @Test
  void queueMailboxesAndDaemonsGoBackToo() {
    try (LabHost host = new LabHost()) {
      assertThat(
              host.steps(
                  "echo hi | sendmail joe@example.org; echo hi | sendmail alice; sleep 2",
                  "postsuper -d ALL; rm /var/mail/alice; systemctl stop postfix",
                  "lab undo",
                  "mailq | tail -1; ls -s /var/mail; systemctl is-active postfix"))
          .contains("-- 0 Kbytes in 1 Request.", "alice", "\nactive\n");
    }
  }
}

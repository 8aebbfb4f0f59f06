package io.chapar.lab.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.LabHost;
import org.junit.jupiter.api.Test;

/** What {@code lab diff} tells, as conversations. */
class DiffTest {
  @Test
  void aTrustedInternetIsAnOpenRelayAndIsCalledSo() {
    try (LabHost host = new LabHost()) {
      host.run(
          "lab mark up",
          "postconf -e 'mynetworks = 0.0.0.0/0'",
          "chmod 600 /etc/aliases",
          "postfix reload",
          "sleep 1");
      assertThat(host.run("lab diff up"))
          .contains("--- a/etc/postfix/main.cf\n+++ b/etc/postfix/main.cf\n")
          .contains("+mynetworks = 0.0.0.0/0\n")
          .contains("/etc/aliases  (mode 0644 -> 0600)")
          .contains("  postfix: mynetworks\n    - 127.0.0.0/8")
          .contains("* a stranger sends to friend@example.net\n      - refused: 454 4.7.1")
          .contains("      + delivered: 2.0.0 (250 2.0.0 Ok)")
          .contains("OPEN RELAY");
    }
  }

  @Test
  void nothingHasChangedAndTheHostStaysAsItIs() {
    try (LabHost host = new LabHost()) {
      assertThat(host.run("lab mark up", "lab diff up"))
          .contains("Files:  no difference", "Settings:  no difference")
          .contains("no difference");
      assertThat(host.run("ls /var/mail", "lab diff nothing")).contains("there is no mark");
    }
  }
}

package io.chapar.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.LabHost;
import io.chapar.lab.fidelity.Code;
import io.chapar.lab.fidelity.Readers;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is said to be simulated is read off the code. */
class FidelityTest {
  @Test
  void aParameterIsActedOnWhereTheCodeOfADaemonAsksForIt() throws IOException {
    Readers readers = new Readers(new ClassFiles());
    assertThat(readers.postfix().get("mailbox_size_limit")).isNotEmpty();
    assertThat(readers.postfix().get("smtpd_relay_restrictions")).isNotEmpty(); // a pattern
    assertThat(readers.postfix().get("lmtp_connect_timeout")).isNotEmpty(); // behind a prefix
    assertThat(readers.postfix().get("milter_macro_v")).isEmpty();
    assertThat(readers.postfix().get("respectful_logging")).isEmpty(); // it is only checked
    assertThat(readers.postfix().get("postscreen_command_time_limit")).isEmpty();
    assertThat(readers.postfix().get("myorigin")).isNotEmpty();
    assertThat(readers.dovecot().get("mail_location")).isNotEmpty();
    assertThat(readers.unsimulated()).anyMatch(s -> s.contains("policy services"));
  }

  @Test
  void aRestrictionTellsWhetherItIsChecked() {
    try (LabHost host = new LabHost()) {
      assertThat(host.run("lab fidelity reject_rbl_client"))
          .contains("the restriction reject_rbl_client is checked");
      assertThat(host.run("lab fidelity check_policy_service"))
          .contains("known, but not simulated");
    }
  }

  @Test
  void aCommandTellsItsOptions() {
    try (LabHost host = new LabHost()) {
      assertThat(host.run("lab fidelity ls"))
          .contains("-a, --all;")
          .contains("not here (it says so): --author; -D, --dired;");
      assertThat(host.run("ls -Z")).contains("option '-Z' is not simulated here");
      assertThat(host.run("lab fidelity nonsense")).contains("is no parameter");
    }
  }

  @Test
  void whatIsSetInVainIsToldOnce() throws IOException {
    try (LabHost host = new LabHost()) {
      host.lab().session().bring(Code.class, new ClassFiles());
      assertThat(host.lab().prompting()).isEmpty();
      host.run("postconf -e 'milter_macro_v = one' 'mynetworks = 10.0.0.0/8'");
      assertThat(host.lab().prompting())
          .isEqualTo(
              "lab: postfix milter_macro_v is set, but nothing here acts on it (lab fidelity).\n");
      host.run("postconf -e 'milter_macro_v = two'");
      assertThat(host.lab().prompting()).isEmpty();
      assertThat(host.run("lab fidelity")).contains("postfix milter_macro_v").contains("Dovecot: ");
    }
  }
}

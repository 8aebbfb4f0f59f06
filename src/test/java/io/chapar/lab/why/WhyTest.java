package io.chapar.lab.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.LabHost;
import org.junit.jupiter.api.Test;

/** What {@code lab why} tells, as conversations. */
class WhyTest {
  @Test
  void aBounceNamesTheTableTheAccountsAndWhatWouldHelp() {
    try (LabHost host = new LabHost()) {
      assertThat(
              host.run(
                  "echo 'info: alice' >> /etc/aliases",
                  "echo hello | sendmail info@example.com",
                  "sleep 2",
                  "lab why"))
          .contains("BOUNCED", "unknown user: \"info\"")
          .contains("hash:/etc/aliases has no \"info\"")
          .contains("alias_maps = hash:/etc/aliases  (/etc/postfix/main.cf:")
          .contains("# postalias hash:/etc/aliases\n      -> sent 2.0.0");
      assertThat(host.run("newaliases", "lab why"))
          .contains("Sent again now, it would be delivered");
    }
  }

  @Test
  void anAddressIsExplainedBeforeAnythingIsSent() {
    try (LabHost host = new LabHost()) {
      assertThat(host.run("lab why friend@example.net", "mailq"))
          .contains("REFUSED", "Relay access denied")
          .contains("example.net is not in mydestination")
          .contains("relay_domains =  (default)")
          .contains("mynetworks")
          .contains("-> sent 2.")
          .contains("Mail queue is empty");
      assertThat(host.run("lab why alice@example.com"))
          .contains("DELIVERED", "mail_spool_directory");
    }
  }

  @Test
  void aRefusedDialogueIsTheLastThingThatHappened() {
    try (LabHost host = new LabHost()) {
      host.run(
          "echo 'spam.example REJECT no spam' > /etc/postfix/access",
          "postmap /etc/postfix/access",
          "postconf -e 'smtpd_sender_restrictions = check_sender_access hash:/etc/postfix/access'",
          "postfix reload",
          "printf 'EHLO x\\r\\nMAIL FROM:<a@spam.example>\\r\\nRCPT TO:<alice@example.com>\\r\\n'"
              + " | nc -q 1 192.0.2.10 25");
      assertThat(host.run("lab why"))
          .contains("554 5.7.1 <a@spam.example>: Sender address rejected: no spam")
          .contains("/etc/postfix/access:1")
          .contains("smtpd_sender_restrictions = check_sender_access hash:/etc/postfix/access")
          .contains("# sed -i 1d /etc/postfix/access && postmap hash:/etc/postfix/access");
    }
  }

  @Test
  void loginsKnowTheirDatabases() {
    try (LabHost host = new LabHost()) {
      assertThat(host.run("doveadm auth test alice wrong", "lab why login alice"))
          .contains("REFUSED", "authentication failed")
          .contains("passdb pam is asked")
          .contains("/etc/dovecot/conf.d/auth-system.conf.ext:");
    }
  }

  @Test
  void aParameterKnowsItsLine() {
    try (LabHost host = new LabHost()) {
      assertThat(host.run("lab why mydestination", "lab why queue_run_delay", "lab why nonsense"))
          .contains("postfix: /etc/postfix/main.cf:")
          .contains("$myhostname = mail.example.com  (/etc/postfix/main.cf:")
          .contains("queue_run_delay = 300s\n    postfix: default")
          .contains("'nonsense' is no message");
    }
  }

  @Test
  void jsonIsForPrograms() {
    try (LabHost host = new LabHost()) {
      assertThat(host.run("lab why --json nobody3@example.com"))
          .contains("\"outcome\": \"refused\"")
          .contains("\"setting\": \"local_recipient_maps\"");
    }
  }

  @Test
  void itSpeaksPersian() {
    try (LabHost host = new LabHost("fa")) {
      assertThat(host.run("lab why friend@example.net")).contains("رد شد", "پیش‌فرض");
    }
  }
}

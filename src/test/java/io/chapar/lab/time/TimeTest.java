package io.chapar.lab.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.LabHost;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The clock of a host, as conversations. */
class TimeTest {
  @Test
  void fiveDaysLaterTheMessageHasBouncedAndWhatHappenedIsTold() {
    try (LabHost host = new LabHost()) {
      host.run("echo hello | sendmail -f alice@example.com joe@example.org", "sleep 2");
      assertThat(host.run("lab time"))
          .contains("On this host it is Wed 2026-06-10")
          .contains("next try not before");
      assertThat(host.run("lab time +5d2h", "mailq"))
          .contains("<joe@example.org> deferred: connect to mx.example.org")
          .contains(" times, last ")
          .contains("status=expired, returned to sender")
          .contains("sender non-delivery notification")
          .contains("On this host it is Mon 2026-06-15")
          .contains("Mail queue is empty");
    }
  }

  @Test
  void onePassesUntilSomethingHappens() {
    try (LabHost host = new LabHost()) {
      host.run("echo hello | sendmail joe@example.org", "sleep 2");
      assertThat(host.run("lab time until next retry")).contains("deferred").contains("11:55:");
      assertThat(host.run("lab time until 23:30"))
          .contains("On this host it is Wed 2026-06-10 23:30");
      assertThat(host.run("lab time until 'no such thing'"))
          .contains("nothing like 'no such thing'");
    }
  }

  @Test
  void delaysAreWarnedOfAndCertificatesEndOnTheWay() {
    try (LabHost host = new LabHost()) {
      host.run(
          "postconf -e 'delay_warning_time = 4h'; postfix reload",
          "openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=x"
              + " -keyout /etc/ssl/private/x.key -out /etc/ssl/certs/x.pem 2> /dev/null",
          "echo hello | sendmail -f alice@example.com joe@example.org; sleep 2");
      assertThat(host.run("lab time +5h"))
          .contains("sender delay notification")
          .doesNotContain("returned to sender");
      assertThat(host.run("lab time +31d"))
          .containsSubsequence(
              "status=expired, returned to sender",
              "the certificate in /etc/ssl/certs/x.pem has expired",
              "On this host it is Sat 2026-07-11");
    }
  }

  @Test
  void whoeverWasAnsweredIsAnsweredAgainWhenTheMemoryIsOver() {
    String mail =
        "swaks --server 192.0.2.10 -f friend@example.net -t alice@example.com --silent 3; sleep 1";
    try (LabHost host = new LabHost()) {
      host.run(
          "printf 'require \"vacation\";\\nvacation :days 7 \"away\";\\n'"
              + " > /home/alice/.dovecot.sieve; chown alice: /home/alice/.dovecot.sieve",
          "postconf -e 'mailbox_command = /usr/lib/dovecot/dovecot-lda -f \"$SENDER\""
              + " -a \"$RECIPIENT\"'",
          "printf 'mail_location = maildir:~/Maildir\\nprotocol lda {\\n  mail_plugins = sieve\\n}\\n'"
              + " > /etc/dovecot/local.conf",
          "postfix reload; doveadm reload; sleep 1",
          mail,
          mail);
      assertThat(host.run("lab time +6d")).doesNotContain("answered again");
      assertThat(host.run("lab time +2d"))
          .contains("vacation of alice: whoever was answered then would be answered again");
      assertThat(host.run(mail, "grep -o 'vacation action: [a-z]*' /var/log/mail.log*"))
          .containsSubsequence("sent", "discarded", "sent");
    }
  }

  @Test
  void aScriptsClockLeapsAndSaysSo() {
    try (LabHost host = new LabHost()) {
      assertThat(host.run("lab time pause", "lab time speed x", "lab time speed 60"))
          .contains("does not follow the wall clock", "usage: lab time speed N");
    }
  }

  @Test
  void movingTheClockIsAStepThatCanBeUndone() {
    try (LabHost host = new LabHost()) {
      host.lab().session().timeline().typed("lab time +1d");
      assertThat(host.run("lab time +1d")).contains("Thu 2026-06-11");
      host.lab().session().timeline().typed("lab undo");
      assertThat(host.run("lab undo", "date +%F")).isEqualTo("undone: lab time +1d\n2026-06-10\n");
    }
  }

  @Test
  void aSpanIsReadAsItIsSaid() {
    assertThat(Time.span("+5d")).isEqualTo(Duration.ofDays(5));
    assertThat(Time.span("+1w2d3h4m5s")).isEqualTo(Duration.ofSeconds(788_645));
    assertThat(Time.span("+90")).isEqualTo(Duration.ofSeconds(90));
    assertThat(Time.span("5d")).isNull();
    assertThat(Time.span("+5x")).isNull();
  }
}

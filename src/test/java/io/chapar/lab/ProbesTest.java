package io.chapar.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.probe.Probes;
import io.chapar.lab.report.Phrases;
import io.chapar.lab.report.Words;
import io.chapar.lab.scenario.Observation;
import io.chapar.lab.scenario.Probe;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.YamlTree;
import io.chapar.transcript.TestHost;
import org.junit.jupiter.api.Test;

/** What each kind of probe sees on a host. */
class ProbesTest {
  private static final String RUNNING = "postfix start; dovecot; sleep 1";

  private static Probe probe(String kind, String settings) throws ScenarioException {
    return Probes.all().read(kind, YamlTree.parse("test", settings));
  }

  /** What a probe says after it was tried on a host on which a script had run. */
  private static String tried(String script, String kind, String settings) throws Exception {
    try (TestHost host = new TestHost()) {
      host.run(script);
      Probe probe = probe(kind, settings);
      Observation seen =
          host.world().scheduler().call("probe", () -> probe.observe(host.world(), "feedc0ffee"));
      Words words = new Words("en");
      assertThat(Phrases.say(probe.tried(), words)).isNotEmpty();
      assertThat(Phrases.say(probe.tried(), new Words("fa"))).isNotEmpty();
      assertThat(Phrases.say(probe.expected(), new Words("fa"))).isNotEmpty();
      return probe.holds(seen) ? "ok" : Phrases.say(probe.seen(seen), words);
    }
  }

  @Test
  void aMessageIsFollowedToItsMailbox() throws Exception {
    assertThat(
            tried(
                RUNNING,
                "deliver",
                "{recipient: alice@example.com, expect: delivered, mailbox: alice, copies: 1}"))
        .isEqualTo("ok");
    assertThat(
            tried(
                RUNNING,
                "deliver",
                "{recipient: alice@example.com, expect: delivered, mailbox: bob}"))
        .startsWith("it was accepted, but the mailbox of bob does not have it");
  }

  @Test
  void aRefusalTellsItsStageAndItsWords() throws Exception {
    assertThat(
            tried(
                RUNNING,
                "deliver",
                "{recipient: no-one@example.com, expect: refused, stage: rcpt, code: 550, enhanced: 5.1.1}"))
        .isEqualTo("ok");
    assertThat(tried(RUNNING, "relay", "{expect: sent}"))
        .startsWith("it was refused (at RCPT TO): 454 4.7.1");
    assertThat(tried("dovecot", "relay", "{}")).startsWith("nobody answered: Connection refused");
  }

  @Test
  void whatTheNeighbourGetsIsSeen() throws Exception {
    String settings =
        "{from: sendmail, user: bob, sender: bob@example.com, recipient: friend@example.net,"
            + " expect: sent, sender-seen: bob@example.com, helo-seen: mail.example.com}";
    assertThat(tried(RUNNING, "deliver", settings)).isEqualTo("ok");
  }

  @Test
  void aMessageCanWaitBounceOrBeHeld() throws Exception {
    String outside = "{from: mail, sender: bob@example.com, recipient: x@example.org, expect: ";
    assertThat(tried(RUNNING, "deliver", outside + "deferred}")).isEqualTo("ok");
    assertThat(
            tried(
                "postconf -e 'header_checks=static:HOLD'; " + RUNNING,
                "deliver",
                outside + "held}"))
        .isEqualTo("ok");
    String unknown = "{from: sendmail, sender: joe@example.net, recipient: no-one@example.com, ";
    assertThat(tried(RUNNING, "deliver", unknown + "expect: bounced, notice: unknown user}"))
        .isEqualTo("ok");
  }

  @Test
  void doorsAreTried() throws Exception {
    assertThat(tried(RUNNING, "login", "{service: imaps, user: alice}")).isEqualTo("ok");
    assertThat(tried(RUNNING, "login", "{service: pop3, tls: starttls, user: alice}"))
        .isEqualTo("ok");
    assertThat(tried(RUNNING, "login", "{service: imap, user: alice, expect: refused}"))
        .isEqualTo("ok");
    assertThat(tried(RUNNING, "login", "{service: submission, user: alice, expect: shut}"))
        .isEqualTo("ok");
    assertThat(tried(RUNNING, "login", "{service: imaps, user: alice, password: guess}"))
        .startsWith("refused: NO [AUTHENTICATIONFAILED]");
  }

  @Test
  void mailboxesAreRead() throws Exception {
    String letter = RUNNING + "; echo 'Subject: tea' | sendmail carol; sleep 1";
    assertThat(tried(letter, "mailbox", "{user: carol, count: 1, subjects: tea}")).isEqualTo("ok");
    assertThat(tried(letter, "mailbox", "{user: carol, service: pop3, count: 1}")).isEqualTo("ok");
    assertThat(tried(letter, "mailbox", "{user: carol, count: 2}")).isEqualTo("messages: 1");
    assertThat(tried(letter, "mailbox", "{user: carol, folder: Work, count: 0}"))
        .contains("cannot be read", "doesn't exist");
  }

  @Test
  void certificatesAreExamined() throws Exception {
    assertThat(tried(RUNNING, "certificate", "{service: smtp, expect: valid}"))
        .contains("CN=mail.example.com", "self-signed certificate", "it is for that name");
    assertThat(
            tried(
                RUNNING,
                "certificate",
                "{service: smtp, ca: /etc/ssl/certs/ssl-cert-snakeoil.pem, expect: valid}"))
        .isEqualTo("ok");
    assertThat(tried(RUNNING, "certificate", "{service: smtps, expect: none}")).isEqualTo("ok");
  }

  @Test
  void tablesQueuesLogsCommandsAndFilesAreLookedAt() throws Exception {
    assertThat(
            tried(
                "newaliases",
                "lookup",
                "{parameter: alias_maps, key: postmaster, value: root, status: 0}"))
        .isEqualTo("ok");
    assertThat(tried("", "lookup", "{table: 'inline:{a=b}', key: c, value: b}"))
        .isEqualTo("value: (nothing)");
    String waiting = RUNNING + "; echo hi | sendmail -f joe@example.net x@example.org; sleep 1";
    assertThat(tried(waiting, "queue", "{deferred: 1, total: 1}")).isEqualTo("ok");
    assertThat(tried(waiting, "queue", "{after: 6d, total: 0}")).isEqualTo("ok");
    assertThat(tried(waiting, "log", "{line: '/status=deferred/'}")).isEqualTo("ok");
    assertThat(tried("", "log", "{line: anything}")).isEqualTo("no such line");
    assertThat(tried("", "command", "{user: bob, command: id -un, output: bob}")).isEqualTo("ok");
    assertThat(tried("", "file", "{path: /etc/shadow, mode: 640, owner: 'root:shadow'}"))
        .isEqualTo("ok");
    assertThat(tried("", "file", "{path: /etc/shadow, mode: 644}")).isEqualTo("mode: 640");
  }
}

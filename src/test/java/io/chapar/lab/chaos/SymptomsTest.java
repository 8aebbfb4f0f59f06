package io.chapar.lab.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.LabHost;
import io.chapar.lab.proof.HostScript;
import io.chapar.world.World;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * A fault is felt by whoever uses the host, and more than one right repair counts as one. Each is
 * tried on a copy of one host.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SymptomsTest {
  private static final String OUT =
      "echo hi | sendmail friend@example.net; sleep 60; mailq; grep smtp.*to= /var/log/mail.log";
  private static final String IN =
      "ssh client swaks --server mail.example.com --from dave@example.net --to alice@example.com"
          + " --silent 1; sleep 2; grep local.*to= /var/log/mail.log";
  private static final String READ =
      "curl -sSk imaps://mail.example.com/INBOX -u alice:alice-secret -X 'STATUS INBOX (MESSAGES)'";
  private static final String FLAG = "doveadm flags add -u alice '\\Seen' mailbox INBOX all";
  private static final String SEND = "su alice -c 'echo hi | timeout 5 sendmail bob'";
  private static final String DOVECOT = "; doveadm reload; sleep 1";
  private static final String RESTART = "; postfix stop; postfix start";

  /**
   * How a fault is felt and put right.
   *
   * @param use what somebody does with the host
   * @param symptom what they see then, and do not see on a sound host
   * @param repairs each of which is right
   */
  private record Case(String fault, String use, String symptom, List<String> repairs) {
    Fault made() {
      return Faults.all().stream().filter(f -> f.id().equals(fault)).findFirst().orElseThrow();
    }
  }

  private static Case of(String fault, String use, String symptom, String... repairs) {
    return new Case(fault, use, symptom, List.of(repairs));
  }

  private static final List<Case> CASES =
      List.of(
          of(
              "jail",
              OUT,
              "Name service error for name=example.net",
              "cp /etc/resolv.conf /var/spool/postfix/etc/",
              "ln -f /etc/resolv.conf /var/spool/postfix/etc/"),
          of(
              "resolver",
              OUT,
              "Name service error for name=example.net",
              "cd /var/spool/postfix; echo nameserver 192.0.2.53 > etc/resolv.conf; cp"
                  + " {,/}etc/resolv.conf",
              "cd /var/spool/postfix; sed -i s/2.99/2.53/ /etc/resolv.conf etc/resolv.conf"),
          of(
              "hosts",
              OUT,
              "connect to mx.example.net[192.0.2.77]:25: No route to host",
              "sed -i /192.0.2.77/d /var/spool/postfix/etc/hosts",
              "grep -v 192.0.2.77 /etc/hosts > /var/spool/postfix/etc/hosts"),
          of("mx", OUT, "status=bounced (Host or domain name not found"),
          of(
              "relayhost",
              OUT,
              "(connect to 192.0.2.77[192.0.2.77]:25: No route to host)",
              "postconf -X relayhost; postfix reload",
              "postconf -e relayhost=; postfix reload"),
          of(
              "full",
              IN,
              "452 4.3.1 Insufficient system storage",
              "rm /var/log/dump.old",
              ": > /var/log/dump.old"),
          of(
              "minfree",
              IN,
              "452 4.3.1 Insufficient system storage",
              "postconf -X queue_minfree; postfix reload",
              "postconf -e queue_minfree=1000000; postfix reload"),
          of(
              "key",
              READ,
              "curl: (35)",
              "for f in /etc/postfix/main.cf /etc/dovecot/conf.d/10-ssl.conf; do"
                  + " sed -i s,private/other.key,private/ssl-cert-snakeoil.key, $f;"
                  + " done; postfix reload; doveadm reload; sleep 1"),
          of(
              "aliases",
              IN,
              "451 4.3.0 <alice@example.com>: Temporary lookup failure",
              "newaliases",
              "postalias /etc/aliases"),
          of(
              "destination",
              IN,
              "454 4.7.1 <alice@example.com>: Relay access denied",
              "postconf -e 'mydestination = localhost, example.com'; postfix reload",
              "postconf -e 'mydestination = $mydomain, $myhostname'; postfix reload"),
          of(
              "size",
              IN,
              "552 5.3.4",
              "postconf -X message_size_limit; postfix reload",
              "postconf -e message_size_limit=20000000; postfix reload"),
          of(
              "restriction",
              IN,
              "554 5.7.1 <client.example.net[203.0.113.66]>: Client host rejected",
              "postconf -X smtpd_client_restrictions; postfix reload",
              "postconf -e 'smtpd_client_restrictions = permit_mynetworks'; postfix reload"),
          of(
              "interfaces",
              IN,
              "Connection refused",
              "postconf -X inet_interfaces" + RESTART,
              "postconf -e inet_interfaces=localhost,192.0.2.10" + RESTART),
          of(
              "smtpservice",
              IN,
              "Connection refused",
              "postconf -Me 'smtp/inet = smtp inet n - y - - smtpd'; postfix reload; sleep 1",
              "cd /etc/postfix; echo 'smtp inet n - n - - smtpd' >> master.cf; postfix reload;"
                  + " sleep 1"),
          of("mailbox", IN, "status=bounced", "rm /var/mail/alice", "chown alice: /var/mail/alice"),
          of("spool", FLAG, "Permission denied", "chmod 2775 /var/mail", "chmod g+w /var/mail"),
          of(
              "location",
              READ,
              "(MESSAGES 0)",
              "sed -i 's,^mail_location.*,mail_location = mbox:~/mail:INBOX=/var/mail/%u,'"
                  + " /etc/dovecot/conf.d/10-mail.conf"
                  + DOVECOT,
              "echo 'mail_location = mbox:~/mail:INBOX=/var/mail/%n' > /etc/dovecot/local.conf"
                  + DOVECOT),
          of(
              "stopped",
              READ,
              "curl: (7) Failed to connect",
              "systemctl start dovecot",
              "dovecot",
              "service dovecot restart"),
          of("password", READ, "Login denied", "usermod -U alice", "passwd -u alice"),
          of(
              "passdb",
              READ,
              "curl: (56)",
              "sed -i 's/^#!include auth-system/!include auth-system/'"
                  + " /etc/dovecot/conf.d/10-auth.conf"
                  + DOVECOT,
              "echo '!include conf.d/auth-system.conf.ext' > /etc/dovecot/local.conf" + DOVECOT),
          of(
              "maildrop",
              SEND,
              "Permission denied",
              "chmod 1730 /var/spool/postfix/maildrop",
              "postfix set-permissions"));

  private final LabHost host = new LabHost();

  @BeforeAll
  void somebodyHasMail() {
    host.run("echo hi | sendmail alice; sleep 2");
  }

  @AfterAll
  void close() {
    host.close();
  }

  @Test
  void eachFaultIsTried() {
    assertThat(CASES)
        .extracting(Case::fault)
        .isEqualTo(Faults.all().stream().map(Fault::id).toList());
  }

  @TestFactory
  Stream<DynamicTest> aFaultIsFeltAndCanBeMendedInMoreThanOneWay() {
    return CASES.stream().map(c -> DynamicTest.dynamicTest(c.fault(), () -> feltAndMended(c)));
  }

  private void feltAndMended(Case each) throws Exception {
    try (World sound = host.host().world().copy()) {
      assertThat(run(sound, each.use())).as("sound").doesNotContain(each.symptom());
    }
    try (World broken = broken(each)) {
      for (String repair : each.repairs()) {
        try (World world = broken.copy()) {
          String printed = run(world, repair);
          assertThat(run(world, each.use()))
              .as(repair + "\n" + printed)
              .doesNotContain(each.symptom());
          assertThat(Break.sound(world, each.made())).as(repair + " counts").isTrue();
        }
      }
      assertThat(run(broken, each.use())).as("broken").contains(each.symptom());
    }
  }

  private World broken(Case each) {
    World world = host.host().world().copy();
    boolean made =
        HostScript.onHostThread(
            world.distribution(),
            () -> world.scheduler().call("break", () -> Break.inject(world, each.made())));
    assertThat(made).as("made").isTrue();
    return world;
  }

  private static String run(World world, String script) {
    return HostScript.run(world, "root", script, Map.of()).text();
  }
}

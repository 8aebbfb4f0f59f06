package io.chapar.postfix.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The command postconf, as the reference host answered. */
class PostconfTest {
  private final CommandLine host = new CommandLine();

  @Test
  void answersByName() {
    assertThat(host.run("postconf", "-h", "myhostname", "nosuch", "mydomain"))
        .isEqualTo("postconf: warning: nosuch: unknown parameter\nmail.example.com\nexample.com\n");
    assertThat(host.run("postconf", "-x", "mydestination"))
        .isEqualTo(
            "mydestination = mail.example.com, example.com, mail.example.com,"
                + " localhost.example.com, localhost\n");
    assertThat(host.run("postconf", "-n").lines()).hasSize(23);
    assertThat(host.run("postconf", "-d").lines()).hasSize(1043);
  }

  @Test
  void changesOneLine() {
    assertThat(host.run("postconf", "-e", "relayhost = [gateway.isp.example]:587")).isEmpty();
    assertThat(host.read("/etc/postfix/main.cf").lines().toList().get(41))
        .isEqualTo("relayhost = [gateway.isp.example]:587");
    assertThat(host.run("postconf", "mydestinations=x")).isEmpty();
    assertThat(host.run("postconf", "-n", "biff"))
        .isEqualTo(
            "biff = no\n"
                + "postconf: warning: /etc/postfix/main.cf: unused parameter: mydestinations=x\n");
    assertThat(host.run("postconf", "-e", "relayhost"))
        .isEqualTo("postconf: fatal: missing '=' after attribute name: \"relayhost\"\n");
    assertThat(host.status()).isEqualTo(1);
  }

  @Test
  void listsAndChangesServices() {
    assertThat(host.run("postconf", "-M", "smtp"))
        .isEqualTo(
            "smtp       inet  n       -       y       -       -       smtpd\n"
                + "smtp       unix  -       -       y       -       -       smtp\n");
    assertThat(host.run("postconf", "-Mf", "relay/unix"))
        .isEqualTo(
            "relay      unix  -       -       y       -       -       smtp\n"
                + "    -o syslog_name=postfix/$service_name\n");
    host.run("postconf", "-M", "2525/inet=2525 inet n - y - - smtpd -o { a = b c }");
    host.run("postconf", "-P", "2525/inet/smtpd_banner=hi");
    assertThat(host.run("postconf", "-M", "2525/inet"))
        .isEqualTo(
            "2525       inet  n       -       y       -       -       smtpd -o {a=b c}"
                + " -o smtpd_banner=hi\n"
                + "postconf: warning: /etc/postfix/master.cf: unused parameter: a=b c\n");
  }
}

package io.chapar.postfix.smtpd;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.net.SimSocket;
import io.chapar.net.tls.Tls;
import io.chapar.text.Utf8;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** The SMTP server among the other daemons of a host: what it asks them, and what it hands them. */
class SmtpdOnHostTest {
  private static final String GREETING = "220 mail.example.com ESMTP Postfix (Debian/GNU)\n";

  @Test
  void handsAMessageToTheQueue() {
    try (MailHost host = new MailHost()) {
      String heard =
          host.say(
              """
              HELO client.example.net
              MAIL FROM:<dave@example.net>
              RCPT TO:<nosuch@example.com>
              RCPT TO:<alice@example.com>
              RCPT TO:<example.org!victim>
              RCPT TO:<alice%example.com@mail.example.com>
              DATA
              Subject: Lunch

              At noon?
              .
              QUIT
              """);
      assertThat(heard.replaceFirst("as [0-9A-F]+", "as ID"))
          .isEqualTo(
              GREETING
                  + """
                  250 mail.example.com
                  250 2.1.0 Ok
                  550 5.1.1 <nosuch@example.com>: Recipient address rejected: User unknown in local recipient table
                  250 2.1.5 Ok
                  454 4.7.1 <example.org!victim>: Relay access denied
                  250 2.1.5 Ok
                  354 End data with <CR><LF>.<CR><LF>
                  250 2.0.0 Ok: queued as ID
                  221 2.0.0 Bye
                  """);
    }
  }

  private static String exchange(java.net.Socket socket, String said) throws java.io.IOException {
    socket.getOutputStream().write(Utf8.encode(said.replace("\n", "\r\n")));
    socket.getOutputStream().flush();
    byte[] buffer = new byte[4096];
    int n = socket.getInputStream().read(buffer);
    return Utf8.decode(buffer, 0, Math.max(0, n)).replace("\r\n", "\n");
  }

  private static String encrypted(MailHost host, String said) {
    return host.inWorld(
        () -> {
          SimSocket plain = host.connect(25);
          exchange(plain, "");
          exchange(plain, "EHLO me\n");
          assertThat(exchange(plain, "STARTTLS\n")).isEqualTo("220 2.0.0 Ready to start TLS\n");
          SSLSocket tls = Tls.client(Tls.client(), plain, "mail.example.com");
          tls.startHandshake();
          tls.getOutputStream().write(Utf8.encode(said.replace("\n", "\r\n")));
          tls.getOutputStream().flush();
          StringBuilder heard = new StringBuilder();
          byte[] buffer = new byte[4096];
          for (int n; (n = tls.getInputStream().read(buffer)) > 0; ) {
            heard.append(Utf8.decode(buffer, 0, n));
          }
          tls.close();
          return heard.toString().replace("\r\n", "\n");
        });
  }

  @Test
  void encrypts() {
    try (MailHost host = new MailHost("smtpd_tls_loglevel = 1")) {
      assertThat(encrypted(host, "EHLO me\nMAIL FROM:<>\nQUIT\n"))
          .doesNotContain("STARTTLS")
          .endsWith("250 2.1.0 Ok\n221 2.0.0 Bye\n");
      assertThat(host.logged("TLS"))
          .containsExactly(
              "Anonymous TLS connection established from client.example.net[203.0.113.66]: TLSv1.3"
                  + " with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519"
                  + " server-signature RSA-PSS (2048 bits) server-digest SHA256");
      assertThat(host.logged("disconnect"))
          .containsExactly(
              "disconnect from client.example.net[203.0.113.66] ehlo=2 starttls=1 mail=1 quit=1"
                  + " commands=5");
      host.say("EHLO me\nSTARTTLS\nMAIL FROM:<>\nQUIT\n");
      assertThat(host.log())
          .endsWith(
              "SSL_accept error from client.example.net[203.0.113.66]: lost connection",
              "lost connection after STARTTLS from client.example.net[203.0.113.66]",
              "disconnect from client.example.net[203.0.113.66] ehlo=1 starttls=0/1 commands=1/2");
    }
  }

  @Test
  void saysWhenThereIsNoCertificate() {
    try (MailHost host = new MailHost("smtpd_tls_cert_file = /etc/ssl/certs/nosuch.pem")) {
      assertThat(host.say("EHLO me\nSTARTTLS\nMAIL FROM:<>\nQUIT\n"))
          .contains("250-STARTTLS\n")
          .endsWith(
              """
              454 4.7.0 TLS not available due to local problem
              250 2.1.0 Ok
              221 2.0.0 Bye
              """);
      assertThat(host.logged("cannot get"))
          .containsExactly(
              "warning: cannot get RSA certificate from file \"/etc/ssl/certs/nosuch.pem\":"
                  + " disabling TLS support");
    }
  }

  @Test
  void wrapsAServiceInTls() {
    String smtps =
        "smtps inet n - y - - smtpd -o syslog_name=postfix/smtps -o smtpd_tls_wrappermode=yes\n";
    try (MailHost host = new MailHost(smtps, List.of())) {
      String heard =
          host.inWorld(
              () -> {
                SimSocket plain = host.connect(465);
                SSLSocket tls = Tls.client(Tls.client(), plain, "mail.example.com");
                tls.startHandshake();
                String greeting = exchange(tls, "");
                return greeting + exchange(tls, "QUIT\n");
              });
      assertThat(heard).isEqualTo(GREETING + "221 2.0.0 Bye\n");
    }
  }

  @Test
  void waitsForSlowClientsOnlySoLong() {
    try (MailHost host = new MailHost("smtpd_timeout = 10s")) {
      String heard =
          host.inWorld(
              () -> {
                SimSocket socket = host.connect(25);
                exchange(socket, "");
                host.world().scheduler().sleep(Duration.ofSeconds(11));
                return Dialogue.hear(socket);
              });
      assertThat(heard).isEqualTo("421 4.4.2 mail.example.com Error: timeout exceeded\n");
      assertThat(host.logged("timeout"))
          .containsExactly("timeout after CONNECT from client.example.net[203.0.113.66]");
    }
  }
}

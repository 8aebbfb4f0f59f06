package io.chapar.unix.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NcTest {
  private final NetHost host =
      new NetHost().answers(25, "220 hello", "EHLO", "250-me\n250 DSN", "QUIT", "221 Bye");

  @Test
  void scansAPort() {
    assertThat(host.run("nc", "-zv", "127.0.0.1", "25"))
        .isEqualTo("Connection to 127.0.0.1 25 port [tcp/smtp] succeeded!\n");
    assertThat(host.run("nc", "-zv", "mail.example.com", "25"))
        .isEqualTo("Connection to mail.example.com (192.0.2.10) 25 port [tcp/smtp] succeeded!\n");
    assertThat(host.run("nc", "-zv", "localhost", "26"))
        .isEqualTo(
            """
            nc: connect to localhost (::1) port 26 (tcp) failed: Connection refused
            nc: connect to localhost (127.0.0.1) port 26 (tcp) failed: Connection refused
            """);
    assertThat(host.status()).isEqualTo(1);
    assertThat(host.run("nc", "localhost", "26")).isEmpty();
    assertThat(host.status()).isEqualTo(1);
  }

  @Test
  void talksUntilTheServerCloses() {
    assertThat(host.input("EHLO x\r\nQUIT\r\n").run("nc", "127.0.0.1", "25"))
        .isEqualTo("220 hello\r\n250-me\r\n250 DSN\r\n221 Bye\r\n");
    assertThat(host.status()).isZero();
  }

  @Test
  void quitsSomeTimeAfterTheEndOfItsInput() {
    long before = host.world().scheduler().nanos();
    assertThat(host.run("nc", "-q", "1", "127.0.0.1", "25")).isEqualTo("220 hello\r\n");
    assertThat((host.world().scheduler().nanos() - before) / 1_000_000_000).isLessThan(2);
    before = host.world().scheduler().nanos();
    assertThat(host.run("nc", "-w", "3", "127.0.0.1", "25")).isEqualTo("220 hello\r\n");
    assertThat((host.world().scheduler().nanos() - before) / 1_000_000_000).isEqualTo(3);
  }

  @Test
  void saysWhyANameOrAPortIsWrong() {
    assertThat(host.run("nc", "nosuch.example.com", "25"))
        .isEqualTo(
            "nc: getaddrinfo for host \"nosuch.example.com\" port 25: Name or service not known\n");
    assertThat(host.run("nc", "localhost", "99999"))
        .isEqualTo("nc: port number too large: 99999\n");
    assertThat(host.run("nc", "localhost")).isEqualTo("nc: missing port number\n");
    assertThat(host.run("nc", "-v", "10.0.0.1", "25"))
        .isEqualTo("nc: connect to 10.0.0.1 port 25 (tcp) failed: Network is unreachable\n");
  }

  @Test
  void sshRefusesHostsThatItDoesNotKnow() {
    assertThat(host.run("ssh", "foo.bar", "ls"))
        .isEqualTo("ssh: Could not resolve hostname foo: Name or service not known\n");
    assertThat(host.status()).isEqualTo(255);
  }
}

package io.chapar.unix.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SwaksTest {
  private final NetHost host =
      new NetHost()
          .answers(
              25,
              "220 hello",
              "EHLO",
              "250-me\n250-AUTH PLAIN LOGIN\n250 DSN",
              "MAIL",
              "250 2.1.0 Ok",
              "RCPT TO:<no",
              "550 5.1.1 unknown",
              "RCPT",
              "250 2.1.5 Ok",
              "AUTH PLAIN AGFsaWNlAHNlY3JldA==",
              "235 2.7.0 Authentication successful",
              "AUTH",
              "535 5.7.8 Error",
              "DATA",
              "354 go on",
              ".",
              "250 2.0.0 Ok: queued as 1",
              "QUIT",
              "221 Bye");

  private String swaks(String... args) {
    String[] all = new String[args.length + 3];
    all[0] = "swaks";
    all[1] = "--server";
    all[2] = "localhost";
    System.arraycopy(args, 0, all, 3, args.length);
    return host.run(all);
  }

  @Test
  void showsTheDialogue() {
    assertThat(swaks("--to", "alice@example.com", "--from", "bob@x.org", "-q", "RCPT"))
        .isEqualTo(
            """
            === Trying localhost:25...
            === Connected to localhost.
            <-  220 hello
             -> EHLO mail.example.com
            <-  250-me
            <-  250-AUTH PLAIN LOGIN
            <-  250 DSN
             -> MAIL FROM:<bob@x.org>
            <-  250 2.1.0 Ok
             -> RCPT TO:<alice@example.com>
            <-  250 2.1.5 Ok
             -> QUIT
            <-  221 Bye
            === Connection closed with remote host.
            """);
  }

  @Test
  void silenceLeavesErrors() {
    assertThat(swaks("--to", "no@example.com", "--silent", "1"))
        .isEqualTo(
            """
            <** 550 5.1.1 unknown
             -> QUIT
            <-  221 Bye
            === Connection closed with remote host.
            """);
    assertThat(host.status()).isEqualTo(24);
    assertThat(swaks("--to", "no@example.com", "-S", "2")).isEqualTo("<** 550 5.1.1 unknown\n");
    assertThat(swaks("--to", "no@example.com", "-S", "3")).isEmpty();
    assertThat(swaks("--to", "alice@example.com", "-S", "2")).isEmpty();
    assertThat(host.status()).isZero();
  }

  @Test
  void writesAMessage() {
    assertThat(
            swaks("--to", "a@b", "--body", "hi\\n.dot", "--header", "Subject: x", "--h-X-Y", "1"))
        .contains(" -> To: a@b\r\n -> From: root@mail.example.com\r\n -> Subject: x\r\n")
        .contains(" -> X-Y: 1\r\n -> \r\n -> hi\r\n -> ..dot\r\n -> \r\n -> \r\n -> .\n");
  }

  @Test
  void authenticates() {
    assertThat(swaks("--to", "a@b", "-q", "AUTH", "-a", "PLAIN", "-au", "alice", "-ap", "secret"))
        .contains(" -> AUTH PLAIN AGFsaWNlAHNlY3JldA==\n<-  235 2.7.0 Auth");
    assertThat(swaks("--to", "a@b", "-q", "AUTH", "-a", "PLAIN", "-au", "alice", "-ap", "x"))
        .contains("<** 535 5.7.8 Error\n*** No authentication type succeeded\n -> QUIT\n");
    assertThat(host.status()).isEqualTo(28);
  }

  @Test
  void knowsItsOptions() {
    assertThat(host.run("swaks", "--bogus")).isEqualTo("Unknown option: bogus\n");
    assertThat(host.run("swaks", "--prdr"))
        .isEqualTo("swaks: option '--prdr' is not simulated here\n");
    assertThat(host.run("swaks", "--to", "a@b", "--server", "localhost", "--port", "26"))
        .isEqualTo(
            """
            === Trying localhost:26...
            *** Error connecting to localhost:26:
            *** \tIO::Socket::INET: connect: Connection refused
            """);
    assertThat(host.status()).isEqualTo(2);
  }
}

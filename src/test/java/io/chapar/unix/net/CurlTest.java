package io.chapar.unix.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CurlTest {
  private final NetHost host =
      new NetHost()
          .answers(
              143,
              "* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready.",
              "A001 CAPABILITY",
              "* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\nA001 OK done",
              "A002 AUTHENTICATE PLAIN AGFsaWNlAHNlY3JldA==",
              "A002 OK Logged in",
              "A002 AUTHENTICATE",
              "A002 NO [AUTHENTICATIONFAILED] no",
              "A003 SELECT INBOX",
              "* 2 EXISTS\nA003 OK [READ-WRITE] done",
              "A003 SELECT",
              "A003 NO nonexistent",
              "A003 LIST \"\" *",
              "* LIST () \"/\" INBOX\nA003 OK done",
              "A004 STATUS",
              "* STATUS INBOX (MESSAGES 2)\nA004 OK done",
              "A004 UID FETCH 1 BODY[]",
              "* 1 FETCH (UID 1 BODY[] {4}\nhi\n)\nA004 OK done",
              "A004 UID FETCH 9",
              "A004 OK done",
              "A004 LOGOUT",
              "A004 OK bye",
              "A005 LOGOUT",
              "A005 OK bye");

  private String curl(String... args) {
    String[] all = new String[args.length + 2];
    all[0] = "curl";
    all[1] = "-sS";
    System.arraycopy(args, 0, all, 2, args.length);
    return host.run(all);
  }

  @Test
  void asksAMailbox() {
    String login = "alice:secret";
    assertThat(curl("imap://127.0.0.1/INBOX", "-u", login, "-X", "STATUS INBOX (MESSAGES)"))
        .isEqualTo("* STATUS INBOX (MESSAGES 2)\r\n");
    assertThat(curl("imap://127.0.0.1/", "-u", login)).isEqualTo("* LIST () \"/\" INBOX\r\n");
    assertThat(curl("imap://127.0.0.1/INBOX;UID=1", "-u", login)).isEqualTo("hi\r\n");
    assertThat(curl("imap://127.0.0.1/INBOX;UID=9", "-u", login))
        .isEqualTo("curl: (78) Remote file not found\n");
    assertThat(host.status()).isEqualTo(78);
    assertThat(curl("imap://127.0.0.1/Nosuch;UID=1", "-u", login))
        .isEqualTo("curl: (67) Select failed\n");
    assertThat(curl("imap://127.0.0.1/", "-u", "alice:wrong"))
        .isEqualTo("curl: (67) Login denied\n");
  }

  @Test
  void saysWhyThereIsNoTransfer() {
    assertThat(curl("http://localhost/"))
        .isEqualTo(
            "curl: (7) Failed to connect to localhost port 80 after 0 ms:"
                + " Couldn't connect to server\n");
    assertThat(host.status()).isEqualTo(7);
    assertThat(curl("smtp://nosuch.example.com"))
        .isEqualTo("curl: (6) Could not resolve host: nosuch.example.com\n");
    assertThat(curl("foo://x"))
        .isEqualTo("curl: (1) Protocol \"foo\" not supported or disabled in libcurl\n");
    assertThat(host.run("curl", "--bogus", "x"))
        .isEqualTo(
            """
            curl: option --bogus: is unknown
            curl: try 'curl --help' or 'curl --manual' for more information
            """);
    assertThat(host.status()).isEqualTo(2);
  }

  @Test
  void sendsAMessage() {
    assertThat(
            host.input("Subject: x\r\n\r\nhi\r\n")
                .run(
                    "curl",
                    "-sv",
                    "smtp://mx.example.net",
                    "--mail-from",
                    "a@example.com",
                    "--mail-rcpt",
                    "b@example.net",
                    "-T",
                    "-"))
        .contains("* Connected to mx.example.net (198.51.100.25) port 25 (#0)\n")
        .contains("> EHLO mail\r\n< 250-mx.example.net\r\n")
        .contains("> MAIL FROM:<a@example.com>\r\n< 250 2.1.0 Ok\r\n")
        .contains("* We are completely uploaded and fine\n< 250 2.0.0 Ok\r\n");
    assertThat(host.status()).isZero();
  }
}

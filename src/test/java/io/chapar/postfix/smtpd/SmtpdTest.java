package io.chapar.postfix.smtpd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the SMTP server answers, command by command: replies of the reference host. */
class SmtpdTest {
  private static final String EHLO =
      """
      250-mail.example.com
      250-PIPELINING
      250-SIZE 10240000
      250-VRFY
      250-ETRN
      250-ENHANCEDSTATUSCODES
      250-8BITMIME
      250-DSN
      250-SMTPUTF8
      250 CHUNKING
      """;

  @Test
  void takesAMessage() {
    try (Dialogue smtp = new Dialogue()) {
      String heard =
          smtp.fromClient(
              """
              EHLO client.example.net
              MAIL FROM:<dave@example.net>
              RCPT TO:<alice@example.com>
              DATA
              From: Dave <dave@example.net>

              At noon?
              ..dots
              .
              QUIT
              """);
      assertThat(heard)
          .isEqualTo(
              "220 mail.example.com ESMTP Postfix (Debian/GNU)\n"
                  + EHLO
                  + """
                  250 2.1.0 Ok
                  250 2.1.5 Ok
                  354 End data with <CR><LF>.<CR><LF>
                  250 2.0.0 Ok: queued as Q1
                  221 2.0.0 Bye
                  """);
      assertThat(smtp.last().recipients).containsExactly("alice@example.com");
      assertThat(smtp.last().lines)
          .startsWith(
              "Received: from client.example.net (client.example.net [203.0.113.66])",
              "\tby mail.example.com (Postfix) with ESMTP id Q1")
          .endsWith("From: Dave <dave@example.net>", "", "At noon?", ".dots");
      assertThat(smtp.logged("connect from"))
          .containsExactly(
              "connect from client.example.net[203.0.113.66]",
              "disconnect from client.example.net[203.0.113.66] ehlo=1 mail=1 rcpt=1 data=1 quit=1"
                  + " commands=5");
      assertThat(smtp.logged("client="))
          .containsExactly("Q1: client=client.example.net[203.0.113.66]");
    }
  }

  @Test
  void doesNotRelayForStrangersAndKnowsItsUsers() {
    try (Dialogue smtp = new Dialogue()) {
      assertThat(
              smtp.fromClient(
                  """
                  HELO x
                  MAIL FROM:<>
                  MAIL FROM:<b@example.net>
                  DATA
                  RCPT TO:<nosuch@example.com>
                  RCPT TO:<x@example.net>
                  DATA
                  QUIT
                  """))
          .isEqualTo(
              """
              220 mail.example.com ESMTP Postfix (Debian/GNU)
              250 mail.example.com
              250 2.1.0 Ok
              503 5.5.1 Error: nested MAIL command
              554 5.5.1 Error: no valid recipients
              550 5.1.1 <nosuch@example.com>: Recipient address rejected: User unknown in local recipient table
              454 4.7.1 <x@example.net>: Relay access denied
              554 5.5.1 Error: no valid recipients
              221 2.0.0 Bye
              """);
      assertThat(smtp.logged("NOQUEUE"))
          .containsExactly(
              "NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 550 5.1.1"
                  + " <nosuch@example.com>: Recipient address rejected: User unknown in local"
                  + " recipient table; from=<> to=<nosuch@example.com> proto=SMTP helo=<x>",
              "NOQUEUE: reject: RCPT from client.example.net[203.0.113.66]: 454 4.7.1"
                  + " <x@example.net>: Relay access denied; from=<> to=<x@example.net> proto=SMTP"
                  + " helo=<x>");
      assertThat(smtp.fromLocalhost("HELO x\nMAIL FROM:<>\nRCPT TO:<x@example.net>\nQUIT\n"))
          .endsWith("250 2.1.5 Ok\n221 2.0.0 Bye\n");
    }
  }

  @Test
  void forgivesSomeMistakesInCommands() {
    try (Dialogue smtp = new Dialogue()) {
      assertThat(
              smtp.fromClient(
                  """
                  HELO
                  EHLO
                  HELO me
                  MAIL
                  MAIL FROM
                  MAIL FROM dave@example.net
                  MAIL FROM: dave@example.net
                  RCPT
                  RCPT TO alice
                  RCPT TO:<>
                  RCPT TO:<alice@>
                  RCPT TO:<alice smith@example.com>
                  RCPT TO:<alice@example.com
                  RCPT TO:alice
                  RSET x
                  NOOP x y
                  OOPS
                  VRFY
                  VRFY <bob@example.com>
                  ETRN
                  ETRN example.com
                  QUIT
                  """))
          .isEqualTo(
              """
              220 mail.example.com ESMTP Postfix (Debian/GNU)
              501 Syntax: HELO hostname
              501 Syntax: EHLO hostname
              250 mail.example.com
              501 5.5.4 Syntax: MAIL FROM:<address>
              501 5.5.4 Syntax: MAIL FROM:<address>
              501 5.5.4 Syntax: MAIL FROM:<address>
              250 2.1.0 Ok
              501 5.5.4 Syntax: RCPT TO:<address>
              501 5.5.4 Syntax: RCPT TO:<address>
              501 5.1.3 Bad recipient address syntax
              501 5.1.3 Bad recipient address syntax
              501 5.1.3 Bad recipient address syntax
              501 5.1.3 Bad recipient address syntax
              250 2.1.5 Ok
              501 5.5.4 Syntax: RSET
              250 2.0.0 Ok
              500 5.5.2 Error: command not recognized
              501 5.5.4 Syntax: VRFY address [SMTPUTF8]
              252 2.0.0 <bob@example.com>
              503 Error: MAIL transaction in progress
              503 Error: MAIL transaction in progress
              221 2.0.0 Bye
              """);
    }
  }

  @Test
  void hangsUpOnBrowsersAndOnTooManyErrors() {
    try (Dialogue smtp = new Dialogue()) {
      assertThat(smtp.fromClient("HELO me\nGET / HTTP/1.0\nQUIT\n"))
          .endsWith("221 2.7.0 Error: I can break rules, too. Goodbye.\n");
      assertThat(smtp.logged("non-SMTP"))
          .containsExactly(
              "warning: non-SMTP command from client.example.net[203.0.113.66]: GET / HTTP/1.0");
      long before = smtp.world().scheduler().nanos();
      assertThat(smtp.fromClient("x\n".repeat(30)))
          .endsWith("421 4.7.0 mail.example.com Error: too many errors\n")
          .contains("500 5.5.2 Error: command not recognized\n".repeat(20))
          .doesNotContain("500 5.5.2 Error: command not recognized\n".repeat(21));
      long seconds = (smtp.world().scheduler().nanos() - before) / 1_000_000_000L;
      assertThat(seconds).as("the tarpit").isBetween(10L, 12L);
      assertThat(smtp.logged("too many"))
          .containsExactly("too many errors after UNKNOWN from client.example.net[203.0.113.66]");
    }
  }

  @Test
  void takesChunks() {
    try (Dialogue smtp = new Dialogue()) {
      assertThat(
              smtp.fromClient(
                  "EHLO x\nMAIL FROM:<>\nRCPT TO:<alice@example.com>\nBDAT 10\nSubject: hBDAT 12"
                      + " LAST\ni\n\nbody\nQUIT\n"))
          .endsWith(
              """
              250 2.0.0 Ok: 10 bytes
              250 2.0.0 Ok: 24 bytes queued as Q1
              500 5.5.2 Error: command not recognized
              """);
      assertThat(smtp.last().lines).endsWith("Subject: hi", "", "body", "Q");
      assertThat(smtp.fromClient("EHLO x\nBDAT 5\nabcdeMAIL FROM:<x@y.z>\nBDAT 3 LAST\nabcQUIT\n"))
          .endsWith(
              """
              503 5.5.1 Error: need RCPT command
              503 5.5.1 Error: MAIL after BDAT
              551 5.0.0 Discarded 3 bytes after earlier error
              221 2.0.0 Bye
              """);
      assertThat(smtp.fromClient("EHLO x\nBDAT x\nQUIT\n"))
          .endsWith("521 5.5.4 Syntax: BDAT count [LAST]\n");
    }
  }

  @Test
  void softBounceMakesEveryRefusalTemporary() {
    try (Dialogue smtp =
        new Dialogue(
            "soft_bounce = yes", "smtpd_recipient_restrictions = reject_non_fqdn_recipient")) {
      assertThat(
              smtp.fromClient(
                  "HELO x\nMAIL FROM:<>\nRCPT TO:<bob>\nRCPT TO:<nosuch@example.com>\nOOPS\nQUIT\n"))
          .endsWith(
              """
              404 4.5.2 <bob>: Recipient address rejected: need fully-qualified address
              450 4.1.1 <nosuch@example.com>: Recipient address rejected: User unknown in local recipient table
              400 4.5.2 Error: command not recognized
              221 2.0.0 Bye
              """);
    }
  }

  @Test
  void watchesTheSizeOfMessages() {
    try (Dialogue smtp = new Dialogue("message_size_limit = 2000")) {
      assertThat(
              smtp.fromClient(
                  "EHLO x\nMAIL FROM:<a@example.net> SIZE=5000\nMAIL FROM:<> SIZE=10\nRCPT"
                      + " TO:<alice@example.com>\nDATA\n"
                      + "x".repeat(70).concat("\n").repeat(50)
                      + ".\nQUIT\n"))
          .endsWith(
              """
              552 5.3.4 Message size exceeds fixed limit
              250 2.1.0 Ok
              250 2.1.5 Ok
              354 End data with <CR><LF>.<CR><LF>
              552 5.3.4 Error: message file too big
              221 2.0.0 Bye
              """);
      assertThat(smtp.last().aborted).isTrue();
      assertThat(smtp.logged("queue file size"))
          .containsExactly("warning: Q1: queue file size limit exceeded");
    }
  }

  @Test
  void tellsWhereAClientWasLost() {
    try (Dialogue smtp = new Dialogue()) {
      smtp.fromClient("");
      smtp.fromClient("HELO x\nMAIL FROM:<a@example.net>\n");
      smtp.fromClient("HELO x\nMAIL FROM:<>\nRCPT TO:<alice@example.com>\nDATA\nabc\n");
      assertThat(smtp.logged("lost connection"))
          .containsExactly(
              "lost connection after CONNECT from client.example.net[203.0.113.66]",
              "lost connection after MAIL from client.example.net[203.0.113.66]",
              "lost connection after DATA (5 bytes) from client.example.net[203.0.113.66]");
      assertThat(smtp.logged("disconnect"))
          .containsExactly(
              "disconnect from client.example.net[203.0.113.66] commands=0/0",
              "disconnect from client.example.net[203.0.113.66] helo=1 mail=1 commands=2",
              "disconnect from client.example.net[203.0.113.66] helo=1 mail=1 rcpt=1 data=0/1"
                  + " commands=3/4");
      assertThat(smtp.logged("improper"))
          .first()
          .isEqualTo(
              "improper command pipelining after CONNECT from client.example.net[203.0.113.66]:"
                  + " HELO x\\r\\nMAIL FROM:<a@example.net>\\r\\n");
    }
  }
}

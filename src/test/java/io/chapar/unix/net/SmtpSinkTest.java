package io.chapar.unix.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.text.Utf8;
import io.chapar.world.SmtpSink;
import org.junit.jupiter.api.Test;

class SmtpSinkTest {
  private final NetHost host = new NetHost();

  @Test
  void takesAMessageAndKeepsIt() {
    String dialogue =
        """
        HELO me
        MAIL FROM:<a@example.com>
        RCPT TO:<b@example.net>
        DATA
        Subject: x

        ..dot
        .
        QUIT
        """;
    assertThat(host.input(dialogue).run("nc", "mx.example.net", "25").replace("\r", ""))
        .isEqualTo(
            """
            220 mx.example.net ESMTP
            250 mx.example.net
            250 2.1.0 Ok
            250 2.1.5 Ok
            354 End data with <CR><LF>.<CR><LF>
            250 2.0.0 Ok
            221 Bye
            """);
    SmtpSink.Received message = SmtpSink.received(host.world().mx()).get(0);
    assertThat(message.sender()).isEqualTo("a@example.com");
    assertThat(message.recipients()).containsExactly("b@example.net");
    assertThat(message.client()).isEqualTo("192.0.2.10");
    assertThat(Utf8.decode(message.content().bytes())).isEqualTo("Subject: x\n\n.dot\n");
  }

  @Test
  void knowsTheOrderOfCommands() {
    assertThat(host.input("RCPT TO:<x>\nDATA\nFOO\n\nQUIT\n").run("nc", "mx.example.net", "25"))
        .contains("503 5.5.1 Error: need MAIL command\r\n503 5.5.1 Error: need RCPT command\r\n")
        .contains("500 5.5.1 Error: unknown command\r\n500 5.5.2 Error: unknown command\r\n");
  }
}

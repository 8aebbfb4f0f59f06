package io.chapar.dovecot;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.net.Ip;
import io.chapar.net.SimSocket;
import io.chapar.net.Stack;
import io.chapar.text.Utf8;
import io.chapar.transcript.TestHost;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that misbehave: each comes to an orderly end, and nothing of it stays behind. */
class HostileClientsTest {
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          body -> {
            Thread thread = new Thread(null, body, "hostile", 16 << 20);
            thread.setDaemon(true);
            return thread;
          });

  private final TestHost host = new TestHost();

  @BeforeEach
  void start() {
    host.run("echo 'mail_max_userip_connections = 0' > /etc/dovecot/local.conf; dovecot");
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(host.run("sleep 2000; doveadm who | tail -n +2; doveadm mailbox list -u alice"))
        .isEqualTo("INBOX\n");
    assertThat(host.world().scheduler().tasks()).isLessThanOrEqualTo(1);
    host.close();
  }

  private <T> T inWorld(Callable<T> body) {
    try {
      return THREADS
          .submit(
              () -> {
                T result = host.world().scheduler().call("client", body);
                host.world().scheduler().settle(Duration.ofSeconds(1));
                return result;
              })
          .get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private SimSocket connect(int port) throws IOException {
    Stack client = Objects.requireNonNull(host.world().internet().named("mail.example.com"));
    return client.connect(Ip.LOOPBACK, port, Duration.ofSeconds(30));
  }

  private static void say(SimSocket socket, String text) throws IOException {
    socket.getOutputStream().write(Utf8.encode(text));
    socket.getOutputStream().flush();
  }

  private static String rest(SimSocket socket) throws IOException {
    socket.shutdownOutput();
    return Utf8.decode(socket.getInputStream().readAllBytes());
  }

  private String talk(int port, String text) {
    return inWorld(
        () -> {
          try (SimSocket socket = connect(port)) {
            try {
              say(socket, text);
            } catch (IOException e) {
              // hung up on in the middle: what it said before is still to be read
            }
            return rest(socket);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a LOGIN alice",
        "a LOGIN {5}\r\nal",
        "a LOGIN alice alice-secret\r\nb SELECT INBOX\r\nc FETCH 1 (BODY[",
        "a LOGIN alice alice-secret\r\nb APPEND INBOX {100}\r\nhalf",
        "a LOGIN alice alice-secret\r\nb IDLE\r\n",
        "a AUTHENTICATE PLAIN\r\n",
        "a STARTTLS\r\nthis is no TLS\r\n",
      })
  void aConnectionThatBreaksOffEnds(String said) {
    assertThat(talk(143, said)).startsWith("* OK ");
  }

  @Test
  void aClientThatVanishesIsNotWaitedFor() {
    inWorld(
        () -> {
          SimSocket socket = connect(143);
          say(socket, "a LOGIN alice alice-secret\r\nb SELECT INBOX\r\n");
          socket.close();
          return 0;
        });
  }

  @Test
  void aLiteralOfTwoGigabytesIsRefusedBeforeItIsSent() {
    assertThat(talk(143, "a LOGIN {2147483648}\r\n")).contains("* BYE Literal");
    assertThat(talk(143, "a LOGIN {2147483648+}\r\nx\r\n")).contains("* BYE Literal");
    String heard = talk(143, "a LOGIN alice alice-secret\r\nb SELECT {2147483648}\r\nc LOGOUT\r\n");
    assertThat(heard).contains("Literal size too large");
    assertThat(talk(143, "a LOGIN alice alice-secret\r\nb APPEND INBOX {99999999999999999999}\r\n"))
        .contains("* BYE Literal");
  }

  @Test
  void endlessLinesEnd() {
    assertThat(talk(143, "x".repeat(300_000))).contains("* BYE");
    assertThat(talk(110, "USER " + "x".repeat(300_000))).startsWith("+OK");
    assertThat(talk(143, "a LOGIN alice alice-secret\r\nb " + "(".repeat(60_000) + "\r\n"))
        .contains("* BYE");
    assertThat(
            talk(
                143, "a LOGIN alice alice-secret\r\nb SEARCH " + "NOT ".repeat(15_000) + "ALL\r\n"))
        .contains("b ");
  }

  @Test
  void whoTalksNonsenseIsShownOut() {
    assertThat(talk(143, "nonsense more\r\n".repeat(10))).contains("* BYE Too many invalid");
    assertThat(talk(143, "a LOGIN alice alice-secret\r\n" + "b NONSENSE\r\n".repeat(100)))
        .contains("* BYE Too many invalid IMAP commands.");
    assertThat(talk(110, "NONSENSE\r\n".repeat(10))).contains("-ERR");
  }

  @Test
  void thousandsComeOneAfterAnother() {
    inWorld(
        () -> {
          for (int i = 0; i < 10_000; i++) {
            try (SimSocket socket = connect(i % 2 == 0 ? 143 : 110)) {
              assertThat(socket.getInputStream().read()).isIn((int) '*', (int) '+');
            }
          }
          return 0;
        });
  }

  @Test
  void hundredsStayAtOnce() {
    inWorld(
        () -> {
          List<SimSocket> all = new ArrayList<>();
          for (int i = 0; i < 300; i++) {
            SimSocket socket = connect(143);
            say(socket, "a LOGIN alice alice-secret\r\n");
            all.add(socket);
          }
          for (SimSocket socket : all) {
            assertThat(rest(socket)).contains("Logged in");
            socket.close();
          }
          return 0;
        });
  }

  @Test
  void aSlowReaderHoldsNobodyUp() {
    host.run(
        "(printf 'Subject: big\\n\\n'; head -c 3000000 /dev/zero | tr '\\0' x | fold) | doveadm"
            + " save -u alice");
    inWorld(
        () -> {
          SimSocket slow = connect(143);
          say(slow, "a LOGIN alice alice-secret\r\nb SELECT INBOX\r\nc FETCH 1:1 BODY[]\r\n");
          host.world().scheduler().sleep(Duration.ofSeconds(5));
          try (SimSocket other = connect(143)) {
            say(other, "a LOGIN bob bob-secret\r\nb LOGOUT\r\n");
            assertThat(rest(other)).contains("b OK Logout completed");
          }
          byte[] buffer = new byte[1000];
          for (int i = 0; i < 100; i++) {
            assertThat(slow.getInputStream().read(buffer)).isPositive();
          }
          slow.close();
          return 0;
        });
  }
}

package io.chapar.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chapar.time.Pace;
import io.chapar.time.Scheduler;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections between hosts: what a client says arrives, from the address it has. */
class StackTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Scheduler scheduler =
      new Scheduler(Instant.parse("2026-03-01T08:00:00Z"), Pace.AT_ONCE, threads);
  private final Internet internet = new Internet(scheduler, new Dns(Ip.of("192.0.2.53")));
  private final Stack mail = internet.attach("mail", List.of(Ip.of("192.0.2.10")));
  private final Stack client = internet.attach("client", List.of(Ip.of("203.0.113.66")));

  @AfterEach
  void end() {
    scheduler.close();
    threads.shutdown();
  }

  private void main(Callable<Object> body) throws Exception {
    scheduler.call("test", body);
  }

  private void echo(Socket socket) {
    scheduler.start(
        "echo",
        () -> {
          try (socket) {
            socket
                .getOutputStream()
                .write((Ip.text(socket.getInetAddress()) + "\n").getBytes(StandardCharsets.UTF_8));
            socket.getInputStream().transferTo(socket.getOutputStream());
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void theServerSeesWhereTheClientComesFrom() throws Exception {
    main(
        () -> {
          mail.listen(Ip.ANY, 7, this::echo);
          for (Stack from : List.of(client, mail)) {
            SimSocket socket = from.connect(Ip.of("192.0.2.10"), 7, PATIENCE);
            socket.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(Ip.text(from.addresses().get(0)) + "\nhello");
          }
          return true;
        });
  }

  @Test
  void nobodyListensNobodyThereNoAnswer() throws Exception {
    main(
        () -> {
          assertThatThrownBy(() -> client.connect(Ip.of("192.0.2.10"), 25, PATIENCE))
              .hasMessage("Connection refused");
          assertThatThrownBy(() -> client.connect(Ip.of("192.0.2.99"), 25, PATIENCE))
              .hasMessage("No route to host");
          internet.add((from, to, port) -> port == 25);
          long before = scheduler.nanos();
          assertThatThrownBy(() -> client.connect(Ip.of("192.0.2.10"), 25, PATIENCE))
              .hasMessage("Connection timed out");
          assertThat(scheduler.nanos() - before).isGreaterThanOrEqualTo(PATIENCE.toNanos());
          return true;
        });
  }

  @Test
  void aPortIsOpenedOnce() throws Exception {
    main(
        () -> {
          mail.listen(Ip.of("127.0.0.1"), 25, this::echo);
          mail.listen(Ip.of("192.0.2.10"), 25, this::echo);
          assertThatThrownBy(() -> mail.listen(Ip.ANY, 25, this::echo))
              .hasMessage("Address already in use");
          assertThatThrownBy(() -> mail.listen(Ip.of("203.0.113.66"), 26, this::echo))
              .hasMessage("Cannot assign requested address");
          mail.unlisten(Ip.of("127.0.0.1"), 25);
          assertThatThrownBy(() -> mail.connect(Ip.LOOPBACK, 25, PATIENCE))
              .hasMessage("Connection refused");
          return true;
        });
  }

  @Test
  void readsTimeOutOnSimulatedTime() throws Exception {
    main(
        () -> {
          mail.listen(Ip.ANY, 9, socket -> {});
          SimSocket socket = client.connect(Ip.of("192.0.2.10"), 9, PATIENCE);
          socket.setSoTimeout(300_000);
          assertThatThrownBy(() -> socket.getInputStream().read())
              .isInstanceOf(SocketTimeoutException.class);
          return true;
        });
  }

  @Test
  void aPipeHoldsTheWriterBackAndLosesNothing() throws Exception {
    main(
        () -> {
          Pipe pipe = new Pipe(scheduler);
          byte[] sent = new byte[1_000_000];
          for (int i = 0; i < sent.length; i++) {
            sent[i] = (byte) (i * 31 >> 3);
          }
          scheduler.start(
              "writer",
              () -> {
                try {
                  pipe.write(sent, 0, sent.length);
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
                pipe.closeWriter();
              });
          byte[] got = new byte[sent.length];
          int n = 0;
          for (int r;
              n < got.length && (r = pipe.read(got, n, Math.min(777, got.length - n), 0)) > 0; ) {
            n += r;
          }
          assertThat(n).isEqualTo(sent.length);
          assertThat(got).isEqualTo(sent);
          assertThat(pipe.read(got, 0, 1, 0)).isEqualTo(-1);
          return true;
        });
  }

  @Test
  void theNameServiceKnowsWhatIsNotThere() {
    Dns dns =
        internet
            .dns()
            .add(Dns.Type.A, "mail.example.com", 0, "192.0.2.10")
            .add(Dns.Type.CNAME, "www.example.com", 0, "mail.example.com");
    assertThat(dns.query("MAIL.example.com.", Dns.Type.A).records())
        .extracting(Dns.Resource::data)
        .containsExactly("192.0.2.10");
    assertThat(dns.query("mail.example.com", Dns.Type.MX))
        .isEqualTo(new Dns.Answer(Dns.Code.NOERROR, List.of()));
    assertThat(dns.query("example.com", Dns.Type.A).code()).isEqualTo(Dns.Code.NOERROR);
    assertThat(dns.query("nowhere.example.com", Dns.Type.A).code()).isEqualTo(Dns.Code.NXDOMAIN);
    assertThat(dns.query("10.2.0.192.in-addr.arpa", Dns.Type.PTR).found()).isTrue();
    assertThat(dns.query("www.example.com", Dns.Type.A).records()).hasSize(2);
    dns.down(true);
    assertThat(dns.query("mail.example.com", Dns.Type.A).code()).isEqualTo(Dns.Code.TIMEOUT);
  }

  @Test
  void literalsAreAddressesAndNothingElseIs() {
    assertThat(Ip.text(Ip.of("[::1]"))).isEqualTo("::1");
    assertThat(Ip.text(Ip.of("2001:DB8:0:0:1:0:0:1"))).isEqualTo("2001:db8::1:0:0:1");
    for (String bad :
        List.of(
            "1.2.3", "1.2.3.256", "1.2.3.4.5", "example.com", "::1::", "1:2:3", "۱۲۷.۰.۰.۱", "")) {
      assertThat(Ip.parse(bad)).as(bad).isNull();
    }
  }
}

package io.chapar.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chapar.net.Ip;
import io.chapar.time.Pace;
import io.chapar.time.WaitPoint;
import io.chapar.transcript.TestHost;
import io.chapar.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real clients reach a host through ports of this machine. */
class PublishedPortsTest {
  private final ExecutorService threads = Threads.pool();
  private final World world =
      World.create(
          TestHost.debian(),
          1,
          Instant.parse("2026-03-01T08:00:00Z"),
          start -> Pace.wall(System::nanoTime, start));
  private final PublishedPorts ports = new PublishedPorts(world, threads);
  private final WaitPoint over = new WaitPoint(world.scheduler());
  private Future<?> running = threads.submit(() -> {});

  @BeforeEach
  void start() throws IOException {
    world
        .mail()
        .stack()
        .listen(Ip.ANY, 25, socket -> world.scheduler().start("upper", () -> upper(socket)));
    ports.publish("smtp", 0);
    ports.publish("imap", 0);
    running =
        threads.submit(
            () ->
                world
                    .scheduler()
                    .call(
                        "session",
                        () -> {
                          over.await();
                          return true;
                        }));
  }

  @AfterEach
  void stop() throws Exception {
    ports.close();
    world.scheduler().inject(over::signalAll);
    running.get();
    world.close();
    threads.shutdown();
  }

  private static void upper(Socket socket) {
    try (socket) {
      byte[] buffer = new byte[1000];
      for (int n; (n = socket.getInputStream().read(buffer)) > 0; ) {
        String text =
            new String(buffer, 0, n, StandardCharsets.UTF_8).toUpperCase(java.util.Locale.ROOT);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Socket connect(String service) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), ports.port(service));
  }

  @Test
  void whatAClientSendsIsAnsweredByTheHost() throws Exception {
    try (Socket socket = connect("smtp")) {
      byte[] text = "hello ".repeat(50_000).getBytes(StandardCharsets.UTF_8);
      Future<byte[]> answer = threads.submit(() -> socket.getInputStream().readAllBytes());
      socket.getOutputStream().write(text);
      socket.shutdownOutput();
      assertThat(new String(answer.get(), StandardCharsets.UTF_8))
          .isEqualTo("HELLO ".repeat(50_000));
    }
  }

  @Test
  void whereNobodyListensTheConnectionIsClosed() throws Exception {
    try (Socket socket = connect("imap")) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aTakenPortIsTold() {
    assertThatThrownBy(() -> ports.publish("pop3", ports.port("smtp")))
        .hasMessageContaining("port " + ports.port("smtp") + " for pop3 cannot be had")
        .hasMessageContaining("choose another");
    assertThat(ports.lines()).hasSize(2).allMatch(line -> line.contains("127.0.0.1:"));
  }

  @Test
  void manyClientsComeAndGoAndLeaveNothingBehind() throws Exception {
    for (int i = 0; i < 50; i++) {
      try (Socket socket = connect("smtp")) {
        socket.getOutputStream().write('a');
        assertThat(socket.getInputStream().read()).isEqualTo('A');
      }
    }
    for (int i = 0; i < 100 && world.scheduler().tasks() > 1; i++) {
      Thread.sleep(20);
    }
    assertThat(world.scheduler().tasks()).isEqualTo(1);
  }
}

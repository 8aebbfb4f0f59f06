package io.chapar.postfix.smtpd;

import io.chapar.net.Ip;
import io.chapar.net.SimSocket;
import io.chapar.net.Stack;
import io.chapar.postfix.master.Master;
import io.chapar.text.Utf8;
import io.chapar.transcript.TestHost;
import io.chapar.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A host whose mail system runs: say something to its ports, read what it answers and logs. */
final class MailHost implements AutoCloseable {
  private static final ExecutorService THREAD =
      Executors.newCachedThreadPool(
          body -> {
            Thread thread = new Thread(body, "mail host");
            thread.setDaemon(true);
            return thread;
          });

  private static final String MAIN_CF = "/etc/postfix/main.cf";

  private final World world = World.create(TestHost.debian(), 1);

  /** A host with these lines behind Debian's main.cf. */
  MailHost(String... mainCf) {
    this("", List.of(mainCf));
  }

  /** A host with one more service in master.cf. */
  MailHost(String masterCf, List<String> mainCf) {
    inWorld(
        () -> {
          List<String> names = mainCf.stream().map(MailHost::name).toList();
          List<String> lines = new ArrayList<>(world.mail().root().text(MAIN_CF).lines().toList());
          lines.removeIf(line -> names.contains(name(line)));
          lines.addAll(mainCf);
          world.mail().root().write(MAIN_CF, String.join("\n", lines) + "\n", 0644);
          world.mail().root().append("/etc/postfix/master.cf", Utf8.encode(masterCf), 0644);
          Master.start(world.mail(), "/etc/postfix");
          return 0;
        });
  }

  private static String name(String line) {
    return line.indexOf('=') < 0 ? "" : line.substring(0, line.indexOf('=')).strip();
  }

  World world() {
    return world;
  }

  <T> T inWorld(Callable<T> body) {
    try {
      return THREAD
          .submit(
              () -> {
                T result = world.scheduler().call("test", body);
                world.scheduler().settle(Duration.ofSeconds(1));
                return result;
              })
          .get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  Stack client() {
    return Objects.requireNonNull(world.internet().named("client.example.net"));
  }

  SimSocket connect(int port) throws IOException {
    return client().connect(Ip.of("192.0.2.10"), port, Duration.ofSeconds(30));
  }

  /** What the outside client hears when it says all this at once; line ends are LF here. */
  String say(String text) {
    return say(25, text);
  }

  String say(int port, String text) {
    return inWorld(
        () -> {
          return Dialogue.talk(world, connect(port), text);
        });
  }

  /** What smtpd has logged, without times and process ids. */
  List<String> log() {
    try {
      return world
          .mail()
          .root()
          .text("/var/log/mail.log")
          .lines()
          .filter(l -> l.contains("/smtpd["))
          .map(l -> l.substring(l.indexOf("]: ") + 3))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The lines of the log that contain a text. */
  List<String> logged(String text) {
    return log().stream().filter(line -> line.contains(text)).toList();
  }

  @Override
  public void close() {
    world.close();
  }
}

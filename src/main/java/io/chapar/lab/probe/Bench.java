package io.chapar.lab.probe;

import io.chapar.disk.DiskException;
import io.chapar.host.Channels;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.net.Ip;
import io.chapar.net.Stack;
import io.chapar.text.Utf8;
import io.chapar.world.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A copy of the learner's world, as probes use it: places to start from, commands, the log. */
public final class Bench {
  /** The address of the learner's host. */
  static final InetAddress MAIL = Ip.of("192.0.2.10");

  private static final int OUTPUT_LIMIT = 1 << 20;
  private static final String LOG = "/var/log/mail.log";

  private final World world;

  /** A bench in {@code world}, which is a copy: it is changed. */
  public Bench(World world) {
    this.world = world;
  }

  /** What a command did. */
  public record Ran(int status, String output) {}

  /** The world it is in. */
  public World world() {
    return world;
  }

  /** The mail host. */
  public Machine mail() {
    return world.mail();
  }

  /**
   * The network of a host: client (or outside), mx (or neighbour), mail (or local), or whoever has
   * an address.
   */
  public Stack stack(String host) {
    String name =
        switch (host) {
          case "mail", "local" -> "mail.example.com";
          case "mx", "neighbour" -> "mx.example.net";
          case "client", "outside" -> "client.example.net";
          default -> "host-" + host.replace('.', '-') + ".example";
        };
    Stack there = world.internet().named(name);
    return there != null ? there : world.internet().attach(name, List.of(Ip.of(host)));
  }

  /** Where the mail host is reached from a host. */
  public InetAddress target(String host) {
    return host.equals("mail") || host.equals("local") ? Ip.LOOPBACK : MAIL;
  }

  /** Waits on the clock of this world. */
  public void sleep(Duration time) {
    world.scheduler().sleep(time);
  }

  /** Runs a script on the mail host; both streams are kept. */
  public Ran run(String user, String script) throws IOException {
    Process process = world.session(user, List.of("bash"));
    if (process == null) {
      return new Ran(1, "there is no user '" + user + "'");
    }
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    process.attach(1, Channels.collector(printed, OUTPUT_LIMIT));
    process.duplicate(1, 2);
    int status = process.run(p -> p.exec("/bin/bash", List.of("bash", "-c", script), p.env()));
    return new Ran(status, Utf8.decode(printed.toByteArray()));
  }

  /** The lines of the mail log. */
  List<String> log() {
    String text = read(LOG);
    return text == null ? List.of() : text.lines().toList();
  }

  /** A file of the mail host, or null. */
  @Nullable String read(String path) {
    try {
      return mail().root().text(path);
    } catch (DiskException e) {
      return null;
    }
  }
}

package io.chapar.transcript;

import io.chapar.host.Channels;
import io.chapar.host.Process;
import io.chapar.text.Utf8;
import io.chapar.world.Debian;
import io.chapar.world.Distribution;
import io.chapar.world.World;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A fresh host for a test: type lines, read what comes back. One distribution serves all tests of a
 * JVM.
 */
public final class TestHost implements AutoCloseable {
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          body -> {
            Thread thread = new Thread(null, body, "host", 16 << 20);
            thread.setDaemon(true);
            return thread;
          });
  private static final Distribution DEBIAN = Debian.distribution(THREADS);
  private static final int OUTPUT_LIMIT = 64 << 20;

  private final World world;
  private int status;

  /** A host of seed 1. */
  public TestHost() {
    this(1);
  }

  /** A host of a seed. */
  public TestHost(long seed) {
    this(World.create(DEBIAN, seed));
    world.scheduler().horizon(world.scheduler().instant().plus(Duration.ofDays(400)));
  }

  /** A host that is there already. */
  public TestHost(World world) {
    this.world = world;
  }

  /** The distribution that all test hosts share. */
  public static Distribution debian() {
    return DEBIAN;
  }

  /** The world it is in. */
  public World world() {
    return world;
  }

  /** Runs a script as root and returns what it printed on both streams, in order. */
  public String run(String script) {
    return run("root", script);
  }

  /** Runs a script as {@code user} and returns what it printed on both streams, in order. */
  public String run(String user, String script) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try {
      status =
          THREADS
              .submit(
                  () ->
                      world
                          .scheduler()
                          .call(
                              "test",
                              () -> {
                                Process process =
                                    Objects.requireNonNull(world.session(user, List.of("bash")));
                                String path = process.cwd() + "/script";
                                world.mail().root().write(path, script, 0644);
                                process.attach(1, Channels.collector(printed, OUTPUT_LIMIT));
                                process.duplicate(1, 2);
                                return process.run(
                                    p -> p.exec("/bin/bash", List.of("bash", path), p.env()));
                              }))
              .get();
    } catch (Exception e) {
      throw new AssertionError("after printing:\n" + Utf8.decode(printed.toByteArray()), e);
    }
    return Utf8.decode(printed.toByteArray());
  }

  /** The exit status of the last {@link #run}. */
  public int status() {
    return status;
  }

  @Override
  public void close() {
    world.close();
  }
}

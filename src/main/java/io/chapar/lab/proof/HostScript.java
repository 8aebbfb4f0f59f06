package io.chapar.lab.proof;

import io.chapar.host.Channels;
import io.chapar.host.Process;
import io.chapar.host.Signal;
import io.chapar.text.Utf8;
import io.chapar.time.StalledException;
import io.chapar.time.Timer;
import io.chapar.world.Distribution;
import io.chapar.world.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs scripts on a host on behalf of a lab: to set it up, to try a command, to prove something.
 */
public final class HostScript {
  private static final int OUTPUT = 1 << 20;
  private static final Duration PATIENCE = Duration.ofMinutes(5); // of the host's time

  private HostScript() {}

  /**
   * What a script printed on both streams, in order.
   *
   * @param status its exit status
   */
  public record Output(String text, int status) {}

  /**
   * Runs {@code script} as {@code user}; called from outside the world. One that does not end in
   * five minutes of the host's time is killed.
   */
  public static Output run(World world, String user, String script, Map<String, String> env) {
    return call(world, () -> inside(world, user, script, env, null));
  }

  /** The same at a terminal of 80 columns, where some commands print otherwise. */
  public static Output atTerminal(World world, String user, String script) {
    return call(world, () -> inside(world, user, script, Map.of(), new Screen()));
  }

  /** The same as root, in a task of the world. */
  public static Output within(World world, String script) throws IOException {
    return inside(world, "root", script, Map.of(), null);
  }

  private static Output call(World world, Callable<Output> body) {
    return onHostThread(
        world.distribution(),
        () -> {
          try {
            return world.scheduler().call("script", body);
          } catch (StalledException e) {
            return new Output("", 124);
          } catch (Exception e) {
            throw new IllegalStateException("a script could not be run: " + e.getMessage(), e);
          }
        });
  }

  /** Runs {@code body} on a thread whose stack is deep enough for what a host may do. */
  public static <T> T onHostThread(Distribution distribution, Callable<T> body) {
    CompletableFuture<T> result = new CompletableFuture<>();
    distribution
        .threads()
        .execute(
            () -> {
              try {
                result.complete(body.call());
              } catch (Exception | StackOverflowError e) {
                result.completeExceptionally(e);
              }
            });
    try {
      return result.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static Output inside(
      World world, String user, String script, Map<String, String> env, @Nullable Screen screen)
      throws IOException {
    Process process = world.session(user, List.of("bash"));
    if (process == null) {
      throw new IllegalArgumentException("there is no user '" + user + "' on the host");
    }
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    process.env().putAll(env);
    if (screen == null) {
      process.attach(1, Channels.collector(printed, OUTPUT));
      process.duplicate(1, 2);
    } else {
      process.terminal(screen);
      for (int fd = 0; fd < 3; fd++) {
        process.attach(fd, screen.channel());
      }
    }
    Timer end =
        world
            .scheduler()
            .at(
                world.scheduler().nanos() + PATIENCE.toNanos(),
                () -> world.mail().processes().signalGroup(process.group(), Signal.KILL));
    try {
      int status =
          process.run(p -> p.exec("/bin/bash", List.of("bash", "-c", "--", script), p.env()));
      byte[] bytes = screen == null ? printed.toByteArray() : screen.printed();
      return new Output(Utf8.decode(bytes), status);
    } finally {
      end.cancel();
    }
  }
}

package io.chapar.app;

import io.chapar.host.Process;
import io.chapar.host.Signal;
import io.chapar.lab.LabSession;
import io.chapar.lab.check.Preparation;
import io.chapar.lab.report.Words;
import io.chapar.lab.scenario.Scenario;
import io.chapar.time.Pace;
import io.chapar.world.Debian;
import io.chapar.world.World;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A learner at the terminal: boots a world that follows the wall clock, publishes its ports, and
 * logs in.
 */
final class TerminalSession {
  private static final int PRINT_LIMIT = 1 << 20;

  private final long seed;
  private final @Nullable Instant now;
  private final String user;
  private final @Nullable Scenario scenario;
  private final String language;
  private final Map<String, Integer> ports;
  private final boolean plain;
  private final ExecutorService threads = Threads.pool();

  TerminalSession(
      long seed,
      @Nullable Instant now,
      String user,
      @Nullable Scenario scenario,
      String language,
      Map<String, Integer> ports,
      boolean plain) {
    this.seed = seed;
    this.now = now;
    this.user = user;
    this.scenario = scenario;
    this.language = language;
    this.ports = ports;
    this.plain = plain;
  }

  /** Runs until the learner logs out; the exit status of the login shell. */
  int run() throws Exception {
    TerminalBuilder builder = TerminalBuilder.builder().system(true).nativeSignals(true);
    if (plain) {
      builder.type("dumb").dumb(true);
    }
    try (Terminal terminal = builder.build()) {
      return run(terminal);
    }
  }

  /** Runs at a given terminal. */
  int run(Terminal terminal) throws Exception {
    Instant start = now == null ? World.startOf(seed) : now;
    World world =
        World.create(
            Debian.distribution(threads), seed, start, nanos -> Pace.wall(System::nanoTime, nanos));
    try (PublishedPorts published = new PublishedPorts(world, threads)) {
      for (Map.Entry<String, Integer> port : ports.entrySet()) {
        published.publish(port.getKey(), port.getValue());
      }
      return threads
          .submit(
              () -> world.scheduler().call("session", () -> session(world, terminal, published)))
          .get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private int session(World world, Terminal terminal, PublishedPorts published) throws IOException {
    OutputStream screen = terminal.output();
    Tty tty =
        new Tty(
            world.mail(),
            (bytes, offset, length) -> show(screen, bytes, offset, length),
            () -> size(terminal).getColumns(),
            () -> size(terminal).getRows());
    NonBlockingInputStream keys = (NonBlockingInputStream) terminal.input();
    Keyboard keyboard = new Keyboard(keys, key -> world.scheduler().inject(() -> typed(tty, key)));
    tty.editor(new JLineEditor(world.scheduler(), terminal, keyboard, tty, plain));
    terminal.handle(Terminal.Signal.INT, signal -> world.scheduler().inject(() -> typed(tty, 3)));
    terminal.handle(Terminal.Signal.QUIT, signal -> world.scheduler().inject(() -> typed(tty, 28)));
    terminal.handle(Terminal.Signal.TSTP, signal -> {});
    Attributes before = terminal.enterRawMode();
    threads.execute(keyboard);
    try {
      if (scenario != null) {
        Preparation.of(world, scenario);
      }
      new LabSession(
          world, scenario, new Words(language), published::lines, new Catalogue(seed));
      return login(world, tty);
    } finally {
      keyboard.close();
      terminal.setAttributes(before);
      terminal.flush();
    }
  }

  private static Size size(Terminal terminal) {
    Size size = terminal.getSize();
    return size.getColumns() > 0 && size.getRows() > 0 ? size : Size.of(80, 24);
  }

  private static void show(OutputStream screen, byte[] bytes, int offset, int length)
      throws IOException {
    screen.write(bytes, offset, length);
    screen.flush();
  }

  private static void typed(Tty tty, int key) {
    try {
      if (key < 0) {
        tty.interrupt(Signal.HUP, "");
      } else {
        tty.type(key);
      }
    } catch (IOException e) {
      throw new IllegalStateException("the terminal cannot be written", e);
    }
  }

  private int login(World world, Tty tty) throws IOException {
    Process shell = world.session(user, List.of("-bash"));
    if (shell == null) {
      throw new IOException("there is no user '" + user + "' on the host");
    }
    shell.env().put("TERM", plain ? "dumb" : "xterm-256color");
    shell.terminal(tty);
    for (int fd = 0; fd < 3; fd++) {
      shell.attach(fd, tty.channel());
    }
    tty.foreground(shell.group());
    byte[] motd = world.mail().root().read("/etc/motd");
    tty.channel().write(motd, 0, motd.length);
    return shell.run(p -> p.exec("/bin/bash", List.of("-bash"), p.env()));
  }
}

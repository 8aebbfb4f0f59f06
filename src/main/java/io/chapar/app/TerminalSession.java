package io.chapar.app;

import io.chapar.host.Process;
import io.chapar.host.Signal;
import io.chapar.lab.LabSession;
import io.chapar.lab.check.Preparation;
import io.chapar.lab.lesson.Lesson;
import io.chapar.lab.page.Look;
import io.chapar.lab.report.Words;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.session.Door;
import io.chapar.lab.study.Desk;
import io.chapar.lab.study.JournalCourse;
import io.chapar.lab.study.Study;
import io.chapar.lab.verb.Goal;
import io.chapar.lab.verb.Learn;
import io.chapar.text.Utf8;
import io.chapar.time.Pace;
import io.chapar.world.Debian;
import io.chapar.world.World;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A learner at the terminal: boots a world that follows the wall clock, publishes its ports, lays
 * out the desk, and logs in.
 */
final class TerminalSession {
  private final Plan plan;
  private final Preferences preferences;
  private final ExecutorService threads = Threads.pool();

  /**
   * What kind of session is wanted.
   *
   * @param seed what the host's chance comes from
   * @param now what the clock shows first; null: as the seed has it
   * @param user who logs in
   * @param scenario to solve, or null
   * @param lesson to read, or null
   * @param ports to publish, by service; 0: any that is free
   * @param home whether to begin with the learner's progress
   */
  record Plan(
      long seed,
      @Nullable Instant now,
      String user,
      @Nullable Scenario scenario,
      @Nullable Lesson lesson,
      Map<String, Integer> ports,
      boolean home) {}

  TerminalSession(Plan plan, Preferences preferences) {
    this.plan = plan;
    this.preferences = preferences;
  }

  /** Runs until the learner logs out; the exit status of the login shell. */
  int run() throws Exception {
    try (Terminal terminal = Conversation.open(preferences.plain())) {
      return run(terminal);
    }
  }

  /** Runs at a given terminal. */
  int run(Terminal terminal) throws Exception {
    Instant start = plan.now() == null ? World.startOf(plan.seed()) : plan.now();
    World world =
        World.create(
            Debian.distribution(threads),
            plan.seed(),
            start,
            nanos -> Pace.wall(System::nanoTime, nanos));
    try (PublishedPorts published = new PublishedPorts(world, threads)) {
      for (Map.Entry<String, Integer> port : plan.ports().entrySet()) {
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
    JLineEditor editor =
        new JLineEditor(world.scheduler(), terminal, keyboard, tty, preferences.plain());
    tty.editor(editor);
    terminal.handle(Terminal.Signal.INT, signal -> world.scheduler().inject(() -> typed(tty, 3)));
    terminal.handle(Terminal.Signal.QUIT, signal -> world.scheduler().inject(() -> typed(tty, 28)));
    terminal.handle(Terminal.Signal.TSTP, signal -> {});
    Attributes before = terminal.enterRawMode();
    threads.execute(keyboard);
    Look look = preferences.look(true, size(terminal).getColumns());
    try {
      print(tty, Conversation.detect(look, true));
      LabSession lab = begin(world, tty, look, published);
      editor.beforePrompt(() -> prompting(lab, tty));
      return login(world, tty);
    } finally {
      print(tty, Conversation.detect(look, false));
      keyboard.close();
      terminal.setAttributes(before);
      terminal.flush();
    }
  }

  private LabSession begin(World world, Tty tty, Look look, PublishedPorts published)
      throws IOException {
    Desk desk = new RealDesk(look, preferences.journal(), plan.seed());
    Scenario scenario = plan.scenario();
    Lesson lesson = plan.lesson();
    if (scenario != null) {
      Preparation.of(world, scenario);
    } else if (lesson != null) {
      Learn.begin(world, lesson);
    }
    Words words = new Words(look.language());
    LabSession lab =
        new LabSession(world, scenario, words, published::lines, new JournalCourse(desk, false));
    lab.session().bring(Desk.class, desk);
    lab.session().bring(Door.class, new RealFolder(Path.of("")));
    for (String notice : preferences.journal().notices()) {
      print(tty, "chapar: " + notice + "\n");
    }
    if (lesson != null) {
      Study study = new Study(lesson, desk);
      lab.session().bring(Study.class, study);
      print(tty, study.text());
    } else if (scenario != null) {
      print(tty, Goal.text(scenario, words));
    } else {
      byte[] motd = world.mail().root().read("/etc/motd");
      print(tty, plan.home() ? new io.chapar.lab.study.Overview(desk, "lab").home() : "");
      tty.channel().write(motd, 0, plan.home() ? 0 : motd.length);
    }
    return lab;
  }

  private static void print(Tty tty, String text) throws IOException {
    byte[] bytes = Utf8.encode(text);
    tty.channel().write(bytes, 0, bytes.length);
  }

  private static void prompting(LabSession lab, Tty tty) {
    try {
      print(tty, lab.prompting());
    } catch (IOException e) {
      throw new IllegalStateException("the terminal cannot be written", e);
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
    Process shell = world.session(plan.user(), List.of("-bash"));
    if (shell == null) {
      throw new IOException("there is no user '" + plan.user() + "' on the host");
    }
    shell.env().put("TERM", preferences.plain() ? "dumb" : "xterm-256color");
    shell.terminal(tty);
    for (int fd = 0; fd < 3; fd++) {
      shell.attach(fd, tty.channel());
    }
    tty.foreground(shell.group());
    return shell.run(p -> p.exec("/bin/bash", List.of("-bash"), p.env()));
  }
}

package io.chapar.app;

import io.chapar.disk.Files;
import io.chapar.host.Account;
import io.chapar.host.LineEditor;
import io.chapar.host.Process;
import io.chapar.lab.LabSession;
import io.chapar.lab.check.Preparation;
import io.chapar.lab.fidelity.Code;
import io.chapar.lab.lesson.Lesson;
import io.chapar.lab.page.Catalogue;
import io.chapar.lab.page.Look;
import io.chapar.lab.page.PlainText;
import io.chapar.lab.page.Typesetter;
import io.chapar.lab.progress.HeardJournal;
import io.chapar.lab.progress.Progress;
import io.chapar.lab.replay.Recorder;
import io.chapar.lab.replay.SessionRecord;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.IntConsumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
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
  private final List<String> lines = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private @Nullable Process leader;

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
   * @param resume whether to go on where such a session stopped
   */
  record Plan(
      long seed,
      @Nullable Instant now,
      String user,
      @Nullable Scenario scenario,
      @Nullable Lesson lesson,
      Map<String, Integer> ports,
      boolean home,
      boolean resume) {
    /** The file that such a session is kept in. */
    Path file() {
      return SessionKeeper.file(
          JournalFile.home(),
          scenario == null ? null : scenario.id(),
          lesson == null ? null : lesson.id());
    }
  }

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
    Look look = preferences.look(true, size(terminal).getColumns());
    long chance = Conversation.chance();
    HeardJournal journal = new HeardJournal(preferences.journal());
    RealDesk desk = new RealDesk(look, journal, plan.seed(), chance);
    if (plan.home()) {
      threads.execute(desk::scenarios); // what home counts, read while the host boots
      threads.execute(desk::lessons);
    }
    KeptSession.Head head = plan.resume() ? head(plan.file()) : null;
    Instant wanted = plan.now() == null ? World.startOf(plan.seed()) : plan.now();
    long seed = head == null ? plan.seed() : head.seed();
    Instant start = head == null ? wanted : head.start();
    World world =
        World.create(
            Debian.distribution(threads), seed, start, nanos -> Pace.wall(System::nanoTime, nanos));
    World.State fresh = world.state();
    Recorder recorder =
        head == null
            ? new Recorder(world, recorded(start, look, chance, terminal), journal::noted)
            : null;
    KeptSession kept = head == null ? null : kept(plan.file(), fresh);
    SessionKeeper keeper = new SessionKeeper(JournalFile.home(), threads, fresh);
    try (PublishedPorts published = new PublishedPorts(world, threads)) {
      for (Map.Entry<String, Integer> port : plan.ports().entrySet()) {
        published.publish(port.getKey(), port.getValue());
      }
      return threads
          .submit(
              () ->
                  world
                      .scheduler()
                      .call(
                          "session",
                          () ->
                              session(
                                  world, terminal, published, kept, keeper, start, desk, recorder)))
          .get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private KeptSession.@Nullable Head head(Path file) throws IOException {
    try {
      return KeptSession.head(file);
    } catch (IOException e) {
      damaged(file, e);
      return null;
    }
  }

  private @Nullable KeptSession kept(Path file, World.State fresh) throws IOException {
    try {
      return KeptSession.read(file, fresh);
    } catch (IOException e) {
      damaged(file, e);
      return null;
    }
  }

  private void damaged(Path file, IOException why) throws IOException {
    Path aside = SessionKeeper.putAside(file, preferences.journal().now());
    notices.add(
        "the session cannot go on ("
            + why.getMessage()
            + "), a new one begins; what was kept of it is now "
            + aside);
  }

  private int session(
      World world,
      Terminal terminal,
      PublishedPorts published,
      @Nullable KeptSession kept,
      SessionKeeper keeper,
      Instant start,
      Desk desk,
      @Nullable Recorder recorder)
      throws IOException {
    OutputStream screen = terminal.output();
    Tty tty =
        new Tty(
            world.mail(),
            (bytes, offset, length) -> show(screen, bytes, offset, length),
            () -> size(terminal).getColumns(),
            () -> size(terminal).getRows());
    NonBlockingInputStream keys = (NonBlockingInputStream) terminal.input();
    boolean file = terminal instanceof DumbTerminal; // standard input is no terminal
    tty.echo(!file);
    SignalKeys signals = new SignalKeys(System::nanoTime);
    IntConsumer hand = key -> world.scheduler().inject(() -> typed(tty, key, file));
    Keyboard keyboard =
        new Keyboard(
            keys,
            key -> {
              if (signals.take(key, SignalKeys.Way.KEY)) {
                hand.accept(key);
              }
            });
    JLineEditor editor =
        new JLineEditor(world.scheduler(), terminal, keyboard, tty, preferences.plain());
    tty.editor(editor);
    Map.of(Terminal.Signal.INT, 3, Terminal.Signal.QUIT, 28, Terminal.Signal.TSTP, 26)
        .forEach(
            (signal, key) ->
                terminal.handle(
                    signal,
                    raised -> {
                      if (signals.take(key, SignalKeys.Way.SIGNAL)) {
                        hand.accept(key);
                      }
                    }));
    Attributes before = terminal.enterRawMode();
    threads.execute(keyboard);
    world.scheduler().attach(); // the keyboard: a program that waits for a key does not stall
    Look look = desk.look();
    try {
      print(tty, Conversation.detect(look, true));
      LabSession lab = begin(world, tty, desk, published, kept);
      editor.beforePrompt(
          () -> {
            prompting(lab, tty);
            keep(world, lab, keeper, start);
            warn(keeper, tty);
          });
      editor.afterLine(lines::add);
      if (recorder != null) {
        published.witness(witness(recorder));
        lab.session().bring(Recorder.class, recorder);
        editor.afterRead(line -> recorder.line(kind(line.end()), line.text()));
        tty.typing(recorder::key);
      }
      int status = login(world, tty, kept);
      if (recorder != null) {
        keep(recorder);
      }
      lines.clear(); // the shell has written them to its history
      end(world, lab, keeper, start);
      return status;
    } finally {
      print(tty, Conversation.detect(look, false));
      world.scheduler().detach();
      keyboard.close();
      terminal.setAttributes(before);
      terminal.flush();
    }
  }

  private SessionRecord.Head recorded(Instant start, Look look, long chance, Terminal terminal)
      throws IOException {
    Scenario scenario = plan.scenario();
    Lesson lesson = plan.lesson();
    return new SessionRecord.Head(
        plan.seed(),
        start,
        plan.user(),
        scenario == null ? "" : scenario.id(),
        lesson == null ? "" : lesson.id(),
        look.language(),
        chance,
        preferences.journal().now(),
        preferences.plain() ? "dumb" : "xterm-256color",
        size(terminal).getColumns(),
        size(terminal).getRows(),
        preferences.journal().lines());
  }

  private static PublishedPorts.Witness witness(Recorder recorder) {
    return new PublishedPorts.Witness() {
      @Override
      public int client(int port) {
        return recorder.client(port);
      }

      @Override
      public void said(int client, byte[] bytes, int length) {
        recorder.said(client, bytes, length);
      }

      @Override
      public void left(int client, boolean gone) {
        recorder.left(client, gone);
      }
    };
  }

  private static SessionRecord.Kind kind(LineEditor.End end) {
    return switch (end) {
      case ENTERED -> SessionRecord.Kind.LINE;
      case INTERRUPTED -> SessionRecord.Kind.INTERRUPT;
      case CLOSED -> SessionRecord.Kind.CLOSE;
    };
  }

  /** The record of the last session is kept with the journal: {@code chapar replay} finds it. */
  private void keep(Recorder recorder) {
    Path file = ReplayCommand.last();
    try {
      java.nio.file.Files.createDirectories(file.getParent());
      java.nio.file.Files.writeString(file, recorder.whole().text());
    } catch (IOException e) {
      notices.add("the record of the session was not kept: " + e.getMessage());
    }
  }

  private void keep(World world, LabSession lab, SessionKeeper keeper, Instant start) {
    Process shell = leader;
    String folder = shell == null ? "" : shell.cwd();
    keeper.keep(
        keeper.file(lab.session()),
        new KeptSession(plan.seed(), start, world.state(), folder, List.copyOf(lines)));
  }

  /** What is finished need not be kept. */
  private void end(World world, LabSession lab, SessionKeeper keeper, Instant start)
      throws IOException {
    Scenario scenario = lab.session().scenario();
    Study study = lab.session().beside(Study.class);
    Progress progress = preferences.journal().progress();
    boolean done =
        scenario != null
            ? progress.scenario(scenario.id()).passed()
            : study != null && progress.lesson(study.lesson().id()).done();
    if (!done) {
      keep(world, lab, keeper, start);
    }
    try {
      keeper.settle();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (done) {
      SessionKeeper.forget(keeper.file(lab.session()));
    }
  }

  private LabSession begin(
      World world, Tty tty, Desk desk, PublishedPorts published, @Nullable KeptSession kept)
      throws IOException {
    Look look = desk.look();
    Scenario scenario = plan.scenario();
    Lesson lesson = plan.lesson();
    if (scenario != null) {
      Preparation.of(world, scenario);
    } else if (lesson != null) {
      Learn.begin(world, lesson);
    }
    Words words = new Words(look.language());
    LabSession lab =
        new LabSession(
            world, scenario, words, published::lines, new JournalCourse(desk, kept != null));
    Catalogue says = new Catalogue(look.language());
    if (kept != null) {
      world.restore(kept.state(), true);
      remember(world, kept.lines());
    }
    lab.session().bring(Desk.class, desk);
    lab.session().bring(Code.class, new ClassFiles());
    lab.session().bring(Door.class, new RealFolder(Path.of("")));
    notices.addAll(preferences.journal().notices());
    for (String notice : notices) {
      print(tty, "chapar: " + notice + "\n");
    }
    if (kept != null) {
      print(tty, Typesetter.set(look, says.get("resumed")) + "\n");
    }
    if (lesson != null) {
      Study study = new Study(lesson, desk);
      lab.session().bring(Study.class, study);
      print(tty, study.text());
    } else if (scenario != null) {
      print(tty, PlainText.set(look, Goal.text(scenario, words)));
    } else {
      byte[] motd = world.mail().root().read("/etc/motd");
      print(tty, plan.home() ? new io.chapar.lab.study.Overview(desk, "lab").home() : "");
      tty.channel().write(motd, 0, plan.home() ? 0 : motd.length);
    }
    return lab;
  }

  /** Puts the lines of a shell that did not end into its history, as a hang-up does. */
  private void remember(World world, List<String> typed) throws IOException {
    Account account = world.mail().users().named(plan.user());
    if (account == null || typed.isEmpty()) {
      return;
    }
    String path = account.home() + "/.bash_history";
    Files root = world.mail().root();
    String before = root.exists(path) ? root.text(path) : "";
    root.write(path, before + String.join("\n", typed) + "\n", 0600);
    root.chown(path, account.uid(), account.gid(), false);
  }

  private static void print(Tty tty, String text) throws IOException {
    byte[] bytes = Utf8.encode(text);
    tty.channel().write(bytes, 0, bytes.length);
  }

  private static void warn(SessionKeeper keeper, Tty tty) {
    String trouble = keeper.trouble();
    if (trouble != null) {
      try {
        print(tty, "chapar: " + trouble + "\n");
      } catch (IOException e) {
        throw new IllegalStateException("the terminal cannot be written", e);
      }
    }
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

  private static void typed(Tty tty, int key, boolean file) {
    try {
      if (file && key < 0) {
        tty.end();
      } else {
        tty.type(key);
      }
    } catch (IOException e) {
      throw new IllegalStateException("the terminal cannot be written", e);
    }
  }

  private int login(World world, Tty tty, @Nullable KeptSession kept) throws IOException {
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
    if (kept != null && world.mail().root().isDirectory(kept.folder())) {
      shell.chdir(kept.folder());
      shell.env().put("PWD", kept.folder());
    }
    leader = shell;
    return shell.run(p -> p.exec("/bin/bash", List.of("-bash"), p.env()));
  }
}

package io.chapar.app;

import io.chapar.host.LineEditor;
import io.chapar.host.Process;
import io.chapar.lab.LabSession;
import io.chapar.lab.check.Preparation;
import io.chapar.lab.fidelity.Code;
import io.chapar.lab.lesson.Lesson;
import io.chapar.lab.page.Look;
import io.chapar.lab.progress.HeardJournal;
import io.chapar.lab.progress.PastJournal;
import io.chapar.lab.replay.Digest;
import io.chapar.lab.replay.SessionRecord;
import io.chapar.lab.replay.SessionRecord.Event;
import io.chapar.lab.report.Words;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.study.Desk;
import io.chapar.lab.study.JournalCourse;
import io.chapar.lab.study.Study;
import io.chapar.lab.verb.Learn;
import io.chapar.text.Utf8;
import io.chapar.time.Pace;
import io.chapar.time.Scheduler;
import io.chapar.time.WaitPoint;
import io.chapar.world.Debian;
import io.chapar.world.World;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Plays a {@link SessionRecord}: a world of the same seed, in which everything that came from
 * outside comes again when the clock shows the same time.
 */
final class ReplaySession {
  private static final int SPARE = 1000;

  private final SessionRecord record;
  private final SessionRecord.Head head;
  private final HeardJournal journal;
  private final ExecutorService threads;
  private final OutputStream screen;
  private final long begun;
  private final ArrayDeque<Event> left;
  private SessionRecord.@Nullable Result result;
  private int lines;

  ReplaySession(SessionRecord record, ExecutorService threads, OutputStream screen) {
    this.record = record;
    this.head = record.head();
    this.journal = new HeardJournal(new PastJournal(head.journal(), head.wall()));
    this.threads = threads;
    this.screen = screen;
    Instant start = head.start();
    this.begun = start.getEpochSecond() * 1_000_000_000L + start.getNano();
    this.left = new ArrayDeque<>(record.events());
  }

  /**
   * How it went.
   *
   * @param result of the host at the end
   */
  record Played(SessionRecord.Result result, int lines) {}

  Played run() throws Exception {
    World world =
        World.create(
            Debian.distribution(threads), head.seed(), head.start(), nanos -> Pace.AT_ONCE);
    try {
      threads.submit(() -> world.scheduler().call("session", () -> session(world))).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
    return new Played(java.util.Objects.requireNonNull(result), lines);
  }

  private SessionRecord.Result now(World world) {
    World.State state = world.state();
    return new SessionRecord.Result(
        Digest.of(world, state), Digest.logs(world, state), journal.noted());
  }

  private int session(World world) throws IOException {
    Tty tty = new Tty(world.mail(), screen::write, () -> head.columns(), () -> head.rows());
    Look look = new Look(head.language(), head.columns(), false, Look.Bidi.NONE);
    Desk desk = new RealDesk(look, journal, head.seed(), head.chance());
    Typist typist = new Typist(world, tty);
    tty.editor(typist);
    world.scheduler().play(typist);
    LabSession lab = begin(world, tty, desk);
    typist.lab = lab;
    Process shell = world.session(head.user(), List.of("-bash"));
    if (shell == null) {
      throw new IOException("there is no user '" + head.user() + "' on the host");
    }
    shell.env().put("TERM", head.term());
    shell.terminal(tty);
    for (int fd = 0; fd < 3; fd++) {
      shell.attach(fd, tty.channel());
    }
    tty.foreground(shell.group());
    int status = shell.run(p -> p.exec("/bin/bash", List.of("-bash"), p.env()));
    if (result == null) {
      result = now(world);
    }
    return status;
  }

  private LabSession begin(World world, Tty tty, Desk desk) throws IOException {
    Scenario task = null;
    Lesson lesson = null;
    for (Scenario each : head.scenario().isEmpty() ? List.<Scenario>of() : desk.scenarios()) {
      task = each.id().equals(head.scenario()) ? desk.scenario(each.folder()) : task;
    }
    for (Lesson each : head.lesson().isEmpty() ? List.<Lesson>of() : desk.lessons()) {
      lesson = each.id().equals(head.lesson()) ? each : lesson;
    }
    String wanted = head.scenario() + head.lesson();
    if (task != null) {
      Preparation.of(world, task);
    } else if (lesson != null) {
      Learn.begin(world, lesson);
    } else if (!wanted.isEmpty()) {
      throw new IOException("there is no scenario and no lesson '" + wanted + "' in this build");
    }
    LabSession lab =
        new LabSession(
            world, task, new Words(head.language()), List::of, new JournalCourse(desk, false));
    lab.session().bring(Desk.class, desk);
    lab.session().bring(Code.class, new ClassFiles());
    if (lesson != null) {
      lab.session().bring(Study.class, new Study(lesson, desk));
    } else if (task == null) {
      byte[] motd = world.mail().root().read("/etc/motd");
      tty.channel().write(motd, 0, motd.length);
    }
    return lab;
  }

  /** Does what somebody did at the terminal, at the same times. */
  private final class Typist implements LineEditor, LineEditor.Session, Scheduler.Script {
    private final World world;
    private final Scheduler scheduler;
    private final Tty tty;
    private final WaitPoint given;
    private final ArrayDeque<Event> lineEvents = new ArrayDeque<>();
    private final ReplayedClients clients;
    private @Nullable LabSession lab;

    Typist(World world, Tty tty) {
      this.world = world;
      this.scheduler = world.scheduler();
      this.tty = tty;
      this.given = new WaitPoint(scheduler);
      this.clients = new ReplayedClients(world);
    }

    @Override
    public long at() {
      Event event = left.peek();
      return event == null ? Long.MAX_VALUE : begun + event.at();
    }

    @Override
    public Scheduler.Moment moment() {
      Event event = left.peek();
      return event == null || !event.jump()
          ? Scheduler.Moment.IDLE
          : switch (event.kind()) {
            case BETWEEN -> Scheduler.Moment.BETWEEN;
            case WORKING -> Scheduler.Moment.WORKING;
            default -> Scheduler.Moment.IDLE;
          };
    }

    /** The clock jumps, and what came with that comes. */
    @Override
    public void happen() {
      happen(left.remove());
      Event event = left.peek();
      while (event != null && !event.jump()) {
        happen(left.remove());
        event = left.peek();
      }
    }

    private void happen(Event event) {
      switch (event.kind()) {
        case JUMP, BETWEEN, WORKING -> {
          long to = begun + event.number();
          if (to > scheduler.nanos()) {
            scheduler.set(Instant.ofEpochSecond(to / 1_000_000_000L, to % 1_000_000_000L));
          }
        }
        case KEY -> {
          try {
            tty.type((int) event.number());
          } catch (IOException e) {
            throw new IllegalStateException("the screen cannot be written", e);
          }
        }
        case CLIENT, SAID, DONE, GONE -> clients.happen(event);
        default -> {
          lineEvents.add(event);
          given.signalAll();
        }
      }
    }

    @Override
    public LineEditor.Session open(Assistant assistant, List<String> history) {
      return this;
    }

    @Override
    public Line read(String prompt) {
      prompting();
      tty.prompting(true);
      tty.leftover();
      show(prompt);
      try {
        while (lineEvents.isEmpty()) {
          if (left.isEmpty()) {
            return new Line("", End.CLOSED);
          }
          given.await();
        }
        Event event = lineEvents.remove();
        show(event.text().replace("\n", "\r\n") + "\r\n");
        return line(event);
      } finally {
        tty.prompting(false);
      }
    }

    private void prompting() {
      LabSession session = lab;
      try {
        show(session == null ? "" : session.prompting());
      } catch (IOException e) {
        throw new IllegalStateException("the steps of the lesson cannot be looked at", e);
      }
    }

    private Line line(Event event) {
      if (event.kind() == SessionRecord.Kind.END) {
        result = now(world);
        return new Line("", End.CLOSED);
      }
      lines++;
      return switch (event.kind()) {
        case LINE -> new Line(event.text(), End.ENTERED);
        case INTERRUPT -> new Line("", End.INTERRUPTED);
        default -> new Line("", End.CLOSED);
      };
    }

    private void show(String text) {
      byte[] bytes = Utf8.encode(text);
      try {
        screen.write(bytes);
      } catch (IOException e) {
        throw new IllegalStateException("the screen cannot be written", e);
      }
    }

    @Override
    public List<String> history() {
      return record.events().stream()
          .filter(e -> e.kind() == SessionRecord.Kind.LINE)
          .limit(SPARE)
          .map(Event::text)
          .toList();
    }
  }
}

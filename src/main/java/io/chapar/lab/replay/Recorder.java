package io.chapar.lab.replay;

import io.chapar.lab.replay.SessionRecord.Event;
import io.chapar.lab.replay.SessionRecord.Kind;
import io.chapar.time.Scheduler;
import io.chapar.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps what comes from outside while a session goes on. */
public final class Recorder {
  private final World world;
  private final SessionRecord head;
  private final long begun;
  private final List<Event> events = new ArrayList<>();
  private World.State last;
  private int counted;

  /**
   * Begins with a world that is fresh.
   *
   * @param head what is known at the beginning
   */
  public Recorder(World world, SessionRecord head) {
    this.world = world;
    this.head = head;
    Instant start = head.start();
    this.begun = start.getEpochSecond() * 1_000_000_000L + start.getNano();
    this.last = world.state();
    world
        .scheduler()
        .jumps(
            (from, to, moment) ->
                events.add(new Event(kind(moment), from - begun, to - begun, "")));
  }

  private static Kind kind(Scheduler.Moment moment) {
    return switch (moment) {
      case IDLE -> Kind.JUMP;
      case BETWEEN -> Kind.BETWEEN;
      case WORKING -> Kind.WORKING;
    };
  }

  private long now() {
    return world.scheduler().nanos() - begun;
  }

  /** A line, or what came in its place, was given to the shell. */
  public void line(Kind kind, String text) {
    counted = events.size();
    last = world.state();
    events.add(new Event(kind, now(), 0, text));
  }

  /** A key came while a program had the terminal. */
  public void key(int key) {
    events.add(new Event(Kind.KEY, now(), key, ""));
  }

  /** The session so far, up to the line that is executed now. */
  public SessionRecord soFar() {
    List<Event> some = new ArrayList<>(events.subList(0, counted));
    some.add(new Event(Kind.END, last.at() - begun, 0, ""));
    return with(some, last);
  }

  /** The whole session, when it is over. */
  public SessionRecord whole() {
    return with(events, world.state());
  }

  private SessionRecord with(List<Event> some, World.State end) {
    return new SessionRecord(
        head.seed(),
        head.start(),
        head.user(),
        head.scenario(),
        head.term(),
        head.columns(),
        head.rows(),
        some,
        Digest.of(world, end));
  }
}

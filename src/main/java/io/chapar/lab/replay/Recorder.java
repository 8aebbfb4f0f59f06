package io.chapar.lab.replay;

import io.chapar.lab.replay.SessionRecord.Event;
import io.chapar.lab.replay.SessionRecord.Kind;
import io.chapar.time.Scheduler;
import io.chapar.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

/** Keeps what comes from outside while a session goes on. */
public final class Recorder {
  private final World world;
  private final SessionRecord.Head head;
  private final Supplier<List<String>> score;
  private final long begun;
  private final List<Event> events = new ArrayList<>();
  private World.State last;
  private int counted;
  private int clients;
  private List<String> scored = List.of();

  /**
   * Begins with a world that is fresh.
   *
   * @param head what is known at the beginning
   * @param score what was noted of the learner since then
   */
  public Recorder(World world, SessionRecord.Head head, Supplier<List<String>> score) {
    this.world = world;
    this.head = head;
    this.score = score;
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
    scored = List.copyOf(score.get());
    events.add(new Event(kind, now(), 0, text));
  }

  /** A key came while a program had the terminal. */
  public void key(int key) {
    events.add(new Event(Kind.KEY, now(), key, ""));
  }

  /** A real client connected to a published port; the number that it has from now on. */
  public int client(int port) {
    int number = ++clients;
    events.add(new Event(Kind.CLIENT, now(), number, Integer.toString(port)));
    return number;
  }

  /** A real client said something. */
  public void said(int client, byte[] bytes, int length) {
    byte[] some = java.util.Arrays.copyOf(bytes, length);
    String text = Base64.getEncoder().encodeToString(some);
    events.add(new Event(Kind.SAID, now(), client, text));
  }

  /** A real client will say no more, or has gone altogether. */
  public void left(int client, boolean gone) {
    events.add(new Event(gone ? Kind.GONE : Kind.DONE, now(), client, ""));
  }

  /** The session so far, up to the line that is executed now. */
  public SessionRecord soFar() {
    List<Event> some = new ArrayList<>(events.subList(0, counted));
    some.add(new Event(Kind.END, last.at() - begun, 0, ""));
    return with(some, last, scored);
  }

  /** The whole session, when it is over. */
  public SessionRecord whole() {
    return with(events, world.state(), score.get());
  }

  private SessionRecord with(List<Event> some, World.State end, List<String> noted) {
    return new SessionRecord(
        head,
        some,
        new SessionRecord.Result(Digest.of(world, end), Digest.logs(world, end), noted));
  }
}

package io.chapar.lab.session;

import io.chapar.lab.check.Preparation;
import io.chapar.lab.report.Words;
import io.chapar.lab.scenario.Scenario;
import io.chapar.world.World;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A learner's time on one host: what the verbs of {@code lab} work on. */
public final class Session {
  private final World world;
  private @Nullable Scenario scenario;
  private final Words words;
  private final Supplier<List<String>> ports;
  private final Course course;
  private final Timeline timeline;
  private World.State start;
  private final Map<Class<?>, Object> notes = new HashMap<>();
  private final Map<Class<?>, Object> beside = new HashMap<>();

  /**
   * A session that begins now.
   *
   * @param ports lines that say where real clients reach the host
   * @param course what lies around the scenario
   */
  public Session(
      World world,
      @Nullable Scenario scenario,
      Words words,
      Supplier<List<String>> ports,
      Course course) {
    this.world = world;
    this.scenario = scenario;
    this.words = words;
    this.ports = ports;
    this.course = course;
    this.start = world.state();
    this.timeline = new Timeline(world);
    if (scenario != null) {
      course.opened(scenario);
    }
  }

  /** What puts a fresh host into its first state. */
  @FunctionalInterface
  public interface Setup {
    /** Does it, in a task of the world. */
    void prepare(World world) throws IOException;
  }

  /** Goes on with another scenario, on a fresh host; in a task of the world. */
  public void go(Scenario next) throws IOException {
    afresh(w -> Preparation.of(w, next));
    scenario = next;
    course.opened(next);
  }

  /** Goes on without a scenario, on a fresh host; in a task of the world. */
  public void afresh(Setup setup) throws IOException {
    try (World fresh = World.create(world.distribution(), world.mail().random().nextLong())) {
      world.restore(fresh.state(), false);
    }
    forget();
    beside.values().removeIf(object -> object instanceof OfThisHost);
    scenario = null;
    setup.prepare(world);
    start = world.state();
  }

  /** Something that stands beside a session and goes when another host comes. */
  public interface OfThisHost {}

  /** Puts something beside the session that a reset does not take away. */
  public <T> void bring(Class<T> kind, T object) {
    beside.put(kind, object);
  }

  /** What was brought of a kind; null: nothing. */
  public <T> @Nullable T beside(Class<T> kind) {
    return kind.cast(beside.get(kind));
  }

  /** Says that the host began as {@code state}: it was resumed. */
  public void began(World.State state) {
    start = state;
  }

  /** What lies around the scenario. */
  public Course course() {
    return course;
  }

  /** The world that it takes place in. */
  public World world() {
    return world;
  }

  /** What is to be done; null: nothing in particular. */
  public @Nullable Scenario scenario() {
    return scenario;
  }

  /** The learner's language. */
  public Words words() {
    return words;
  }

  /** Where real clients reach the host, as lines to print. */
  public List<String> ports() {
    return ports.get();
  }

  /** The world as it was at the beginning. */
  public World.State start() {
    return start;
  }

  /** The lines that were typed, and what the world was before each. */
  public Timeline timeline() {
    return timeline;
  }

  /**
   * What verbs remember between two calls, one object of a kind: the hints that were given, the
   * steps that can be undone. It is no part of the host.
   */
  public <T> T note(Class<T> kind, Supplier<T> first) {
    T there = kind.cast(notes.get(kind));
    if (there == null) {
      there = first.get();
      notes.put(kind, there);
    }
    return there;
  }

  /** Forgets what verbs remember: the session begins anew. */
  public void forget() {
    notes.clear();
  }
}

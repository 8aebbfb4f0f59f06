package io.chapar.lab.session;

import io.chapar.host.Keepsake;
import io.chapar.host.Process;
import io.chapar.world.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a session: each line that was typed with the world as it was before. A world is a
 * value, so that all of them are kept; what they share exists once.
 */
public final class Timeline {
  private static final Set<String> ASIDE =
      Set.of(
          "check",
          "diff",
          "exam",
          "exercises",
          "export",
          "fidelity",
          "goal",
          "help",
          "hint",
          "home",
          "lessons",
          "mark",
          "page",
          "ports",
          "progress",
          "quiz",
          "record",
          "redo",
          "reveal",
          "scenarios",
          "solution",
          "steps",
          "trace",
          "undo",
          "why");
  private static final Set<String> CLOCK = Set.of("pause", "run", "speed");
  private static final int TURNS = 8;

  private final World world;
  private final Deque<Step> done = new ArrayDeque<>();
  private final Deque<Undone> undone = new ArrayDeque<>();
  private final Map<String, Marked> marks = new TreeMap<>();
  private @Nullable Step current;
  private @Nullable Process shell; // to which was typed last

  /**
   * A line and the world before it.
   *
   * @param shell what the shell knew before it
   * @param aside whether it is one that only looks, and no step
   * @param typedAt when it was typed, on the clock of that time
   */
  private record Step(
      String line, World.State before, Keepsake shell, boolean aside, long typedAt) {}

  /** A step that was taken back, and the world and the shell after it. */
  private record Undone(Step step, World.State after, Keepsake shell) {}

  /** A world with a name, and what the shell knew then. */
  private record Marked(World.State state, Keepsake shell) {}

  /** That of a world, from now on. */
  public Timeline(World world) {
    this.world = world;
  }

  /** A line is about to be executed, by whom does not matter. */
  public void typed(String line) {
    typed(line, null);
  }

  /** A line is about to be executed by a shell. */
  public void typed(String line, @Nullable Process by) {
    shell = by;
    for (int turn = 0; turn < TURNS && world.scheduler().isRunning(); turn++) {
      world.scheduler().yieldNow(); // what the last line set off, such as a reload, is part of it
    }
    finish();
    Keepsake known = by == null ? Keepsake.NONE : by.keepsake();
    boolean aside = aside(line.strip());
    current = new Step(line.strip(), world.state(), known, aside, world.scheduler().nanos());
  }

  /** The current line counts from now on, or does not, and the next one begins. */
  private void finish() {
    Step step = current;
    current = null;
    if (step != null && !step.aside()) {
      done.addLast(step);
      undone.clear();
    }
  }

  /** Whether a line only looks, or concerns the learner and not the host. */
  static boolean aside(String line) {
    boolean one = line.chars().noneMatch(c -> ";&<>`$(){}\n".indexOf(c) >= 0);
    String[] words = line.split("\\|", 2)[0].strip().split("\\s+");
    if (!one || !words[0].equals("lab")) {
      return false;
    }
    return words.length == 1
        || ASIDE.contains(words[1])
        || words[1].equals("time") && (words.length == 2 || CLOCK.contains(words[2]));
  }

  /** The world, and what the shell knew, before the line that is executed now. */
  private Marked now() {
    Step step = current;
    return step == null
        ? new Marked(world.state(), Keepsake.NONE)
        : new Marked(step.before(), step.shell());
  }

  /** The lines that can be taken back, oldest first. */
  public List<String> lines() {
    return done.stream().map(Step::line).toList();
  }

  /** The lines that were taken back, the next to be done again first. */
  public List<String> undone() {
    List<String> lines = new ArrayList<>();
    undone.descendingIterator().forEachRemaining(u -> lines.add(u.step().line()));
    return lines;
  }

  /** The world before the n-th last step. */
  public World.@Nullable State before(int steps) {
    List<Step> all = new ArrayList<>(done);
    return steps < 1 || steps > all.size() ? null : all.get(all.size() - steps).before();
  }

  /** Takes the last step back; its line, or null where there is none. */
  public @Nullable String undo(Process process) {
    Step step = done.pollLast();
    if (step == null) {
      return null;
    }
    Marked now = now();
    undone.addLast(new Undone(step, now.state(), now.shell()));
    travel(step.before(), step.shell(), process);
    return step.line();
  }

  /** Does the step again that was taken back last; its line, or null where there is none. */
  public @Nullable String redo(Process process) {
    Undone next = undone.pollLast();
    if (next == null) {
      return null;
    }
    done.addLast(next.step());
    travel(next.after(), next.shell(), process);
    return next.step().line();
  }

  private void travel(World.State to, Keepsake shell, Process process) {
    Step step = current;
    long typedAt = step == null ? process.started() : step.typedAt();
    world.rewind(to, process, typedAt);
    shell.give();
    current = new Step("", to, shell, true, typedAt);
  }

  /** Gives the world of now a name. */
  public void mark(String name) {
    Process there = shell;
    Keepsake known = there == null ? Keepsake.NONE : there.keepsake();
    marks.put(name, new Marked(world.state(), known));
  }

  /** The names that were given. */
  public Map<String, World.State> marks() {
    Map<String, World.State> states = new TreeMap<>();
    marks.forEach((name, marked) -> states.put(name, marked.state()));
    return states;
  }

  /** Goes to a world that has a name; the line that does so is a step. False: there is none. */
  public boolean go(String name, Process process) {
    Marked to = marks.get(name);
    if (to == null) {
      return false;
    }
    Step step = current;
    world.rewind(to.state(), process, step == null ? process.started() : step.typedAt());
    to.shell().give();
    return true;
  }
}

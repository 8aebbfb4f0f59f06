package io.chapar.lab.session;

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
      Set.of("undo", "redo", "steps", "why", "trace", "diff", "help", "fidelity", "ports", "goal");

  private static final int TURNS = 8;

  private final World world;
  private final Deque<Step> done = new ArrayDeque<>();
  private final Deque<Undone> undone = new ArrayDeque<>();
  private final Map<String, World.State> marks = new TreeMap<>();
  private @Nullable Step current;

  /**
   * A line and the world before it.
   *
   * @param aside whether it is one that only looks, and no step
   * @param typedAt when it was typed, on the clock of that time
   */
  public record Step(String line, World.State before, boolean aside, long typedAt) {}

  /** A step that was taken back, and the world after it. */
  private record Undone(Step step, World.State after) {}

  /** That of a world, from now on. */
  public Timeline(World world) {
    this.world = world;
  }

  /** A line is about to be executed. */
  public void typed(String line) {
    for (int turn = 0; turn < TURNS && world.scheduler().isRunning(); turn++) {
      world.scheduler().yieldNow(); // what the last line set off, such as a reload, is part of it
    }
    finish();
    current = new Step(line.strip(), world.state(), aside(line.strip()), world.scheduler().nanos());
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

  private static boolean aside(String line) {
    String[] words = line.split("\\s+");
    boolean one = line.chars().noneMatch(c -> ";&|<>`$(){}\n".indexOf(c) >= 0);
    return one && words[0].equals("lab") && (words.length == 1 || ASIDE.contains(words[1]));
  }

  /** The world before the line that is executed now. */
  private World.State now() {
    Step step = current;
    return step == null ? world.state() : step.before();
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
    undone.addLast(new Undone(step, now()));
    travel(step.before(), process);
    return step.line();
  }

  /** Does the step again that was taken back last; its line, or null where there is none. */
  public @Nullable String redo(Process process) {
    Undone next = undone.pollLast();
    if (next == null) {
      return null;
    }
    done.addLast(next.step());
    travel(next.after(), process);
    return next.step().line();
  }

  private void travel(World.State to, Process process) {
    Step step = current;
    world.rewind(to, process, step == null ? process.started() : step.typedAt());
    current = new Step("", to, true, step == null ? process.started() : step.typedAt());
  }

  /** Gives the world of now a name. */
  public void mark(String name) {
    marks.put(name, world.state());
  }

  /** The names that were given. */
  public Map<String, World.State> marks() {
    return Map.copyOf(marks);
  }

  /** Goes to a world that has a name; the line that does so is a step. False: there is none. */
  public boolean go(String name, Process process) {
    World.State to = marks.get(name);
    if (to == null) {
      return false;
    }
    Step step = current;
    world.rewind(to, process, step == null ? process.started() : step.typedAt());
    return true;
  }
}

package io.chapar.host;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What SMTP clients had said when they were refused, so that it can be said again on a copy of the
 * host: the memory beside {@link Decisions#NOQUEUE}. The old is forgotten.
 *
 * @param byRun the dialogues, by the run of the decisions that led to the refusal
 * @param order the runs, oldest first
 */
public record Dialogues(PMap<String, Dialogue> byRun, PVector<String> order) {
  private static final int MOST = 100;
  private static final Memory.Key<Dialogues> KEY =
      new Memory.Key<>("host.dialogues", new Dialogues(HashTreePMap.empty(), TreePVector.empty()));

  /**
   * One of them.
   *
   * @param address the client's
   * @param port that it connected to
   * @param lines what it said, the line that was refused last; none: it was refused at once
   */
  public record Dialogue(String address, int port, List<String> lines) {
    /** Keeps the lines from changing. */
    public Dialogue {
      lines = List.copyOf(lines);
    }
  }

  /** Keeps one. */
  public static void keep(Machine machine, String run, Dialogue dialogue) {
    Dialogues now = machine.memory().get(KEY);
    PVector<String> order = now.order().minus(run).plus(run);
    PMap<String, Dialogue> byRun = now.byRun().plus(run, dialogue);
    while (order.size() > MOST) {
      byRun = byRun.minus(order.get(0));
      order = order.minus(0);
    }
    machine.memory().put(KEY, new Dialogues(byRun, order));
  }

  /** That of a run; null: none is remembered. */
  public static @Nullable Dialogue of(Machine machine, String run) {
    return machine.memory().get(KEY).byRun().get(run);
  }
}

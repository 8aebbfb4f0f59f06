package io.chapar.postfix.master;

import io.chapar.host.Machine;
import io.chapar.host.Memory;
import io.chapar.mail.Decision;
import java.util.List;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What the daemons decided about each of the last messages, by queue id: the memory behind
 * explanations. Old messages are forgotten.
 *
 * @param byId the decisions of a message
 * @param order the messages, oldest first
 */
public record Decisions(PMap<String, PVector<Decision>> byId, PVector<String> order) {
  private static final int MESSAGES = 256;
  private static final int EACH = 200;
  private static final Memory.Key<Decisions> KEY =
      new Memory.Key<>(
          "postfix.decisions", new Decisions(HashTreePMap.empty(), TreePVector.empty()));

  /** Keeps a decision about a message. */
  public static void keep(Machine machine, String queueId, Decision decision) {
    Decisions now = machine.memory().get(KEY);
    PVector<Decision> mine = now.byId().get(queueId);
    PVector<String> order = now.order();
    PMap<String, PVector<Decision>> byId = now.byId();
    if (mine == null) {
      if (order.size() >= MESSAGES) {
        byId = byId.minus(order.get(0));
        order = order.minus(0);
      }
      order = order.plus(queueId);
      mine = TreePVector.empty();
    }
    if (mine.size() < EACH) {
      machine.memory().put(KEY, new Decisions(byId.plus(queueId, mine.plus(decision)), order));
    }
  }

  /** What was decided about a message, in order. */
  public static List<Decision> of(Machine machine, String queueId) {
    PVector<Decision> mine = machine.memory().get(KEY).byId().get(queueId);
    return mine == null ? List.of() : mine;
  }

  /** The messages that are remembered, oldest first. */
  public static List<String> messages(Machine machine) {
    return machine.memory().get(KEY).order();
  }
}

package io.chapar.host;

import io.chapar.mail.Decision;
import java.util.List;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What the daemons decided about each of the last messages, by queue id, about what was refused
 * before it was a message, and about logins: the memory behind explanations. The old is forgotten.
 *
 * @param byId the decisions of a message
 * @param order the messages, oldest first
 */
public record Decisions(PMap<String, PVector<Decision>> byId, PVector<String> order) {
  /** Where the steps are kept that led to a refusal in an SMTP dialogue. */
  public static final String NOQUEUE = "NOQUEUE";

  /** Where logins are kept. */
  public static final String LOGIN = "login";

  private static final int MESSAGES = 256;
  private static final int EACH = 300;
  private static final int FIRST = 100;
  private static final Memory.Key<Decisions> KEY =
      new Memory.Key<>("host.decisions", new Decisions(HashTreePMap.empty(), TreePVector.empty()));

  /** Keeps a decision about a message, or under one of the names above. */
  public static void keep(Machine machine, String id, Decision decision) {
    Decisions now = machine.memory().get(KEY);
    PVector<Decision> mine = now.byId().get(id);
    PVector<String> order = now.order();
    PMap<String, PVector<Decision>> byId = now.byId();
    boolean ring = id.equals(NOQUEUE) || id.equals(LOGIN);
    if (mine == null) {
      if (!ring) {
        if (order.size() >= MESSAGES) {
          byId = byId.minus(order.get(0));
          order = order.minus(0);
        }
        order = order.plus(id);
      }
      mine = TreePVector.empty();
    }
    if (mine.size() >= EACH) { // of a message the beginning counts as well as the end
      mine = mine.minus(ring ? 0 : FIRST);
    }
    machine.memory().put(KEY, new Decisions(byId.plus(id, mine.plus(decision)), order));
  }

  /** What was decided about a message, in order. */
  public static List<Decision> of(Machine machine, String id) {
    PVector<Decision> mine = machine.memory().get(KEY).byId().get(id);
    return mine == null ? List.of() : mine;
  }

  /** The messages that are remembered, oldest first. */
  public static List<String> messages(Machine machine) {
    return machine.memory().get(KEY).order();
  }
}

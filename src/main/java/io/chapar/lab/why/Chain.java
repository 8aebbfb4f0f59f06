package io.chapar.lab.why;

import io.chapar.mail.Decision;
import java.util.List;

/**
 * The decisions that led to one thing that happened to mail, in order; the last of them is what
 * happened.
 *
 * @param id the message, or {@code NOQUEUE} where there was none yet
 */
public record Chain(String id, List<Decision> steps) {
  /** Keeps the steps from changing. */
  public Chain {
    steps = List.copyOf(steps);
  }

  /** What happened in the end. */
  public Decision end() {
    return steps.get(steps.size() - 1);
  }

  /** When. */
  public long at() {
    return end().at();
  }

  /** What came of it. */
  public Outcome outcome() {
    return Outcome.of(end().verdict());
  }

  /** Whether some step tells where it comes from. */
  public boolean placed() {
    return steps.stream().flatMap(s -> s.causes().stream()).anyMatch(Decision.Cause::placed);
  }

  /** What can come of mail. */
  public enum Outcome {
    /** The server refused it in the dialogue. */
    REFUSED,
    /** It was returned to its sender. */
    BOUNCED,
    /** It waits in the queue. */
    DEFERRED,
    /** It was delivered, or handed on. */
    SENT,
    /** Somebody was let in. */
    ADMITTED,
    /** It is on its way, held, or was thrown away. */
    OTHER;

    /** Whether somebody may want another end. */
    public boolean bad() {
      return this == REFUSED || this == BOUNCED || this == DEFERRED;
    }

    static Outcome of(String verdict) {
      if (verdict.startsWith("refused: ")) {
        return REFUSED;
      }
      int blank = verdict.indexOf(' ');
      return switch (blank < 0 ? verdict : verdict.substring(0, blank)) {
        case "bounced" -> BOUNCED;
        case "deferred", "SOFTBOUNCE", "undeliverable" -> DEFERRED;
        case "sent", "deliverable" -> SENT;
        case "accepted" -> ADMITTED;
        default -> OTHER;
      };
    }
  }
}

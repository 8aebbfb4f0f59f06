package io.chapar.postfix.queue;

/**
 * When a message got where, in nanoseconds since the epoch: what delays= in the log is made of.
 *
 * @param arrival when it came in
 * @param active when it entered the active queue; 0: never
 * @param handoff when a delivery agent got it; 0: none did
 * @param connected when the connection stood; 0: there was none
 * @param reuse how often the connection had been used before
 */
public record Stats(long arrival, long active, long handoff, long connected, int reuse) {

  /** For a message that no queue manager has seen. */
  public static Stats arrivedAt(long arrival) {
    return new Stats(arrival, 0, 0, 0, 0);
  }

  /** Handed to a delivery agent. */
  public Stats handedOff(long at) {
    return new Stats(arrival, active, at, connected, reuse);
  }

  /** Connected to the other host. */
  public Stats connected(long at) {
    return new Stats(arrival, active, handoff, at, reuse);
  }

  /** {@code delay=…, delays=…/…/…/…}, for a delivery that was done at {@code now}. */
  String delays(long now) {
    long before;
    long queued = 0;
    long setup = 0;
    long transfer = 0;
    if (active > 0) {
      before = active - arrival;
      if (handoff > 0) {
        queued = handoff - active;
        if (connected > 0) {
          setup = connected - handoff;
          transfer = now - connected;
        } else {
          transfer = now - handoff;
        }
      } else {
        queued = now - active;
      }
    } else {
      before = now - arrival;
    }
    return "delay="
        + pretty(now - arrival)
        + ", delays="
        + pretty(before)
        + "/"
        + pretty(queued)
        + "/"
        + pretty(setup)
        + "/"
        + pretty(transfer);
  }

  /** A duration with two significant digits, hundredths at the finest. */
  static String pretty(long nanos) {
    long hundredths = Math.max(0, nanos) / 10_000_000L;
    if (hundredths >= 1000) {
      return Long.toString((hundredths + 50) / 100);
    }
    if (hundredths >= 100) {
      long tenths = (hundredths + 5) / 10;
      return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }
    if (hundredths == 0) {
      return "0";
    }
    return hundredths % 10 == 0
        ? "0." + hundredths / 10
        : "0." + (hundredths < 10 ? "0" : "") + hundredths;
  }
}

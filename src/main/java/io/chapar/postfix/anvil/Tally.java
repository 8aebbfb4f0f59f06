package io.chapar.postfix.anvil;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What one client of one service has done.
 *
 * @param start when the present unit of time began, in nanoseconds since the epoch
 * @param open how many connections it has now
 * @param events how often it did what since {@code start}
 */
public record Tally(long start, int open, PMap<AnvilEvent, Integer> events) {
  static Tally begin(long now) {
    return new Tally(now, 0, HashTreePMap.empty());
  }

  /** How often it did that. */
  public int of(AnvilEvent event) {
    return events.getOrDefault(event, 0);
  }

  Tally within(long unit, long now) {
    return now - start > unit ? new Tally(now, open, HashTreePMap.empty()) : this;
  }

  Tally and(AnvilEvent event) {
    int opened = event == AnvilEvent.CONNECTION ? 1 : 0;
    return new Tally(start, open + opened, events.plus(event, of(event) + 1));
  }

  Tally closed() {
    return new Tally(start, Math.max(0, open - 1), events);
  }
}

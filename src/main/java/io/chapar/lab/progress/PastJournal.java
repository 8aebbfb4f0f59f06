package io.chapar.lab.progress;

import java.time.Instant;
import java.util.List;

/** A journal that begins with what was noted once, and is forgotten afterwards. */
public final class PastJournal implements Journal {
  private final Instant now;
  private Progress progress = Progress.NONE;

  /**
   * One that begins so.
   *
   * @param lines the events, as {@link Event#line} writes them
   * @param now the real time, which stands
   */
  public PastJournal(List<String> lines, Instant now) {
    this.now = now;
    for (String line : lines) {
      Event event = Event.parse(line);
      if (event != null) {
        progress = progress.plus(event);
      }
    }
  }

  @Override
  public Progress progress() {
    return progress;
  }

  @Override
  public void add(Event event) {
    progress = progress.plus(event);
  }

  @Override
  public Instant now() {
    return now;
  }
}

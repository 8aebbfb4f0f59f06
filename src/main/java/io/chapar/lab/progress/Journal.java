package io.chapar.lab.progress;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Where progress is kept: the outermost room knows how. */
public interface Journal {
  /** What all events add up to, those of other sessions included. */
  Progress progress() throws IOException;

  /** Keeps an event; when this returns, it outlives the program. */
  void add(Event event) throws IOException;

  /** The real time. */
  Instant now();

  /** Keeps an event that happens now. */
  default void note(Event.Kind kind, String subject, Object... words) throws IOException {
    List<String> texts = java.util.Arrays.stream(words).map(String::valueOf).toList();
    add(new Event(now(), kind, subject, texts));
  }
}

package io.chapar.lab.progress;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Passes on to another journal, and remembers what was noted: the score of one session. */
public final class HeardJournal implements Journal {
  private final Journal journal;
  private final List<String> noted = new ArrayList<>();

  /** In front of a journal. */
  public HeardJournal(Journal journal) {
    this.journal = journal;
  }

  /** What was noted, a line for each event, without the real time. */
  public List<String> noted() {
    return List.copyOf(noted);
  }

  @Override
  public Progress progress() throws IOException {
    return journal.progress();
  }

  @Override
  public void add(Event event) throws IOException {
    String line = event.line();
    noted.add(line.substring(line.indexOf('\t') + 1).replace('\t', ' '));
    journal.add(event);
  }

  @Override
  public Instant now() {
    return journal.now();
  }
}

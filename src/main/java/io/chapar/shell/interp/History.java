package io.chapar.shell.interp;

import java.util.ArrayList;
import java.util.List;

/** What was typed to an interactive shell. */
public final class History {
  private final List<String> lines = new ArrayList<>();
  private int saved; // lines that the file has already

  History() {}

  /** The lines, oldest first. */
  public List<String> lines() {
    return lines;
  }

  /** Adds what was typed. */
  public void add(String line) {
    lines.add(line);
  }

  /** How many of the lines are in the file. */
  public int saved() {
    return saved;
  }

  /** Notes how many of the lines are in the file. */
  public void saved(int count) {
    saved = count;
  }
}

package io.chapar.shell.interp;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.List;

/** The history of an interactive shell on the disk. */
public final class HistoryFile {
  private final Shell shell;

  /** The file of a shell. */
  public HistoryFile(Shell shell) {
    this.shell = shell;
  }

  private String path() {
    return shell.variables().text("HISTFILE", "");
  }

  /** Reads the file, if it is there. */
  public void load() {
    if (path().isEmpty()) {
      return;
    }
    try {
      Utf8.decode(shell.process().readAll(path())).lines().forEach(shell.history()::add);
    } catch (IOException e) {
      // there is no history yet
    }
    shell.history().saved(shell.history().lines().size());
  }

  /** Adds what is new to the file. */
  public void save() {
    List<String> lines = shell.history().lines();
    int from = Math.min(shell.history().saved(), lines.size());
    if (path().isEmpty() || from == lines.size()) {
      return;
    }
    Files files = shell.process().files();
    try {
      files.append(
          shell.process().path(path()),
          Utf8.encode(String.join("\n", lines.subList(from, lines.size())) + "\n"),
          0600);
      shell.history().saved(lines.size());
    } catch (DiskException e) {
      // a home that cannot be written has no history
    }
  }
}

package io.chapar.unix.file;

import io.chapar.host.Process;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What less shows: the lines of a file, read again when it has grown. */
final class PagedFile {
  private final Process process;
  private final @Nullable String path; // null: it came through a pipe
  private final String name;
  private final boolean squeeze;
  private List<String> lines;

  PagedFile(Process process, String name, @Nullable String path, byte[] bytes, boolean squeeze) {
    this.process = process;
    this.name = name;
    this.path = path;
    this.squeeze = squeeze;
    this.lines = lines(bytes);
  }

  private List<String> lines(byte[] bytes) {
    List<String> all = Utf8.decode(bytes).lines().toList();
    if (!squeeze) {
      return all;
    }
    List<String> kept = new ArrayList<>();
    for (String line : all) {
      if (!line.isEmpty() || kept.isEmpty() || !kept.get(kept.size() - 1).isEmpty()) {
        kept.add(line);
      }
    }
    return kept;
  }

  /** Its name; empty if it came through a pipe. */
  String name() {
    return name;
  }

  List<String> lines() {
    return lines;
  }

  /** Reads it again; whether it has changed. */
  boolean refresh() throws IOException {
    if (path == null) {
      return false;
    }
    List<String> now = lines(process.readAll(path));
    boolean changed = !now.equals(lines);
    lines = now;
    return changed;
  }
}

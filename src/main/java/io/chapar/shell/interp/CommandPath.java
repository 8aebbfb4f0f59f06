package io.chapar.shell.interp;

import io.chapar.disk.Inode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds programs through PATH, and remembers where they were. */
public final class CommandPath {
  /**
   * A remembered place.
   *
   * @param hits how often it was used
   */
  public record Remembered(String path, int hits) {}

  private static final String STANDARD =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private final Shell shell;
  private final Map<String, Remembered> table = new TreeMap<>();

  CommandPath(Shell shell) {
    this.shell = shell;
  }

  CommandPath(Shell shell, CommandPath other) {
    this.shell = shell;
    this.table.putAll(other.table);
  }

  /** What is remembered, by name. */
  public Map<String, Remembered> table() {
    return table;
  }

  /** Forgets everything. */
  public void clear() {
    table.clear();
  }

  /** Where a program is that is about to be run; null if it is nowhere. */
  public @Nullable String find(String name) {
    if (name.indexOf('/') >= 0) {
      return name;
    }
    if (name.isEmpty()) {
      return null;
    }
    Remembered known = table.get(name);
    if (known != null) {
      Inode there = shell.process().files().peek(shell.process().path(known.path()));
      if (there != null && !shell.options().is("checkhash") || there != null && there.isRegular()) {
        table.put(name, new Remembered(known.path(), known.hits() + 1));
        return known.path();
      }
      if (!shell.options().is("checkhash")) {
        table.remove(name);
      }
    }
    String variable = shell.variables().text("PATH", "");
    if (variable.isEmpty()) {
      return name; // without a PATH a name is a path
    }
    String path = search(name, variable);
    if (path != null && shell.options().is("hashall") && path.startsWith("/")) {
      table.put(name, new Remembered(path, 1));
    }
    return path;
  }

  /** Where a program is on the standard path: {@code command -p}. */
  public @Nullable String findStandard(String name) {
    return search(name, STANDARD);
  }

  /** Where a program is, without remembering; a file that cannot be run is the second choice. */
  public @Nullable String search(String name, String path) {
    String second = null;
    for (String candidate : candidates(name, path)) {
      Inode inode = shell.process().files().peek(shell.process().path(candidate));
      if (inode == null || inode.isDirectory()) {
        continue;
      }
      if (shell.process().credentials().may(inode, 1)) {
        return candidate;
      }
      if (second == null) {
        second = candidate;
      }
    }
    return second;
  }

  /** All programs of that name: {@code type -a}. */
  public List<String> all(String name) {
    List<String> found = new ArrayList<>();
    for (String candidate : candidates(name, shell.variables().text("PATH", ""))) {
      Inode inode = shell.process().files().peek(shell.process().path(candidate));
      if (inode != null && inode.isRegular() && shell.process().credentials().may(inode, 1)) {
        found.add(candidate);
      }
    }
    return found;
  }

  private static List<String> candidates(String name, String path) {
    List<String> candidates = new ArrayList<>();
    for (String directory : path.split(":", -1)) {
      candidates.add(
          directory.isEmpty()
              ? "./" + name
              : directory.endsWith("/") ? directory + name : directory + "/" + name);
    }
    return candidates;
  }
}

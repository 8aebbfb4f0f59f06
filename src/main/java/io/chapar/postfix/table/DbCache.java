package io.chapar.postfix.table;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.postfix.PostfixFatal;
import java.util.LinkedHashMap;
import java.util.Map;

/** A .db file that a daemon keeps its own notes in: each change is on the disk at once. */
public final class DbCache {
  private final Files files;
  private final boolean btree;
  private final String path;

  /** The file {@code name}.db, of type btree or hash, with the rights of {@code files}. */
  public DbCache(Files files, boolean btree, String name) {
    this.files = files;
    this.btree = btree;
    this.path = name + ".db";
  }

  /** Makes an empty file where there is none. */
  public void create() {
    if (!files.exists(path)) {
      write(Map.of());
    } else {
      read();
    }
  }

  /** All entries, which may be changed. */
  public Map<String, String> read() {
    Map<String, String> entries = new LinkedHashMap<>();
    try {
      DbFile file = DbFile.read(files.read(path));
      if (file == null || file.btree() != btree) {
        throw new PostfixFatal("open database " + path + ": " + Errno.EINVAL.text());
      }
      file.entries().forEach((key, entry) -> entries.put(key, entry.value()));
    } catch (DiskException e) {
      throw new PostfixFatal("open database " + path + ": " + e.getMessage());
    }
    return entries;
  }

  /** Puts entries in the place of all that are there. */
  public void write(Map<String, String> entries) {
    DbFile file = DbFile.empty(btree);
    entries.forEach((key, value) -> file.entries().put(key, new Entry(key, value, 0)));
    try {
      files.write(path, file.bytes(), 0644);
    } catch (DiskException e) {
      throw new PostfixFatal("open database " + path + ": " + e.getMessage());
    }
  }
}

package io.chapar.postfix.table;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.host.Process;
import io.chapar.postfix.Log;
import io.chapar.postfix.PostfixFatal;
import java.io.IOException;
import java.util.Locale;

/**
 * A .db file that is being made or changed: what postmap and postalias write through. It appears on
 * the disk when it is closed.
 */
public final class DbWriter {
  /** What happens to a key that is there already. */
  public enum Duplicates {
    /** The first value stays, with a warning. */
    WARN,
    /** The first value stays. */
    IGNORE,
    /** The last value counts. */
    REPLACE
  }

  private final Process process;
  private final Log log;
  private final String path;
  private final boolean fold;
  private final DbFile file;
  private Duplicates duplicates;

  private DbWriter(
      Process process, Log log, String path, boolean fold, Duplicates duplicates, DbFile file) {
    this.process = process;
    this.log = log;
    this.path = path;
    this.fold = fold;
    this.duplicates = duplicates;
    this.file = file;
  }

  /**
   * Opens {@code hash:name} or {@code btree:name}; {@link PostfixFatal} where that cannot be.
   *
   * @param access {@link Access#BUILD} forgets what is there
   */
  public static DbWriter open(
      Process process,
      Log log,
      String type,
      String name,
      Access access,
      boolean fold,
      Duplicates duplicates) {
    String path = name + ".db";
    boolean btree = type.equals("btree");
    byte[] old = existing(process, log, path);
    DbFile file = DbFile.empty(btree);
    if (access != Access.BUILD && old.length > 0) {
      DbFile read = DbFile.read(old);
      if (read == null || read.btree() != btree) {
        throw new PostfixFatal("open database " + path + ": " + Errno.EINVAL.text());
      }
      file.entries().putAll(read.entries());
    }
    try {
      if (old.length == 0) {
        int mode = 0644 & ~process.umask();
        process.files().write(process.path(path), DbFile.empty(btree).bytes(), mode);
      }
    } catch (DiskException e) {
      throw new PostfixFatal("open database " + path + ": " + e.getMessage());
    }
    return new DbWriter(process, log, path, fold, duplicates, file);
  }

  /** The bytes of the file that is there, which must be writable; none where there is no file. */
  private static byte[] existing(Process process, Log log, String path) {
    String absolute = process.path(path);
    if (process.files().peek(absolute) == null) {
      return new byte[0];
    }
    try {
      if (process.files().isDirectory(absolute)) {
        throw new DiskException(Errno.EISDIR, path);
      }
      if (!process.files().may(absolute, 6)) {
        throw new DiskException(Errno.EACCES, path);
      }
      byte[] bytes = process.readAll(path);
      if (bytes.length == 0) {
        process.files().unlink(absolute);
        log.warning("removing zero-length database file: " + path);
      }
      return bytes;
    } catch (IOException e) {
      throw new PostfixFatal("open " + path + ": " + e.getMessage());
    }
  }

  /** Changes what happens to keys that are there already. */
  public void duplicates(Duplicates policy) {
    duplicates = policy;
  }

  /** Adds an entry. */
  public void put(String key, String value, int line) {
    String folded = fold ? key.toLowerCase(Locale.ROOT) : key;
    Entry entry = new Entry(folded, value, line);
    if (duplicates == Duplicates.REPLACE || !file.entries().containsKey(folded)) {
      file.entries().put(folded, entry);
    } else if (duplicates == Duplicates.WARN) {
      log.warning(path + ": duplicate entry: \"" + folded + '"');
    }
  }

  /** Adds an entry whose key keeps its case. */
  public void putAsIs(String key, String value) {
    file.entries().put(key, new Entry(key, value, 0));
  }

  /** Removes an entry; false if there is none. */
  public boolean remove(String key) {
    return file.entries().remove(fold ? key.toLowerCase(Locale.ROOT) : key) != null;
  }

  /** Writes the file. */
  public void close() {
    byte[] bytes = file.bytes();
    process.tick(bytes.length);
    try {
      process.files().write(process.path(path), bytes, 0644 & ~process.umask());
    } catch (DiskException e) {
      throw new PostfixFatal("flush database " + path + ": " + e.getMessage());
    }
  }
}

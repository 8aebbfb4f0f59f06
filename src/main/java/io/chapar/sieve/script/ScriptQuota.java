package io.chapar.sieve.script;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.sieve.check.Engine;
import org.jspecify.annotations.Nullable;

/** How many scripts a user may store, and how large they may be, one and all together. */
public final class ScriptQuota {
  private ScriptQuota() {}

  /** A limit that one more script would break: its code in ManageSieve and a sentence. */
  public record Excess(String code, String text) {}

  /**
   * What a script would break.
   *
   * @param name the script, which may be there already; null: only its size counts
   */
  static @Nullable Excess excess(
      Files files, String dir, Engine engine, @Nullable String name, long size)
      throws ScriptException {
    long most = engine.bytes("sieve_max_script_size", 1 << 20);
    if (most > 0 && size > most) {
      return new Excess("QUOTA/MAXSIZE", "Script is too large (max " + most + " bytes).");
    }
    long scripts = engine.number("sieve_quota_max_scripts", 0);
    long storage = engine.bytes("sieve_quota_max_storage", 0);
    if (name == null || scripts == 0 && storage == 0) {
      return null;
    }
    long count = 1;
    long bytes = size;
    try {
      for (String file : files.list(dir)) {
        String other = ScriptFile.nameOf(file);
        if (other == null || other.equals(name)) {
          continue;
        }
        if (scripts > 0 && ++count > scripts) {
          return new Excess(
              "QUOTA/MAXSCRIPTS", "Script count quota exceeded (max " + scripts + " scripts).");
        }
        Inode inode = files.peek(dir + "/" + file);
        bytes += inode == null ? 0 : inode.size();
        if (storage > 0 && bytes > storage) {
          return new Excess(
              "QUOTA/MAXSTORAGE", "Script storage quota exceeded (max " + storage + " bytes).");
        }
      }
    } catch (DiskException e) {
      throw ScriptFile.internal();
    }
    return null;
  }
}

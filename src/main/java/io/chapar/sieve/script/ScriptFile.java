package io.chapar.sieve.script;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.mailbox.Denied;
import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Script;
import org.jspecify.annotations.Nullable;

/**
 * A script in a file.
 *
 * @param path where it is
 * @param name what it is called
 * @param binary where its compiled form is kept
 * @param mode of the file
 * @param changed when the file, or the link to it, last changed
 */
public record ScriptFile(String path, String name, String binary, int mode, long changed) {
  private static final String SUFFIX = ".sieve";

  /** The name of the script in a file; null if the file is none. */
  public static @Nullable String nameOf(String file) {
    return file.endsWith(SUFFIX) && file.length() > SUFFIX.length()
        ? file.substring(0, file.length() - SUFFIX.length())
        : null;
  }

  /** The file for a script of a name. */
  public static String fileOf(String name) {
    return name + SUFFIX;
  }

  /**
   * Finds a script.
   *
   * @param path where it is
   * @param name its name, or null for the one that its file gives it
   * @param binDir where compiled scripts are kept; null: beside the script
   */
  public static ScriptFile open(
      Process p, String path, @Nullable String name, @Nullable String binDir, SieveLog log)
      throws ScriptException {
    int slash = path.lastIndexOf('/');
    String file = path.substring(slash + 1);
    String base = nameOf(file);
    if (base == null) {
      base = file;
    }
    String known = name == null ? base : name;
    String said = name == null ? "script: " : "script `" + name + "': ";
    try {
      Inode link = p.files().lstat(path);
      Inode stat = link.isSymlink() ? p.files().stat(path) : link;
      if (!stat.isRegular()) {
        log.error(
            "file storage: "
                + said
                + "Sieve script file '"
                + path
                + (stat.isDirectory() ? "' is a directory." : "' is not a regular file."));
        throw internal();
      }
      String binary =
          binDir == null
              ? path.substring(0, slash + 1) + base + ".svbin"
              : binDir + (binDir.endsWith("/") ? "" : "/") + known + ".svbin";
      return new ScriptFile(
          path, known, binary, stat.mode() & 0777, Math.max(stat.mtime(), link.mtime()));
    } catch (DiskException e) {
      throw problem(p, e, "stat", path, known, false, log);
    }
  }

  static ScriptException internal() {
    return new ScriptException(ScriptException.Kind.TEMPORARY, "Internal error occurred.");
  }

  private static ScriptException problem(
      Process p,
      DiskException e,
      String what,
      String path,
      String name,
      boolean named,
      SieveLog log) {
    if (e.errno() == Errno.ENOENT || e.errno() == Errno.ENOTDIR) {
      return new ScriptException(
          ScriptException.Kind.NOT_FOUND, "Sieve script `" + name + "' not found");
    }
    log.error(
        "file storage: script"
            + (named ? " `" + name + "'" : "")
            + ": Failed to "
            + what
            + " sieve script: "
            + denied(p, what, path, e));
    return e.errno() == Errno.EACCES
        ? new ScriptException(ScriptException.Kind.NO_PERMISSION, "Internal error occurred.")
        : internal();
  }

  /** A failed call and its reason; the directory is named where it is somebody else's. */
  static String denied(Process p, String call, String path, DiskException e) {
    String text = Denied.text(p.files(), p.machine().users(), call, path, e);
    int owner = text.indexOf(", file owned by");
    if (owner < 0) {
      return text;
    }
    Inode dir = p.files().peek(path.substring(0, Math.max(1, path.lastIndexOf('/'))));
    boolean own = dir == null || dir.uid() == p.credentials().uid();
    return text.substring(0, owner)
        + (own || dir == null
            ? ")"
            : Bytes.format(
                ", dir owned by %d:%d mode=0%o)", dir.uid(), dir.gid(), dir.mode() & 07777));
  }

  /** The script with its text, to be compiled. */
  public Script script(Process p, boolean global, SieveLog log) throws ScriptException {
    return script(p, global, log, false);
  }

  /** The same; the log says its name if it was asked for by that. */
  Script script(Process p, boolean global, SieveLog log, boolean named) throws ScriptException {
    try {
      return new Script(name, path, Bytes.of(p.files().read(path)), global);
    } catch (DiskException e) {
      throw problem(p, e, "open", path, name, named, log);
    }
  }
}

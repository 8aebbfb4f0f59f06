package io.chapar.sieve.script;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Engine;
import io.chapar.sieve.check.Script;
import io.chapar.sieve.syntax.Errors;
import org.jspecify.annotations.Nullable;

/**
 * Opens scripts for use: the compiled form that lies beside a script if it is newer, else the
 * script is compiled and the result put there.
 */
public final class Workshop {
  private final Process process;
  private final Engine engine;
  private final SieveLog log;

  /** A workshop of a process. */
  public Workshop(Process process, Engine engine, SieveLog log) {
    this.process = process;
    this.engine = engine;
    this.log = log;
  }

  /** The engine. */
  public Engine engine() {
    return engine;
  }

  /**
   * A compiled script.
   *
   * @param path the file it was read from; null if it has just been made
   */
  public record Opened(Binary binary, @Nullable String path) {}

  private ScriptException.@Nullable Kind failure;

  /** Why the last script could not be compiled; null: it has errors. */
  public ScriptException.@Nullable Kind failure() {
    return failure;
  }

  /** Opens a script; null after errors in it. */
  public @Nullable Opened open(ScriptFile file, boolean global, Errors errors) {
    Opened loaded = null;
    Inode stat = process.files().peek(file.binary());
    if (stat != null) {
      loaded = load(file.binary());
      if (loaded != null
          && (stat.mtime() <= file.changed() || !loaded.binary().current(engine.library()))) {
        loaded = null;
      }
    }
    return loaded == null ? compile(file, global, errors) : loaded;
  }

  /** Reads a compiled script; null if it cannot be used, which has been told. */
  public @Nullable Opened load(String path) {
    try {
      String real = process.path(path);
      if (!process.files().stat(real).isRegular()) {
        log.error("binary " + path + ": open: binary is not a regular file");
        return null;
      }
      return new Opened(Binary.read(engine, process.files().read(real)), path);
    } catch (DiskException e) {
      if (e.errno() != Errno.ENOENT && e.errno() != Errno.ENOTDIR) {
        log.error("open: failed to open: " + denied("open", path, e));
      }
      return null;
    } catch (Binary.UnreadableException e) {
      log.error("binary " + path + ": " + e.getMessage());
      return null;
    }
  }

  private String denied(String call, String path, DiskException e) {
    return ScriptFile.denied(process, call, path, e);
  }

  /** Compiles a script; null after errors in it. */
  public @Nullable Opened compile(ScriptFile file, boolean global, Errors errors) {
    long max = engine.bytes("sieve_max_script_size", 1 << 20);
    Inode stat = process.files().peek(file.path());
    if (stat != null && max > 0 && stat.size() > max) {
      failure = ScriptException.Kind.NO_QUOTA;
      errors.error(file.name(), "sieve script is too large (max " + max + " bytes)");
      errors.error(file.name(), "parse failed");
      return null;
    }
    Script script;
    failure = null;
    try {
      script = file.script(process, global, log);
    } catch (ScriptException e) {
      failure = e.kind();
      errors.error(
          file.name(),
          e.kind() == ScriptException.Kind.NOT_FOUND ? "script not found" : "parse failed");
      return null;
    }
    Binary binary = Binary.compile(engine, script, global, false, errors);
    return binary == null ? null : new Opened(binary, null);
  }

  /** How saving ended. */
  public enum Saved {
    /** It lies there. */
    DONE,
    /** The user may not write there. */
    NO_PERMISSION,
    /** Something else. */
    FAILED
  }

  /** Puts a compiled script into a file, unless it was read from there. */
  public Saved save(Opened opened, String path, int mode) {
    if (path.equals(opened.path())) {
      return Saved.DONE;
    }
    long random = process.machine().random().nextLong();
    String temporary =
        Bytes.format("%s.%s.%d.%016x", path, process.machine().hostname(), process.pid(), random);
    String what = "binary " + path + ": save: failed to create temporary file: ";
    String shown = path + ".";
    String call = "open";
    try {
      process.files().write(process.path(temporary), opened.binary().bytes(), 0600);
      process.files().chmod(process.path(temporary), mode);
      what = "binary " + path + ": save: failed to save binary: ";
      call = "rename";
      shown = temporary + ", " + path;
      process.files().rename(process.path(temporary), process.path(path));
      return Saved.DONE;
    } catch (DiskException e) {
      if (e.errno() != Errno.EACCES) {
        log.error(what + call + "(" + shown + ") failed: " + e.errno().text());
      } else {
        log.error(what + denied(call, call.equals("open") ? shown : path, e));
      }
      if (call.equals("rename")) {
        forget(temporary);
      }
      return e.errno() == Errno.EACCES ? Saved.NO_PERMISSION : Saved.FAILED;
    }
  }

  private void forget(String temporary) {
    try {
      process.files().unlink(process.path(temporary));
    } catch (DiskException e) {
      log.error(
          "save: failed to clean up after error: unlink("
              + temporary
              + ") failed: "
              + e.errno().text());
    }
  }
}

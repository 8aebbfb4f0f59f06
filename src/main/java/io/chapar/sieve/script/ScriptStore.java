package io.chapar.sieve.script;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.mailbox.Denied;
import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Engine;
import io.chapar.sieve.check.Script;
import io.chapar.sieve.syntax.Errors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A user's scripts: stored, listed, made active, renamed, deleted. */
public final class ScriptStore {
  private final Process process;
  private final Places places;
  private final Places.Personal personal;
  private final String dir;
  private final int mode;
  private final SieveLog log;

  /** A script in a list. */
  public record Entry(String name, boolean active) {}

  private ScriptStore(
      Process process,
      Places places,
      Places.Personal personal,
      String dir,
      int mode,
      SieveLog log) {
    this.process = process;
    this.mode = mode;
    this.places = places;
    this.personal = personal;
    this.dir = dir;
    this.log = log;
  }

  /** Opens a user's scripts; makes their directory. */
  public static ScriptStore open(Process process, Places places, SieveLog log)
      throws ScriptException {
    Places.Personal personal = places.personal();
    String dir = personal == null ? null : personal.dir();
    if (personal != null && dir == null) {
      throw notDirectory(log, personal.active());
    }
    if (personal == null || dir == null) {
      throw new ScriptException(
          ScriptException.Kind.NOT_POSSIBLE, "Sieve processing is disabled for this user");
    }
    String temporary = dir + "/tmp";
    String call = "check_tmp: stat";
    int mode = 0700;
    try {
      if (!process.files().exists(dir)) {
        call = "mkdir_parents_chgrp";
        process.files().mkdirs(temporary, 0700);
        process.files().chmod(dir, 0700);
      } else if (!process.files().isDirectory(dir)) {
        throw notDirectory(log, dir);
      } else {
        mode = process.files().stat(dir).mode();
        if (!stands(process.files(), temporary)) {
          call = "mkdir_parents_chgrp";
          process.files().mkdirs(temporary, mode & 0777 | 0700);
        }
      }
    } catch (DiskException e) {
      log.error(
          "file storage: "
              + Denied.text(process.files(), process.machine().users(), call, temporary, e));
      throw ScriptFile.internal();
    }
    return new ScriptStore(process, places, personal, dir, mode & 0666 | 0600, log);
  }

  private static ScriptException notDirectory(SieveLog log, String path) {
    log.error(
        "file storage: Sieve storage path `"
            + path
            + "' is not a directory, but it is to be opened for write access");
    return ScriptFile.internal();
  }

  private static boolean stands(Files files, String path) throws DiskException {
    try {
      files.stat(path);
      return true;
    } catch (DiskException e) {
      if (e.errno() == Errno.ENOENT) {
        return false;
      }
      throw e;
    }
  }

  /** Whether a script can have a name. */
  public static boolean valid(String name) {
    return !name.isEmpty()
        && name.codePointCount(0, name.length()) <= 256
        && name.codePoints()
            .noneMatch(
                c ->
                    c <= 0x1f
                        || c == '/'
                        || c >= 0x7f && c <= 0x9f
                        || c == 0xff
                        || c == 0x2028
                        || c == 0x2029);
  }

  /** A script of the user's; the default one by the name that the settings give it. */
  private ScriptFile find(String name) throws ScriptException {
    if (!valid(name)) {
      throw new ScriptException(
          ScriptException.Kind.BAD_PARAMS, "Invalid script name `" + name + "'.");
    }
    try {
      return ScriptFile.open(process, path(name), name, null, log);
    } catch (ScriptException e) {
      ScriptFile usual = usual(name);
      if (usual != null && e.kind() == ScriptException.Kind.NOT_FOUND) {
        return usual;
      }
      throw e;
    }
  }

  private @Nullable ScriptFile usual(String name) {
    return name.equals(places.defaultName()) && !files().exists(path(name))
        ? places.defaultScript()
        : null;
  }

  /** What one more script would break; null if there is room for it. */
  public ScriptQuota.@Nullable Excess excess(Engine engine, @Nullable String name, long size)
      throws ScriptException {
    return ScriptQuota.excess(files(), dir, engine, name, size);
  }

  private Files files() {
    return process.files();
  }

  private String path(String name) {
    return dir + "/" + ScriptFile.fileOf(name);
  }

  /** The scripts. */
  public List<Entry> list() throws ScriptException {
    String active = linked();
    List<Entry> all = new ArrayList<>();
    try {
      List<String> names = new ArrayList<>(files().list(dir));
      names.sort(Comparator.comparingLong(this::changed).reversed());
      for (String file : names) {
        String name = ScriptFile.nameOf(file);
        if (name != null) {
          all.add(new Entry(name, name.equals(active)));
        }
      }
    } catch (DiskException e) {
      throw ScriptFile.internal();
    }
    String usual = places.defaultName();
    if (usual != null && usual(usual) != null) {
      all.add(new Entry(usual, all.stream().noneMatch(Entry::active)));
    }
    return all;
  }

  private long changed(String file) {
    Inode inode = files().peek(dir + "/" + file);
    return inode == null ? 0 : inode.ctime();
  }

  /** A script's text. */
  public String get(String name) throws ScriptException {
    return Objects.requireNonNullElse(find(name).script(process, false, log).text(), "");
  }

  /** Whether a script is the active one; the default one is where no other is. */
  public boolean active(String name) {
    String linked = linked();
    return linked == null ? usual(name) != null : name.equals(linked);
  }

  private @Nullable String linked() {
    try {
      if (!files().lstat(personal.active()).isSymlink()) {
        log.warning(
            "file storage: Active sieve script symlink " + personal.active() + " is no symlink.");
        return null;
      }
    } catch (DiskException e) {
      return null;
    }
    return places.linked(personal);
  }

  /** Throws if a script that is to be stored cannot have a name. */
  public void offer(String name) throws ScriptException {
    if (!valid(name)) {
      throw new ScriptException(
          ScriptException.Kind.BAD_PARAMS, "Invalid Sieve script name `" + name + "'.");
    }
  }

  /** Stores a script that has no errors; those go where {@code errors} tells them. */
  public void put(Engine engine, String name, String text, Errors errors) throws ScriptException {
    offer(name);
    Script script = new Script(name, path(name), text, false);
    if (Binary.compile(engine, script, false, true, errors) == null) {
      throw new ScriptException(ScriptException.Kind.NOT_VALID, "Uploaded script is invalid");
    }
    boolean usual = usual(name) != null && active(name);
    try {
      String temporary = dir + "/tmp/" + ScriptFile.fileOf(name + "." + process.pid());
      files().write(temporary, Bytes.raw(text), mode);
      files().rename(temporary, path(name));
    } catch (DiskException e) {
      throw failed("save: rename(" + path(name) + ") failed: " + e.errno().text());
    }
    if (usual) {
      activate(name);
    }
  }

  /** Compiles a script that is there, as somebody does who is about to activate it. */
  public boolean compiles(Engine engine, String name, Errors errors) throws ScriptException {
    Script script = find(name).script(process, false, log);
    return Binary.compile(engine, script, false, false, errors) != null;
  }

  private ScriptException failed(String text) {
    log.error("file storage: " + text);
    return ScriptFile.internal();
  }

  /** Makes a script the active one; false if it was. */
  public boolean activate(String name) throws ScriptException {
    find(name);
    boolean was = active(name);
    if (usual(name) != null) {
      deactivate();
      return !was;
    }
    rescue();
    String active = personal.active();
    String home = active.substring(0, active.lastIndexOf('/') + 1);
    String target = path(name);
    String link = target.startsWith(home) ? target.substring(home.length()) : target;
    try {
      String fresh = active + "-new." + process.pid();
      files().symlink(link, fresh);
      files().rename(fresh, active);
    } catch (DiskException e) {
      throw failed(
          "script `"
              + name
              + "': Failed to activate Sieve script: symlink("
              + link
              + ", "
              + active
              + ") failed: "
              + e.errno().text());
    }
    return !was;
  }

  /** Makes none the active one; false if none was. */
  public boolean deactivate() throws ScriptException {
    rescue();
    try {
      files().unlink(personal.active());
      return true;
    } catch (DiskException e) {
      if (e.errno() != Errno.ENOENT) {
        throw failed(
            "Failed to deactivate Sieve: unlink("
                + personal.active()
                + ") failed: "
                + e.errno().text());
      }
      return false;
    }
  }

  private void rescue() throws ScriptException {
    String active = personal.active();
    try {
      if (!files().lstat(active).isRegular()) {
        return;
      }
      String copy = path("dovecot.orig");
      files().write(copy, files().read(active), 0600);
      log.info(
          "file storage: Moved active sieve script file '"
              + active
              + "' to script storage as '"
              + copy
              + "'.");
    } catch (DiskException e) {
      if (e.errno() != Errno.ENOENT) {
        throw ScriptFile.internal();
      }
    }
  }

  /** Deletes a script; the active one only if {@code even} that. */
  public void delete(String name, boolean even) throws ScriptException {
    find(name);
    if (active(name)) {
      if (!even) {
        throw new ScriptException(
            ScriptException.Kind.ACTIVE, "Cannot delete the active Sieve script.");
      }
      deactivate();
    }
    if (usual(name) != null) {
      return;
    }
    try {
      files().unlink(path(name));
    } catch (DiskException e) {
      throw ScriptFile.internal();
    }
  }

  /** Renames a script; if it is the active one it stays so. */
  public void rename(String from, String to) throws ScriptException {
    find(from);
    if (!valid(to)) {
      throw new ScriptException(
          ScriptException.Kind.BAD_PARAMS, "Invalid new Sieve script name `" + to + "'.");
    }
    if (files().exists(path(to))) {
      throw new ScriptException(
          ScriptException.Kind.EXISTS, "A sieve script with that name already exists.");
    }
    boolean active = active(from);
    ScriptFile usual = usual(from);
    try {
      if (usual != null) {
        files().write(path(to), files().read(usual.path()), mode);
      } else {
        files().rename(path(from), path(to));
      }
    } catch (DiskException e) {
      throw ScriptFile.internal();
    }
    if (active) {
      activate(to);
    }
  }
}

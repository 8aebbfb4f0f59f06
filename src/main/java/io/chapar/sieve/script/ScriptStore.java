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
  private final SieveLog log;

  /** A script in a list. */
  public record Entry(String name, boolean active) {}

  private ScriptStore(
      Process process, Places places, Places.Personal personal, String dir, SieveLog log) {
    this.process = process;
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
    if (personal == null || dir == null) {
      throw new ScriptException(
          ScriptException.Kind.NOT_POSSIBLE, "Sieve processing is disabled for this user");
    }
    String temporary = dir + "/tmp";
    try {
      if (!process.files().exists(temporary)) {
        process.files().mkdirs(temporary, 0700);
        process.files().chmod(dir, 0700);
      }
    } catch (DiskException e) {
      log.error(
          "file storage: "
              + Denied.text(
                  process.files(), process.machine().users(), "mkdir_parents_chgrp", temporary, e));
      throw ScriptFile.internal();
    }
    return new ScriptStore(process, places, personal, dir, log);
  }

  /** Whether a script can have a name. */
  public static boolean valid(String name) {
    return !name.isEmpty()
        && name.codePointCount(0, name.length()) <= 256
        && name.codePoints()
            .noneMatch(c -> c <= 0x1f || c == '/' || c >= 0x7f && c <= 0x9f || c == 0xff);
  }

  private Files files() {
    return process.files();
  }

  private String path(String name) {
    return dir + "/" + ScriptFile.fileOf(name);
  }

  /** The scripts. */
  public List<Entry> list() throws ScriptException {
    String active = places.linked(personal);
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
    return all;
  }

  private long changed(String file) {
    Inode inode = files().peek(dir + "/" + file);
    return inode == null ? 0 : inode.ctime();
  }

  /** A script's text. */
  public String get(String name) throws ScriptException {
    ScriptFile file = ScriptFile.open(process, path(name), name, null, log);
    return Objects.requireNonNullElse(file.script(process, false, log).text(), "");
  }

  /** Stores a script that has no errors; those go where {@code errors} tells them. */
  public void put(Engine engine, String name, String text, Errors errors) throws ScriptException {
    Script script = new Script(name, path(name), text, false);
    if (Binary.compile(engine, script, false, true, errors) == null) {
      throw new ScriptException(ScriptException.Kind.NOT_VALID, "Uploaded script is invalid");
    }
    try {
      String temporary = dir + "/tmp/" + ScriptFile.fileOf(name + "." + process.pid());
      files().write(temporary, Bytes.raw(text), 0600);
      files().rename(temporary, path(name));
    } catch (DiskException e) {
      throw ScriptFile.internal();
    }
  }

  /** Makes a script the active one. */
  public void activate(String name) throws ScriptException {
    ScriptFile.open(process, path(name), name, null, log);
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
      throw ScriptFile.internal();
    }
  }

  /** Makes none the active one. */
  public void deactivate() throws ScriptException {
    rescue();
    try {
      files().unlink(personal.active());
    } catch (DiskException e) {
      if (e.errno() != Errno.ENOENT) {
        throw ScriptFile.internal();
      }
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

  private boolean active(@Nullable String name) {
    return name != null && name.equals(places.linked(personal));
  }

  /** Deletes a script; the active one only if {@code even} that. */
  public void delete(String name, boolean even) throws ScriptException {
    ScriptFile.open(process, path(name), name, null, log);
    if (active(name)) {
      if (!even) {
        throw new ScriptException(
            ScriptException.Kind.ACTIVE, "Cannot delete the active Sieve script.");
      }
      deactivate();
    }
    try {
      files().unlink(path(name));
    } catch (DiskException e) {
      throw ScriptFile.internal();
    }
  }

  /** Renames a script; if it is the active one it stays so. */
  public void rename(String from, String to) throws ScriptException {
    ScriptFile.open(process, path(from), from, null, log);
    if (files().exists(path(to))) {
      throw new ScriptException(
          ScriptException.Kind.EXISTS, "A sieve script with that name already exists.");
    }
    boolean active = active(from);
    try {
      files().rename(path(from), path(to));
    } catch (DiskException e) {
      throw ScriptFile.internal();
    }
    if (active) {
      activate(to);
    }
  }
}

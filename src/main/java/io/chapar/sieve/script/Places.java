package io.chapar.sieve.script;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Engine;
import io.chapar.sieve.check.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the settings say that scripts are: the user's own, the administrator's, sequences. */
public final class Places {
  private static final String ACTIVE = "~/.dovecot.sieve";

  private final Process process;
  private final Map<String, String> settings;
  private final String home;
  private final boolean homeRelative;
  private final SieveLog log;

  /**
   * The places of a user.
   *
   * @param settings of plugin { }, variables expanded
   * @param homeRelative whether relative paths start at the home directory
   */
  public Places(
      Process process,
      Map<String, String> settings,
      String home,
      boolean homeRelative,
      SieveLog log) {
    this.process = process;
    this.settings = Map.copyOf(settings);
    this.home = home;
    this.homeRelative = homeRelative;
    this.log = log;
  }

  /** A location as settings have it: {@code file:PATH;active=…;name=…;bindir=…}. */
  record Location(
      boolean driver,
      String path,
      @Nullable String active,
      @Nullable String name,
      @Nullable String binDir) {
    static Location parse(String text) {
      boolean driver = text.startsWith("file:");
      String[] parts = (driver ? text.substring(5) : text).split(";", -1);
      String active = null;
      String name = null;
      String binDir = null;
      for (int i = 1; i < parts.length; i++) {
        if (parts[i].startsWith("active=")) {
          active = parts[i].substring(7);
        } else if (parts[i].startsWith("name=")) {
          name = parts[i].substring(5);
        } else if (parts[i].startsWith("bindir=")) {
          binDir = parts[i].substring(7);
        }
      }
      return new Location(driver, parts[0], active, name, binDir);
    }
  }

  /** The directory of the user's scripts, and what leads to the active one. */
  public record Personal(@Nullable String dir, String active, @Nullable String binDir) {}

  private String full(String path) {
    if (path.equals("~") || path.startsWith("~/")) {
      return home + path.substring(1);
    }
    return homeRelative && !path.startsWith("/") ? home + "/" + path : process.path(path);
  }

  /** The same path with its directory as it really is. */
  private String normal(String path) {
    int slash = path.lastIndexOf('/');
    try {
      String dir = process.files().realpath(slash <= 0 ? "/" : path.substring(0, slash));
      return (dir.equals("/") ? "" : dir) + path.substring(slash);
    } catch (DiskException e) {
      return path;
    }
  }

  /** The user's scripts; null if the settings want none. */
  public @Nullable Personal personal() {
    String sieve = settings.get("sieve");
    if (sieve != null && sieve.isEmpty()) {
      return null;
    }
    if (sieve != null) {
      Location location = Location.parse(sieve);
      if (location.driver()) {
        String path = full(location.path());
        String active = location.active();
        if (process.files().exists(path) && !process.files().isDirectory(path)) {
          return new Personal(null, normal(path), location.binDir());
        }
        return new Personal(
            path, normal(full(active == null ? ACTIVE : active)), location.binDir());
      }
    }
    String dir = settings.get("sieve_dir");
    dir = dir == null ? settings.get("sieve_storage") : dir;
    String path = full(dir == null || dir.isEmpty() ? "~/sieve" : Location.parse(dir).path());
    return new Personal(path, normal(full(sieve == null ? ACTIVE : sieve)), null);
  }

  /** The user's active script; null if there is none. */
  public @Nullable ScriptFile active(Personal personal) throws ScriptException {
    Files files = process.files();
    String active = personal.active();
    Inode link;
    try {
      link = files.lstat(active);
    } catch (DiskException e) {
      if (e.errno() == io.chapar.disk.Errno.ENOENT) {
        return null;
      }
      return ScriptFile.open(process, active, null, personal.binDir(), log);
    }
    String store = personal.dir();
    if (link.isDirectory() && store != null && !files.exists(store)) {
      return null;
    }
    if (!link.isSymlink()) {
      return ScriptFile.open(process, active, null, personal.binDir(), log);
    }
    String dir = personal.dir();
    if (dir != null && !files.exists(dir) && !files.exists(active)) {
      return null;
    }
    String name = linked(personal);
    if (name == null) {
      return null;
    }
    try {
      return ScriptFile.open(process, active, name, personal.binDir(), log);
    } catch (ScriptException e) {
      if (e.kind() == ScriptException.Kind.NOT_FOUND) {
        log.warning(
            "file storage: Active sieve script symlink "
                + active
                + " points to non-existent script (points to "
                + target(active)
                + ").");
        return null;
      }
      throw e;
    }
  }

  private String target(String link) {
    try {
      return process.files().readlink(link);
    } catch (DiskException e) {
      return "";
    }
  }

  /** The name of the script that the active link leads to; null if there is none. */
  public @Nullable String linked(Personal personal) {
    String active = personal.active();
    String target = target(active);
    if (target.isEmpty()) {
      return null;
    }
    int slash = target.lastIndexOf('/');
    String name = ScriptFile.nameOf(target.substring(slash + 1));
    if (name == null) {
      log.warning(
          "file storage: Active Sieve script symlink "
              + active
              + " is broken: Invalid scriptname (points to "
              + target
              + ").");
      return null;
    }
    String from = active.substring(0, active.lastIndexOf('/') + 1);
    String dir = slash < 0 ? "" : target.substring(0, slash);
    String path = squeeze(dir.startsWith("/") ? dir : from + dir);
    String storage = personal.dir();
    storage = storage != null && process.files().isDirectory(storage) ? real(storage) : active;
    if (!path.equals(storage)) {
      log.warning(
          "file storage: Active sieve script symlink "
              + active
              + " is broken: Invalid/unknown path to storage (points to "
              + path
              + ").");
      return null;
    }
    return name;
  }

  private String real(String path) {
    try {
      return process.files().realpath(path);
    } catch (DiskException e) {
      return path;
    }
  }

  private static String squeeze(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        if (!parts.isEmpty()) {
          parts.remove(parts.size() - 1);
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return "/" + String.join("/", parts);
  }

  /** The script of those who have none of their own; null if there is none. */
  public @Nullable ScriptFile defaultScript() {
    String usual = settings.get("sieve_default");
    usual = usual == null ? settings.get("sieve_global_path") : usual;
    if (usual == null || usual.isEmpty()) {
      return null;
    }
    try {
      return at(usual, null);
    } catch (ScriptException e) {
      return null;
    }
  }

  /** The name under which users see that script among their own; null if they do not. */
  @Nullable String defaultName() {
    String name = settings.get("sieve_default_name");
    return name == null || name.isEmpty() ? null : name;
  }

  /** One script at a location; throws if it is not there. */
  public ScriptFile at(String location, @Nullable String name) throws ScriptException {
    Location parsed = Location.parse(location);
    String path = full(parsed.path());
    String inside = parsed.name() == null ? name : parsed.name();
    if (process.files().isDirectory(path) && inside != null) {
      path = path + (path.endsWith("/") ? "" : "/") + ScriptFile.fileOf(inside);
    }
    return ScriptFile.open(process, normal(path), inside, parsed.binDir(), log);
  }

  /** The scripts at a location: one file, or all of a directory in their order. */
  public List<ScriptFile> sequence(String location) throws ScriptException {
    Location parsed = Location.parse(location);
    String path = full(parsed.path());
    List<ScriptFile> all = new ArrayList<>();
    if (!process.files().isDirectory(path)) {
      try {
        all.add(ScriptFile.open(process, normal(path), parsed.name(), parsed.binDir(), log));
      } catch (ScriptException e) {
        if (e.kind() != ScriptException.Kind.NOT_FOUND) {
          throw e;
        }
      }
      return all;
    }
    String dir = real(path);
    String only = parsed.name();
    try {
      for (String file : process.files().list(dir).stream().sorted().toList()) {
        String full = dir + "/" + file;
        Inode inode = process.files().peek(full);
        boolean wanted = only == null || file.equals(ScriptFile.fileOf(only));
        if (wanted && ScriptFile.nameOf(file) != null && inode != null && inode.isRegular()) {
          all.add(ScriptFile.open(process, full, null, parsed.binDir(), log));
        }
      }
    } catch (DiskException e) {
      log.error("file storage: Failed to open sieve sequence: opendir(" + path + ") failed");
    }
    return all;
  }

  /** Where included scripts come from. */
  public Engine.Library library() {
    return new Engine.Library() {
      @Override
      public Script personal(String name) {
        Personal personal = Places.this.personal();
        String dir = personal == null ? null : personal.dir();
        return read(dir, name, false);
      }

      @Override
      public @Nullable Script global(String name) {
        String dir = settings.get("sieve_global");
        dir = dir == null ? settings.get("sieve_global_dir") : dir;
        return dir == null || dir.isEmpty()
            ? null
            : read(full(Location.parse(dir).path()), name, true);
      }
    };
  }

  private Script read(@Nullable String dir, String name, boolean global) {
    if (dir == null) {
      return new Script(name, "", null, global);
    }
    String path = real(dir) + "/" + ScriptFile.fileOf(Bytes.text(name));
    try {
      return ScriptFile.open(process, path, Bytes.text(name), null, log)
          .script(process, global, log, true);
    } catch (ScriptException e) {
      boolean broken = e.kind() != ScriptException.Kind.NOT_FOUND;
      return new Script(name, path, null, global, broken);
    }
  }

  /** A path of a setting. */
  public String path(String path) {
    return full(path);
  }
}

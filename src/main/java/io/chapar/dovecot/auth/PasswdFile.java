package io.chapar.dovecot.auth;

import io.chapar.disk.Credentials;
import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Inode;
import io.chapar.dovecot.VarExpand;
import io.chapar.host.Account;
import io.chapar.host.Machine;
import io.chapar.host.Memory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * A passwd-file: users in a file like /etc/passwd, {@code
 * user:password:uid:gid:gecos:home:shell:extra fields}. It is read as the user dovecot, each time
 * anew. Passdb and userdb in one.
 */
final class PasswdFile implements Passdb, Userdb {
  private final Machine machine;
  private final String path;
  private final String scheme;
  private final String format;
  private final boolean userdb;

  /**
   * A file.
   *
   * @param userdb whether a userdb is to be found in it, too
   */
  PasswdFile(Machine machine, String args, boolean userdb) {
    this.machine = machine;
    this.userdb = userdb;
    String file = args.strip();
    String useScheme = "CRYPT";
    String useFormat = "%u";
    while (file.indexOf('=') > 0 && !file.startsWith("/")) {
      int space = file.indexOf(' ');
      String word = space < 0 ? file : file.substring(0, space);
      if (word.startsWith("scheme=")) {
        useScheme = word.substring(7);
      } else if (word.startsWith("username_format=")) {
        useFormat = word.substring(16);
      }
      file = space < 0 ? "" : file.substring(space + 1).strip();
    }
    this.path = file;
    this.scheme = useScheme;
    this.format = useFormat;
  }

  @Override
  public String driver() {
    return "passwd-file";
  }

  @Override
  public boolean worker() {
    return false;
  }

  /** The files as they were when the process read them: it reads one again when it has changed. */
  private static final Memory.Key<PMap<String, String>> READ =
      new Memory.Key<>("dovecot.passwdfiles", HashTreePMap.empty());

  private Credentials who() {
    Account dovecot = machine.users().named("dovecot");
    return dovecot == null
        ? Credentials.ROOT
        : new Credentials(dovecot.uid(), dovecot.gid(), Set.of(dovecot.gid()));
  }

  /** The file it reads; empty where none is named. */
  String path() {
    return path;
  }

  /** Whether it reads the same file. */
  boolean same(PasswdFile other) {
    return path.equals(other.path);
  }

  private String file(AuthRequest request) {
    return path.indexOf('%') < 0 ? path : VarExpand.expand(path, request.variables());
  }

  /** The file's text: what is in memory while the file looks the same, else what is on disk. */
  private String text(String file, AuthLog log) throws DiskException {
    Inode inode = machine.disk().as(who()).stat(file);
    String stamp = inode.mtime() / 1_000_000_000L + " " + inode.size();
    String run = machine.memory().get(AuthLog.WORKERS).auth() + " ";
    String before = machine.memory().get(READ).get(file);
    if ((run + stamp).equals(before)) {
      return inode.isDirectory() ? "" : machine.root().text(file);
    }
    String text = inode.isDirectory() ? "" : machine.disk().as(who()).text(file);
    machine.memory().update(READ, all -> all.plus(file, run + stamp));
    if (before != null && before.startsWith(run)) { // it has been read by this process before
      complain(text, userdb, log);
    }
    return text;
  }

  /** Reads the file when the process starts, with its complaints. */
  void start(AuthLog log, boolean again) {
    if (path.indexOf('%') >= 0) {
      return;
    }
    try {
      complain(text(path, log), userdb, log);
    } catch (DiskException e) {
      String text = "passwd-file " + path + ":" + reason("open", e, path);
      log.error(text);
      if (again) {
        log.error(text); // the userdb tries it, too
      }
    }
  }

  private void complain(String text, boolean userdb, AuthLog log) {
    Set<String> seen = new HashSet<>();
    String label = "passwd-file " + path + ":";
    for (String line : text.split("\n", -1)) {
      String[] f = line.split(":", -1);
      if (line.startsWith("#") || f[0].isEmpty()) {
        continue;
      }
      if (!seen.add(f[0])) {
        log.error(label + "User " + f[0] + " exists more than once");
      } else if (userdb && f.length < 4) {
        log.error(label + "User " + f[0] + " is missing userdb info");
      } else if (userdb && !f[2].isEmpty() && !uid(f[2]).matches("[1-9]\\d{0,9}")) {
        log.error("Invalid UID value '" + f[2] + "'");
        log.error(label + "User " + f[0] + " has invalid UID '" + f[2] + "'");
      } else if (userdb && !f[3].isEmpty() && !gid(f[3]).matches("[1-9]\\d{0,9}")) {
        log.error("Invalid GID value '" + f[3] + "'");
        log.error(label + "User " + f[0] + " has invalid GID '" + f[3] + "'");
      }
    }
    log.step(label + "Read " + seen.size() + " users in 0 secs");
  }

  private String reason(String call, DiskException e, String file) {
    String failed = call + "(" + file + ") failed: " + e.errno().text();
    if (e.errno() != Errno.EACCES) {
      return failed;
    }
    Account dovecot = machine.users().named("dovecot");
    Inode dir = machine.root().peek(file.substring(0, Math.max(1, file.lastIndexOf('/'))));
    return failed
        + String.format(
            " (euid=%d(dovecot) egid=%d(%s) missing +r perm: %s, dir owned by %d:%d mode=%04o)",
            dovecot == null ? 0 : dovecot.uid(),
            dovecot == null ? 0 : dovecot.gid(),
            dovecot == null ? "dovecot" : machine.users().groupName(dovecot.gid()),
            file,
            dir == null ? 0 : dir.uid(),
            dir == null ? 0 : dir.gid(),
            dir == null ? 0755 : dir.mode() & 0777);
  }

  /** The line of a user; null if there is none. */
  private String @Nullable [] find(AuthRequest request, AuthLog log) throws DiskException {
    String name = VarExpand.expand(format, request.variables());
    for (String line : text(file(request), log).split("\n", -1)) {
      int colon = line.indexOf(':');
      if (!line.startsWith("#") && (colon < 0 ? line : line.substring(0, colon)).equals(name)) {
        String[] f = split(line);
        return userdb && f.length > 3 && !(valid(uid(f[2])) && valid(gid(f[3]))) ? null : f;
      }
    }
    return null;
  }

  private static boolean valid(String number) {
    return number.isEmpty() || number.matches("[1-9]\\d{0,9}");
  }

  /** Splits a line; a field may itself hold colons only in the extra fields, which come last. */
  private static String[] split(String line) {
    return line.split(":", 8);
  }

  private static Map<String, String> extra(String[] f) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (f.length > 7) {
      for (String word : f[7].strip().split("\\s+")) {
        int eq = word.indexOf('=');
        if (!word.isEmpty()) {
          fields.put(eq < 0 ? word : word.substring(0, eq), eq < 0 ? "" : word.substring(eq + 1));
        }
      }
    }
    return fields;
  }

  private Passdb.Answer failed(AuthRequest request, DiskException e, AuthLog log) {
    if (e.errno() == Errno.ENOENT) {
      log.told("missing passwd file: " + file(request));
      return Passdb.Answer.of(Result.UNKNOWN);
    }
    log.error(false, driver(), request, reason("open", e, file(request)));
    return Passdb.Answer.of(Result.INTERNAL);
  }

  @Override
  public Passdb.Answer verify(AuthRequest request, String password, AuthLog log) {
    log.step(false, driver(), request, "lookup: user=" + request.user() + " file=" + file(request));
    String[] f;
    try {
      f = find(request, log);
    } catch (DiskException e) {
      return failed(request, e, log);
    }
    if (f == null) {
      log.failure(false, driver(), request, "unknown user", password);
      return Passdb.Answer.of(Result.UNKNOWN);
    }
    Map<String, String> extra = extra(f);
    if (extra.containsKey("nopassword")) {
      return new Passdb.Answer(Result.OK, extra);
    }
    String stored = f.length > 1 ? f[1] : "";
    switch (Schemes.check(password, stored, scheme, request.user())) {
      case MATCH -> {
        return new Passdb.Answer(Result.OK, extra);
      }
      case UNKNOWN ->
          log.error(
              false,
              driver(),
              request,
              "Unknown scheme "
                  + Schemes.schemeOf(stored, scheme).toUpperCase(java.util.Locale.ROOT));
      case INVALID -> {
        String name = Schemes.schemeOf(stored, scheme);
        if (!name.endsWith("CRYPT")) {
          log.error(
              false,
              driver(),
              request,
              "Password data is not valid for scheme "
                  + name
                  + ": Input isn't valid base64 encoded data");
          return Passdb.Answer.of(Result.MISMATCH);
        }
        log.error(
            false,
            driver(),
            request,
            "Invalid password" + " in passdb: " + "crypt() failed: Invalid argument");
        return Passdb.Answer.of(Result.INTERNAL);
      }
      case MISMATCH -> {
        log.failure(false, driver(), request, "Password mismatch", password);
        if (log.secrets()) {
          String name = Schemes.schemeOf(stored, scheme).toUpperCase(java.util.Locale.ROOT);
          log.step(
              false,
              driver(),
              request,
              name + "(" + password + ") != '" + Schemes.hashOf(stored) + "'");
        }
      }
    }
    return Passdb.Answer.of(Result.MISMATCH);
  }

  @Override
  public @Nullable String credentials(AuthRequest request, AuthLog log) {
    try {
      String[] f = find(request, log);
      if (f == null || f.length < 2) {
        log.told(false, driver(), request, "unknown user");
        return null;
      }
      return f[1].startsWith("{") ? f[1] : "{" + scheme + "}" + f[1];
    } catch (DiskException e) {
      failed(request, e, log);
      return null;
    }
  }

  @Override
  public Passdb.Answer lookup(AuthRequest request, AuthLog log) {
    try {
      String[] f = find(request, log);
      if (f == null) {
        log.told(false, driver(), request, "unknown user");
        return Passdb.Answer.of(Result.UNKNOWN);
      }
      return new Passdb.Answer(Result.OK, extra(f));
    } catch (DiskException e) {
      return failed(request, e, log);
    }
  }

  @Override
  public Userdb.Answer lookup(AuthRequest request, Map<String, String> passdbFields, AuthLog log) {
    String[] f;
    try {
      f = find(request, log);
    } catch (DiskException e) {
      return failed(request, e, log).result() == Result.INTERNAL
          ? new Userdb.Answer.Failed()
          : new Userdb.Answer.Unknown();
    }
    if (f == null || f.length < 4) {
      log.told(false, driver(), request, "unknown user");
      return new Userdb.Answer.Unknown();
    }
    Map<String, String> fields = new LinkedHashMap<>();
    put(fields, "uid", uid(f[2]));
    put(fields, "gid", gid(f[3]));
    put(fields, "home", f.length > 5 ? f[5] : "");
    for (Map.Entry<String, String> entry : extra(f).entrySet()) {
      if (entry.getKey().startsWith("userdb_")) {
        fields.put(
            entry.getKey().substring(7), VarExpand.expand(entry.getValue(), request.variables()));
      }
    }
    return new Userdb.Answer.Found(fields);
  }

  private String uid(String text) {
    Account account = machine.users().named(text);
    return account == null ? text : Integer.toString(account.uid());
  }

  private String gid(String text) {
    io.chapar.host.Group group = machine.users().group(text);
    return group == null ? text : Integer.toString(group.gid());
  }

  private static void put(Map<String, String> fields, String key, String value) {
    if (!value.isEmpty()) {
      fields.put(key, value);
    }
  }

  @Override
  public @Nullable List<String> all(AuthLog log) {
    try {
      List<String> names = new ArrayList<>();
      for (String line : machine.root().text(path).split("\n", -1)) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? line.strip() : line.substring(0, colon);
        if (!line.startsWith("#") && !name.isEmpty()) {
          names.add(name);
        }
      }
      return names;
    } catch (DiskException e) {
      return null;
    }
  }
}

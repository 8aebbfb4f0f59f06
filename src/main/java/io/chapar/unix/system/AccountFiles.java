package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * /etc/passwd, shadow, group and gshadow as the commands of shadow-utils change them: line by line,
 * the old file kept with a '-' behind its name.
 */
final class AccountFiles {
  static final String PASSWD = "/etc/passwd";
  static final String SHADOW = "/etc/shadow";
  static final String GROUP = "/etc/group";
  static final String GSHADOW = "/etc/gshadow";

  private final Process p;

  AccountFiles(Process p) {
    this.p = p;
  }

  /** Whether the caller may change them; complains as the commands do if not. */
  boolean writable(String file) throws IOException {
    if (p.credentials().root()) {
      return true;
    }
    p.err().print(p.name() + ": Permission denied.\n");
    p.err().print(p.name() + ": cannot lock " + file + "; try again later.\n");
    return false;
  }

  List<String> lines(String file) {
    try {
      return new ArrayList<>(p.machine().root().text(file).lines().toList());
    } catch (DiskException e) {
      return new ArrayList<>();
    }
  }

  /** The fields of the line of {@code name}, or null. */
  String @Nullable [] find(String file, String name) {
    for (String line : lines(file)) {
      if (line.startsWith(name + ":")) {
        return line.split(":", -1);
      }
    }
    return null;
  }

  /** Replaces the line of {@code name}, or adds one; null removes it. */
  void put(String file, String name, @Nullable String line) throws DiskException {
    List<String> lines = lines(file);
    boolean found = false;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(name + ":")) {
        found = true;
        if (line == null) {
          lines.remove(i--);
        } else {
          lines.set(i, line);
        }
      }
    }
    if (!found && line != null) {
      lines.add(line);
    }
    save(file, lines);
  }

  /** Replaces one field in the line of {@code name}. */
  void set(String file, String name, int field, String value) throws DiskException {
    String[] fields = find(file, name);
    if (fields != null && field < fields.length) {
      fields[field] = value;
      put(file, name, String.join(":", fields));
    }
  }

  /** Writes a whole file; mode and owner stay. */
  void save(String file, List<String> lines) throws DiskException {
    Files root = p.machine().root();
    Inode old = root.peek(file);
    int mode = old == null ? file.endsWith("shadow") ? 0640 : 0644 : old.mode();
    if (old != null) {
      root.write(file + "-", root.read(file), mode);
      root.chown(file + "-", old.uid(), old.gid(), false);
      root.chmod(file + "-", mode);
    }
    String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    root.write(file + "+", text, mode);
    if (old != null) {
      root.chown(file + "+", old.uid(), old.gid(), false);
    }
    root.chmod(file + "+", mode);
    root.rename(file + "+", file);
  }

  /** Adds a name to, or takes it from, the members of a group, in group and gshadow. */
  void member(String group, String user, boolean in) throws DiskException {
    for (String file : List.of(GROUP, GSHADOW)) {
      String[] fields = find(file, group);
      if (fields == null || fields.length < 4) {
        continue;
      }
      List<String> members = new ArrayList<>(List.of(fields[3].split(",")));
      members.removeIf(m -> m.isEmpty() || m.equals(user));
      if (in) {
        members.add(user);
      }
      fields[3] = String.join(",", members);
      put(file, group, String.join(":", fields));
    }
  }

  /** Today, as /etc/shadow counts days. */
  long today() {
    return Math.floorDiv(p.machine().scheduler().nanos(), 86_400_000_000_000L);
  }

  /** Whether shadow-utils of Debian take a name for a user or group. */
  static boolean validName(String name) {
    return !name.isEmpty()
        && name.length() <= 32
        && name.matches("[^-+~][^:,/\\s\\p{Cntrl}]*")
        && !name.matches("[:,/\\s].*");
  }

  /** A free user id: above the highest of people, or below the lowest of system accounts. */
  int freeUid(boolean system) {
    return free(PASSWD, system);
  }

  /** A free group id, likewise. */
  int freeGid(boolean system) {
    return free(GROUP, system);
  }

  private int free(String file, boolean system) {
    int low = 1000;
    int high = 1000;
    boolean[] used = new boolean[1000];
    for (String line : lines(file)) {
      String[] f = line.split(":", -1);
      if (f.length > 2 && f[2].matches("\\d{1,9}")) {
        int id = Integer.parseInt(f[2]);
        if (id >= 1000 && id < 60000) {
          high = Math.max(high, id + 1);
        } else if (id < 1000) {
          used[id] = true;
          low = id >= 100 && id >= 500 ? Math.min(low, id) : low;
        }
      }
    }
    if (!system) {
      return high;
    }
    int id = low - 1;
    while (id > 100 && used[id]) {
      id--;
    }
    return id;
  }

  /** Whether an id is taken. */
  boolean taken(String file, int id) {
    return lines(file).stream()
        .map(line -> line.split(":", -1))
        .anyMatch(f -> f.length > 2 && f[2].equals(Integer.toString(id)));
  }

  /** Notes in the security log what was done. */
  void log(String text) {
    p.machine()
        .syslog()
        .log("authpriv", io.chapar.host.Syslog.Severity.INFO, p.name(), p.pid(), text);
  }

  /** Says something on standard error behind the command's name, and gives the status back. */
  int fail(int status, String message) throws IOException {
    p.out().flush();
    p.err().print(p.name() + ": " + message + "\n");
    return status;
  }
}

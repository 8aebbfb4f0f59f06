package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.host.ExitException;
import io.chapar.host.Group;
import io.chapar.host.Process;
import io.chapar.host.Users;
import io.chapar.unix.DateParser;
import io.chapar.unix.Manual;
import java.io.IOException;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What the commands of shadow-utils share. */
final class Shadow {
  private Shadow() {}

  /** What --help shows; status 0. */
  static int help(Process p) throws IOException {
    p.out().print(Manual.help(p.name()));
    throw new ExitException(0);
  }

  /** The id of a group by name or number; -1 if there is none. */
  static int gid(Users users, String text) {
    Group group = users.group(text);
    if (group != null) {
      return group.gid();
    }
    if (text.matches("\\d{1,9}") && users.groupByGid(Integer.parseInt(text)) != null) {
      return Integer.parseInt(text);
    }
    return -1;
  }

  /** A day as -e takes it: a date, a number of days, or nothing (-1); null if it is none. */
  static @Nullable Long day(Process p, String text) {
    if (text.isEmpty() || text.equals("-1")) {
      return -1L;
    }
    if (text.matches("\\d{1,7}")) {
      return Long.parseLong(text);
    }
    Long at = DateParser.parse(text, p.machine().scheduler().nanos(), ZoneOffset.UTC);
    return at == null ? null : Math.floorDiv(at, 86_400_000_000_000L);
  }

  /** Gives a new user the next range of subordinate ids. */
  static void subordinate(AccountFiles files, String name) throws DiskException {
    for (String file : new String[] {"/etc/subuid", "/etc/subgid"}) {
      long next = 100_000;
      for (String line : files.lines(file)) {
        String[] f = line.split(":", -1);
        if (f.length == 3 && f[1].matches("\\d{1,12}") && f[2].matches("\\d{1,12}")) {
          next = Math.max(next, Long.parseLong(f[1]) + Long.parseLong(f[2]));
        }
      }
      files.put(file, name, name + ":" + next + ":65536");
    }
  }
}

package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.DateParser;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import io.chapar.unix.Strftime;
import io.chapar.unix.Zones;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** touch(1). */
final class Touch implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
          "a",
          "c,no-create",
          "d,date=",
          "f",
          "h,no-dereference",
          "m",
          "r,reference=",
          "t=",
          "time=");

  /** The times to set; null: now. */
  private record Times(@Nullable Long atime, @Nullable Long mtime) {}

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    long now = p.machine().scheduler().nanos();
    Times times = new Times(null, null);
    String reference = o.value("r");
    if (reference != null) {
      try {
        Inode inode = p.files().stat(p.path(reference));
        times = new Times(inode.atime(), inode.mtime());
      } catch (DiskException e) {
        return Gnu.error(
            p, 1, "failed to get attributes of " + Quote.shell(reference) + ": " + e.getMessage());
      }
    }
    String stamp = o.value("t");
    String date = o.value("d");
    if (stamp != null || date != null) {
      Long at =
          stamp != null
              ? stamp(p, stamp, now)
              : DateParser.parse(String.valueOf(date), now, Zones.of(p));
      if (at == null) {
        return Gnu.error(
            p,
            1,
            "invalid date format " + Quote.locale(stamp != null ? stamp : String.valueOf(date)));
      }
      times = new Times(at, at);
    }
    List<String> files = o.operands();
    if (files.isEmpty()) {
      throw OPTIONS.wrong(p, "missing file operand");
    }
    int status = 0;
    for (String file : files) {
      try {
        touch(p, o, file, times, now);
      } catch (DiskException e) {
        boolean exists = p.files().exists(p.path(file));
        Gnu.error(
            p,
            (exists && e.errno() == io.chapar.disk.Errno.EPERM
                    ? "setting times of "
                    : "cannot touch ")
                + Quote.shell(file)
                + ": "
                + e.getMessage());
        status = 1;
      }
    }
    return status;
  }

  private static void touch(Process p, Options.Parsed o, String file, Times times, long now)
      throws IOException {
    String path = p.path(file);
    Files files = p.files();
    if (!files.exists(path)) {
      if (o.has("c")) {
        return;
      }
      p.open(file, Set.of(Files.Mode.WRITE, Files.Mode.CREATE), 0666).close();
      if (times.mtime() == null && !o.has("a") && !o.has("m")) {
        return;
      }
    }
    String which = o.value("time", "");
    boolean a =
        o.has("a") || which.equals("access") || which.equals("atime") || which.equals("use");
    boolean m = o.has("m") || which.equals("modify") || which.equals("mtime");
    boolean both = a == m;
    if (times.mtime() == null && both) {
      files.touch(path);
      return;
    }
    Inode inode = files.stat(path);
    if (!files.may(path, 2) && inode.uid() != p.credentials().uid()) {
      throw new DiskException(io.chapar.disk.Errno.EACCES, file);
    }
    Long atime = times.atime();
    Long mtime = times.mtime();
    files.utimes(
        path,
        both || a ? (atime == null ? now : atime) : inode.atime(),
        both || m ? (mtime == null ? now : mtime) : inode.mtime());
  }

  /** A time as -t takes it: [[CC]YY]MMDDhhmm[.ss]. */
  private static @Nullable Long stamp(Process p, String text, long now) {
    if (!text.matches("(\\d{2}|\\d{4})?\\d{8}(\\.\\d{2})?")) {
      return null;
    }
    int dot = text.indexOf('.');
    String digits = dot < 0 ? text : text.substring(0, dot);
    ZonedDateTime today = Strftime.at(now, Zones.of(p));
    int extra = digits.length() - 8;
    int year = extra == 0 ? today.getYear() : Integer.parseInt(digits.substring(0, extra));
    if (extra == 2) {
      year += year < 69 ? 2000 : 1900;
    }
    String rest = digits.substring(extra);
    try {
      LocalDateTime local =
          LocalDateTime.of(
              year,
              Integer.parseInt(rest.substring(0, 2)),
              Integer.parseInt(rest.substring(2, 4)),
              Integer.parseInt(rest.substring(4, 6)),
              Integer.parseInt(rest.substring(6, 8)),
              dot < 0 ? 0 : Integer.parseInt(text.substring(dot + 1)));
      return local.atZone(Zones.of(p)).toEpochSecond() * 1_000_000_000L;
    } catch (DateTimeException e) {
      return null;
    }
  }
}

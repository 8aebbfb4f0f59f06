package io.chapar.unix;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time zone of a process: $TZ, else that of the host. */
public final class Zones {
  private static final Pattern POSIX =
      Pattern.compile("[A-Za-z<>+-]{3,}?([+-]?)(\\d{1,2})(?::(\\d{2}))?.*");

  private Zones() {}

  /** The zone that a process lives in. */
  public static ZoneId of(Process p) {
    String tz = p.env().get("TZ");
    if (tz != null) {
      return named(tz);
    }
    try {
      String link = p.machine().root().readlink("/etc/localtime");
      int at = link.indexOf("zoneinfo/");
      if (at >= 0) {
        return named(link.substring(at + 9));
      }
    } catch (DiskException e) {
      // no link: the name may stand in /etc/timezone
    }
    try {
      return named(p.machine().root().text("/etc/timezone").strip());
    } catch (DiskException e) {
      return ZoneOffset.UTC;
    }
  }

  /** The zone of a name as $TZ takes it; UTC where there is none. */
  public static ZoneId named(String text) {
    String name = text.startsWith(":") ? text.substring(1) : text;
    if (name.isEmpty() || name.equals("UTC0") || name.equals("UTC")) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      Matcher posix = POSIX.matcher(name);
      if (!posix.matches()) {
        return ZoneOffset.UTC;
      }
      int hours = Integer.parseInt(posix.group(2));
      int minutes = posix.group(3) == null ? 0 : Integer.parseInt(posix.group(3));
      int seconds = Math.min(hours * 3600 + minutes * 60, 18 * 3600);
      return ZoneOffset.ofTotalSeconds(posix.group(1).equals("-") ? seconds : -seconds);
    }
  }
}

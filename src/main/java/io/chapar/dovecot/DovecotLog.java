package io.chapar.dovecot;

import io.chapar.disk.DiskException;
import io.chapar.dovecot.conf.Settings;
import io.chapar.host.Machine;
import io.chapar.host.Syslog.Severity;
import io.chapar.text.Utf8;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Where Dovecot's processes log: the syslog, or the files that log_path, info_log_path and
 * debug_log_path name.
 */
public final class DovecotLog {
  private final Machine machine;
  private final String path;
  private final String infoPath;
  private final String debugPath;
  private final String facility;
  private final String stampFormat;

  /** The log that these settings ask for. */
  public DovecotLog(Machine machine, Settings settings) {
    this.machine = machine;
    this.path = settings.get("log_path");
    this.infoPath = or(settings.get("info_log_path"), path);
    this.debugPath = or(settings.get("debug_log_path"), infoPath);
    this.facility = settings.get("syslog_facility");
    this.stampFormat = settings.get("log_timestamp");
  }

  private static String or(String value, String otherwise) {
    return value.isEmpty() ? otherwise : value;
  }

  /** Something that happened as it should. */
  public void info(String prefix, String text) {
    write(Severity.INFO, "Info: ", infoPath, prefix, text);
  }

  /** Something to look at. */
  public void warning(String prefix, String text) {
    write(Severity.WARNING, "Warning: ", path, prefix, text);
  }

  /** Something that failed. */
  public void error(String prefix, String text) {
    write(Severity.ERR, "Error: ", path, prefix, text);
  }

  /** Something that ended a process. */
  public void fatal(String prefix, String text) {
    write(Severity.CRIT, "Fatal: ", path, prefix, text);
  }

  /** A step on the way. */
  public void debug(String prefix, String text) {
    write(Severity.DEBUG, "Debug: ", debugPath, prefix, text);
  }

  private void write(Severity severity, String level, String where, String prefix, String text) {
    if (where.equals("syslog") || where.isEmpty()) {
      String shown = severity == Severity.INFO ? "" : level;
      machine.syslog().log(facility, severity, "dovecot", 0, prefix + shown + text);
      return;
    }
    if (!where.startsWith("/") || where.startsWith("/dev/")) {
      return;
    }
    try {
      machine.root().append(where, Utf8.encode(stamp() + prefix + level + text + "\n"), 0600);
    } catch (DiskException e) {
      // a log that cannot be written is lost
    }
  }

  private String stamp() {
    java.time.ZonedDateTime now = machine.scheduler().instant().atZone(ZoneOffset.UTC);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < stampFormat.length(); i++) {
      char c = stampFormat.charAt(i);
      if (c != '%' || i + 1 == stampFormat.length()) {
        out.append(c);
        continue;
      }
      char f = stampFormat.charAt(++i);
      String pattern =
          switch (f) {
            case 'b' -> "MMM";
            case 'd' -> "dd";
            case 'H' -> "HH";
            case 'M' -> "mm";
            case 'S' -> "ss";
            case 'Y' -> "yyyy";
            case 'm' -> "MM";
            case 'y' -> "yy";
            case 'F' -> "yyyy-MM-dd";
            case 'T' -> "HH:mm:ss";
            default -> "";
          };
      out.append(
          pattern.isEmpty()
              ? "%" + f
              : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(now));
    }
    return out.toString();
  }
}

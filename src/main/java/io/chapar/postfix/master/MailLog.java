package io.chapar.postfix.master;

import io.chapar.disk.DiskException;
import io.chapar.host.Machine;
import io.chapar.host.Syslog.Severity;
import io.chapar.postfix.Log;
import io.chapar.postfix.conf.PostfixConfig;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The log of one Postfix process: lines of {@code postfix/NAME[PID]} in the system's mail log. */
public final class MailLog implements Log {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Machine machine;
  private final String tag;
  private final int pid;
  private final String facility;
  private final String file;
  private boolean silent;
  private boolean utf8 = true;

  /**
   * A log.
   *
   * @param file a log file instead of the system log; empty: none
   */
  public MailLog(Machine machine, String tag, int pid, String facility, String file) {
    this.machine = machine;
    this.tag = tag;
    this.pid = pid;
    this.facility = facility;
    this.file = file;
  }

  /** The log of a process that reads this configuration. */
  public static MailLog of(Machine machine, PostfixConfig config, String process, int pid) {
    MailLog log =
        new MailLog(
            machine,
            config.get("syslog_name") + "/" + process,
            pid,
            config.get("syslog_facility"),
            config.get("maillog_file"));
    log.utf8 = !config.get("smtputf8_enable").equalsIgnoreCase("no");
    return log;
  }

  @Override
  public void info(String text) {
    log(Severity.INFO, text);
  }

  @Override
  public void warning(String text) {
    log(Severity.WARNING, "warning: " + text);
  }

  @Override
  public void error(String text) {
    log(Severity.ERR, "error: " + text);
  }

  @Override
  public void fatal(String text) {
    log(Severity.CRIT, "fatal: " + text);
  }

  /** The process is gone: what is still said in its name is not heard. */
  void silence() {
    silent = true;
  }

  private void log(Severity severity, String text) {
    if (silent) {
      return;
    }
    if (file.isEmpty()) {
      machine.syslog().log(facility, severity, tag, pid, printable(text));
      return;
    }
    String host = machine.hostname();
    int dot = host.indexOf('.');
    String line =
        STAMP.format(machine.scheduler().instant())
            + " "
            + (dot < 0 ? host : host.substring(0, dot))
            + " "
            + tag
            + "["
            + pid
            + "]: "
            + printable(text)
            + "\n";
    try {
      machine.root().append(file, io.chapar.text.Utf8.encode(line), 0600);
    } catch (DiskException e) {
      machine.syslog().log(facility, severity, tag, pid, printable(text));
    }
  }

  /** Control characters are shown as '?', and so are bytes that are not UTF-8, or may not be. */
  private String printable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == 0x7f || (c > 0x7f && !utf8) || Character.isSurrogate(c)) {
        return masked(text);
      }
    }
    return text;
  }

  private String masked(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              boolean bad = c < ' ' || c == 0x7f || (c >= 0xd800 && c <= 0xdfff);
              if (c > 0x7f && !utf8 && !bad) {
                int bytes = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
                out.append("?".repeat(bytes));
              } else {
                out.appendCodePoint(bad ? '?' : c);
              }
            });
    return out.toString();
  }
}

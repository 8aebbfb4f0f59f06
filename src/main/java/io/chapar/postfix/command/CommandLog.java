package io.chapar.postfix.command;

import io.chapar.host.Process;
import io.chapar.host.Syslog.Severity;
import io.chapar.postfix.Log;
import io.chapar.text.Utf8;
import java.io.IOException;

/**
 * What a command of Postfix has to say: on standard error behind its name, and (all but postconf)
 * in the mail log too.
 */
public final class CommandLog implements Log {
  private final Process process;
  private final String name;
  private final boolean terminal;
  private final boolean mailLog;
  private String tag;
  private String facility = "mail";

  private CommandLog(Process process, String name, boolean terminal, boolean mailLog) {
    this.process = process;
    this.name = name;
    this.terminal = terminal;
    this.mailLog = mailLog;
    this.tag = "postfix/" + process.name();
  }

  /** Standard error alone. */
  public static CommandLog terminalOnly(Process process) {
    return new CommandLog(process, process.args().get(0), true, false);
  }

  /** Standard error and the mail log. */
  public static CommandLog both(Process process) {
    return new CommandLog(process, process.name(), true, true);
  }

  /** The mail log, and standard error where that is a terminal: the postfix command. */
  public static CommandLog quiet(Process process) {
    return new CommandLog(process, process.name(), process.terminal(2), true);
  }

  /** Takes on the names that the configuration gives to log lines. */
  public void name(String syslogName, String syslogFacility) {
    tag = syslogName + "/" + process.name();
    facility = syslogFacility;
  }

  @Override
  public void info(String text) {
    say(Severity.INFO, text);
  }

  @Override
  public void warning(String text) {
    say(Severity.WARNING, "warning: " + text);
  }

  @Override
  public void error(String text) {
    say(Severity.ERR, "error: " + text);
  }

  @Override
  public void fatal(String text) {
    say(Severity.CRIT, "fatal: " + text);
  }

  private void say(Severity severity, String text) {
    String shown = printable(text);
    try {
      if (terminal) {
        process.err().println(name + ": " + shown);
      }
    } catch (IOException e) {
      // nobody listens; the log still gets it
    }
    if (mailLog) {
      process.machine().syslog().log(facility, severity, tag, process.pid(), shown);
    }
  }

  /** Control characters and bytes outside UTF-8 as '?'. */
  static String printable(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean stray =
          c >= 0xdc80 && c <= 0xdcff && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
      if (c < ' ' || c == 0x7f || stray) {
        if (out == null) {
          out = new StringBuilder(text);
        }
        out.setCharAt(i, '?');
      }
    }
    return out == null ? text : out.toString();
  }

  /** Bytes of a text: for callers that measure as C does. */
  static int length(String text) {
    return Utf8.encode(text).length;
  }
}

package io.chapar.procmail;

import io.chapar.host.Process;
import io.chapar.text.Utf8;
import io.chapar.unix.Strftime;
import java.io.IOException;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What procmail says: on standard error, which LOGFILE turns into a file; line by line. */
final class Log {
  private final Process p;
  private final StringBuilder line = new StringBuilder();
  private final int pid;
  private long lastStamp;

  /** VERBOSE. */
  boolean verbose;

  /** Whether a LOGFILE is open. */
  boolean opened;

  Log(Process p) {
    this.p = p;
    pid = p.pid();
  }

  private Log(Log other, Process p, int pid) {
    this.p = p;
    this.pid = pid;
    verbose = other.verbose;
    opened = other.opened;
  }

  /** The log of a clone, which goes by its own process id. */
  static Log ofClone(Log other, Process p) {
    return new Log(other, p, p.pid());
  }

  /** The log of a child that is about to become a program: it speaks for its parent. */
  static Log ofChild(Log other, Process p) {
    Log log = new Log(other, p, other.pid);
    log.lastStamp = other.lastStamp;
    return log;
  }

  /** Adds a text as it is. */
  void raw(String text) throws IOException {
    line.append(text);
    if (text.endsWith("\n") || line.length() > 1000) {
      flush();
    }
  }

  void flush() throws IOException {
    if (line.length() > 0) {
      byte[] bytes = Utf8.encode(line.toString());
      line.setLength(0);
      try {
        p.write(2, bytes, 0, bytes.length);
      } catch (IOException e) {
        // a log that cannot be written changes nothing
      }
    }
  }

  /** Begins a line: with its own name, and with the time where VERBOSE is on and it changed. */
  void begin(String text) throws IOException {
    raw("procmail: ");
    long now = p.machine().scheduler().nanos();
    if (verbose && lastStamp != now / 1_000_000_000) {
      lastStamp = now / 1_000_000_000;
      raw("[" + pid + "] " + time(now) + "\n");
      raw("procmail: ");
    }
    raw(text);
  }

  /** A line of its own. */
  void say(String text) throws IOException {
    begin(text);
    raw("\n");
  }

  /** A line that ends with something in quotes. */
  void say(String text, @Nullable String quoted) throws IOException {
    begin(text);
    raw(quoted == null ? "\n" : " \"" + quoted + "\"\n");
  }

  /** The same, only with VERBOSE. */
  void detail(String text, String quoted) throws IOException {
    if (verbose) {
      say(text, quoted);
    }
  }

  /** A time as ctime(3) prints it. */
  static String time(long nanos) {
    return Strftime.format("%a %b %e %H:%M:%S %Y", Strftime.at(nanos, ZoneOffset.UTC));
  }

  /** Control characters as blanks. */
  static String oneLine(String text) {
    return text.replaceAll("[\t\n\u000b\f\r]", " ");
  }
}

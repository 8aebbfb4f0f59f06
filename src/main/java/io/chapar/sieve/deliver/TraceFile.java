package io.chapar.sieve.deliver;

import io.chapar.disk.DiskException;
import io.chapar.dovecot.deliver.Delivery;
import io.chapar.dovecot.store.MailUser;
import io.chapar.host.Process;
import io.chapar.sieve.Bytes;
import io.chapar.sieve.run.Trace;
import io.chapar.sieve.script.SieveLog;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The trace of a delivery's scripts, in a file of its own in sieve_trace_dir. */
final class TraceFile {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  private final Process process;
  private final String path;
  private final SieveLog log;
  private boolean broken;

  private TraceFile(Process process, String path, SieveLog log) {
    this.process = process;
    this.path = path;
    this.log = log;
  }

  /** A trace, if the settings want one and its directory is there; else null. */
  static @Nullable Trace open(Delivery delivery, Map<String, String> settings, SieveLog log) {
    String dir = settings.getOrDefault("sieve_trace_dir", "");
    Trace.Level level = level(settings.getOrDefault("sieve_trace_level", ""));
    MailUser user = delivery.user();
    Process process = user.process();
    String full =
        dir.startsWith("/")
            ? dir + "/" + user.user()
            : user.home() + "/" + (dir.startsWith("~/") ? dir.substring(2) : dir);
    if (dir.isEmpty() || level == null || !process.files().isDirectory(full)) {
      return null;
    }
    String stamp = STAMP.format(process.machine().scheduler().instant().atZone(ZoneOffset.UTC));
    TraceFile file =
        new TraceFile(process, full + "/" + stamp + "." + process.pid() + ".1.trace", log);
    String to = delivery.recipient();
    file.write(
        "Sieve trace log for message delivery:\n\n  Username: "
            + user.user()
            + "\n  Session ID: "
            + user.variables().getOrDefault("session", "")
            + "\n  Sender: <"
            + delivery.sender()
            + ">\n  Final recipient: <"
            + (to.indexOf('@') < 0 ? to + "@" + user.hostname() : to)
            + ">\n  Default mailbox: "
            + delivery.mailbox()
            + "\n\n");
    return new Trace(
        level,
        settings.getOrDefault("sieve_trace_addresses", "no").equals("yes"),
        settings.getOrDefault("sieve_trace_debug", "no").equals("yes"),
        line -> file.write(Bytes.text(line) + "\n"));
  }

  private static Trace.@Nullable Level level(String name) {
    for (Trace.Level known : Trace.Level.values()) {
      if (known != Trace.Level.NONE && known.name().toLowerCase(Locale.ROOT).equals(name)) {
        return known;
      }
    }
    return null;
  }

  private void write(String text) {
    if (broken) {
      return;
    }
    try {
      process.files().append(path, Bytes.raw(Bytes.of(text)), 0600);
    } catch (DiskException e) {
      broken = true;
      log.error("trace: creat(" + path + ") failed: " + e.errno().text());
    }
  }
}

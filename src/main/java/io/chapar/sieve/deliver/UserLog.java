package io.chapar.sieve.deliver;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.sieve.Bytes;
import io.chapar.sieve.script.SieveLog;
import io.chapar.sieve.syntax.Errors;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The log that users find beside their script: what is wrong with it, and with what it did. */
final class UserLog implements Errors.Sink {
  private static final int MAX_SIZE = 10 * 1024;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z");

  private final Process process;
  private final String path;
  private final SieveLog log;
  private boolean started;
  private boolean broken;

  UserLog(Process process, String path, SieveLog log) {
    this.process = process;
    this.path = path;
    this.log = log;
  }

  String path() {
    return path;
  }

  @Override
  public void tell(Errors.Level level, @Nullable String location, String message) {
    if (!started) {
      started = true;
      start();
    }
    write(Errors.line(level, location, message));
  }

  private void start() {
    try {
      Inode there = process.files().peek(path);
      if (there != null && there.size() >= MAX_SIZE) {
        process.files().rename(path, path + ".0");
      }
    } catch (DiskException e) {
      log.error("failed to rotate logfile: rename(" + path + ") failed: " + e.errno().text());
    }
    String now = STAMP.format(process.machine().scheduler().instant().atZone(ZoneOffset.UTC));
    write("sieve: info: started log at " + now + ".\n");
  }

  private void write(String text) {
    if (broken) {
      return;
    }
    try {
      process.files().append(path, Bytes.raw(text), 0600);
    } catch (DiskException e) {
      broken = true;
      log.error(
          "failed to open logfile (LOGGING TO STDERR): "
              + io.chapar.mailbox.Denied.text(
                  process.files(), process.machine().users(), "open", path, e));
    }
  }
}

package io.chapar.postfix.command;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Signal;
import io.chapar.postfix.conf.PostfixConfig;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** postfix logrotate: for a log that Postfix writes itself (maillog_file). */
final class LogRotation {
  private final Process process;
  private final PostfixConfig config;
  private final PostfixScript script;

  LogRotation(Process process, PostfixConfig config, PostfixScript script) {
    this.process = process;
    this.config = config;
    this.script = script;
  }

  int run(int words) throws IOException {
    if (words != 1) {
      return script.fatal("usage postfix logrotate (no arguments)");
    }
    for (String name :
        List.of("maillog_file", "maillog_file_compressor", "maillog_file_rotate_suffix")) {
      if (config.get(name).isEmpty()) {
        return script.fatal("empty '" + name + "' parameter value - logfile rotation failed");
      }
    }
    String file = config.get("maillog_file");
    if (file.startsWith("/dev/")) {
      return script.fatal("not rotating '" + file + "'");
    }
    String target = file + "." + suffix(config.get("maillog_file_rotate_suffix"));
    if (process.files().exists(file) && script.masterRuns()) {
      script.kill(Signal.HUP);
      process.sleep(
          Duration.ofMillis(200)); // what the master says of it still goes to the old file
    }
    try {
      process.files().rename(file, target);
    } catch (DiskException e) {
      String why = "mv: cannot stat '" + file + "': " + e.getMessage();
      return script.fatal("logfile '" + file + "' rotation failed: " + why);
    }
    process.sleep(Duration.ofSeconds(1));
    return compress(target, file);
  }

  private int compress(String target, String file) throws IOException {
    String name = config.get("maillog_file_compressor");
    String path = name.contains("/") ? name : "/usr/bin/" + name;
    if (!process.files().exists(path)) {
      return script.fatal("logfile '" + file + "' rotation failed: " + name + ": not found");
    }
    return process.call(path, List.of(name, target));
  }

  /** The letters of date(1) that a suffix is made of. */
  private String suffix(String format) {
    LocalDateTime now =
        LocalDateTime.ofInstant(process.machine().scheduler().instant(), ZoneOffset.UTC);
    return format
        .replace("%Y", String.format("%04d", now.getYear()))
        .replace("%m", String.format("%02d", now.getMonthValue()))
        .replace("%d", String.format("%02d", now.getDayOfMonth()))
        .replace("%H", String.format("%02d", now.getHour()))
        .replace("%M", String.format("%02d", now.getMinute()))
        .replace("%S", String.format("%02d", now.getSecond()));
  }
}

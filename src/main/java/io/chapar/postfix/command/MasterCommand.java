package io.chapar.postfix.command;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.ConfigCheck;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.conf.ProcessHost;
import io.chapar.postfix.master.MailSystem;
import io.chapar.postfix.master.Master;
import java.io.IOException;
import java.time.Duration;

/**
 * The program master as the postfix script calls it: {@code -t} asks whether the mail system runs,
 * {@code -w} starts it and waits until it does.
 */
public final class MasterCommand implements Program {
  private static final Duration LAST_BREATH = Duration.ofSeconds(1); // of the process that failed

  @Override
  public int run(Process process) throws IOException {
    CommandLog log = CommandLog.quiet(process);
    return Guard.run(process, log, () -> act(process, log));
  }

  private static int act(Process process, CommandLog log) throws IOException {
    ShortOptions options = new ShortOptions(process.args(), "c:Dde:istvw");
    boolean test = false;
    for (char option; (option = options.next()) != 0; ) {
      switch (option) {
        case 'c' -> process.env().put("MAIL_CONFIG", options.value());
        case 't' -> test = true;
        case '?' -> {
          process.err().println(process.name() + ": " + options.complaint());
          throw new PostfixFatal(
              "usage: "
                  + process.name()
                  + " [-c config_dir] [-D (debug)] [-d (don't detach from"
                  + " terminal)] [-e exit_time] [-t (test)] [-v] [-w (wait for initialization)]");
        }
        default -> {}
      }
    }
    boolean up = MailSystem.of(process.machine()).up();
    if (test) {
      return up ? 1 : 0;
    }
    if (up) {
      throw new PostfixFatal(
          "open lock file pid/master.pid: unable to set exclusive lock: Resource temporarily"
              + " unavailable");
    }
    String directory = process.env("MAIL_CONFIG", "/etc/postfix");
    PostfixConfig config = PostfixConfig.load(new ProcessHost(process), directory);
    ConfigCheck.daemon(config, "master");
    log.name(config.get("syslog_name"), config.get("syslog_facility"));
    if (!Master.start(process.machine(), directory)) {
      process.sleep(LAST_BREATH);
      throw new PostfixFatal("daemon initialization failure -- see logs for details");
    }
    return 0;
  }
}

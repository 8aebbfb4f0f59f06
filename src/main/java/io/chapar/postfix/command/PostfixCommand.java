package io.chapar.postfix.command;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.CompatibilityLevel;
import io.chapar.postfix.conf.ConfigCheck;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.conf.ProcessHost;
import java.io.IOException;
import java.util.List;

/**
 * The command postfix: starts, stops and checks the mail system. It speaks to the log, and on
 * standard error only where that is a terminal.
 */
public final class PostfixCommand implements Program {
  private static final CompatibilityLevel LATEST = new CompatibilityLevel(3, 6, 0);

  @Override
  public int run(Process process) throws IOException {
    CommandLog log = CommandLog.quiet(process).plain();
    return Guard.run(process, log, () -> act(process, log));
  }

  private static int act(Process process, CommandLog log) throws IOException {
    if (process.realUid() != 0) {
      log.error("to submit mail, use the Postfix sendmail command");
      throw new PostfixFatal("the postfix command is reserved for the superuser");
    }
    List<String> operands = options(process);
    PostfixConfig config =
        PostfixConfig.load(new ProcessHost(process), process.env("MAIL_CONFIG", "/etc/postfix"));
    config.mainCf().warnings().forEach(log::warning);
    ConfigCheck.command(config, "postfix");
    log.file(config);
    CompatibilityLevel level = CompatibilityLevel.parse(config.get("compatibility_level"));
    if (level != null && level.compareTo(LATEST) < 0) {
      log.info("Postfix is using backwards-compatible default settings");
      log.info("See http://www.postfix.org/COMPATIBILITY_README.html for details");
      log.info(
          "To disable backwards compatibility use \"postconf compatibility_level="
              + LATEST
              + "\" and \"postfix reload\"");
    }
    process.env().put("MAIL_CONFIG", config.directory());
    for (String name : List.of("command_directory", "daemon_directory", "queue_directory")) {
      String directory = config.get(name);
      try {
        process.chdir(directory);
      } catch (DiskException e) {
        throw new PostfixFatal("chdir(" + directory + "): " + e.getMessage());
      }
    }
    String verb = operands.isEmpty() ? "" : operands.get(0);
    return new PostfixScript(process, config).run(verb, operands);
  }

  private static List<String> options(Process process) throws IOException {
    ShortOptions options = new ShortOptions(process.args(), "c:Dv");
    for (char option; (option = options.next()) != 0; ) {
      if (option == '?') {
        process.err().println(process.name() + ": " + options.complaint());
        throw new PostfixFatal("usage: " + process.name() + " [-c config_dir] [-Dv] command");
      }
      if (option == 'c') {
        if (!options.value().startsWith("/")) {
          throw new PostfixFatal("-c requires absolute pathname");
        }
        process.env().put("MAIL_CONFIG", options.value());
      }
    }
    return options.operands();
  }
}

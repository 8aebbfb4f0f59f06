package io.chapar.postfix.command;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.ConfigCheck;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.conf.ProcessHost;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The command postlog: writes to the mail log what scripts have to say. */
public final class Postlog implements Program {
  private static final List<String> LEVELS =
      List.of("info", "warn", "warning", "error", "fatal", "panic");

  @Override
  public int run(Process process) throws IOException {
    CommandLog log = CommandLog.quiet(process);
    return Guard.run(process, log, () -> log(process));
  }

  private static int log(Process process) throws IOException {
    ShortOptions options = new ShortOptions(process.args(), "c:ip:t:v");
    String level = "info";
    String tag = "";
    for (char option; (option = options.next()) != 0; ) {
      switch (option) {
        case 'c' -> process.env().put("MAIL_CONFIG", options.value());
        case 'p' -> level = level(options.value());
        case 't' -> tag = options.value();
        case '?' -> {
          process.err().println(process.name() + ": " + options.complaint());
          throw new PostfixFatal(
              "usage: postlog [-c config_dir] [-i] [-p priority] [-t tag] [-v] [text]");
        }
        default -> {}
      }
    }
    PostfixConfig config =
        PostfixConfig.load(new ProcessHost(process), process.env("MAIL_CONFIG", "/etc/postfix"));
    ConfigCheck.common(config);
    String name = tag.isEmpty() ? config.get("syslog_name") + "/postlog" : tag;
    CommandLog log = CommandLog.tagged(process, CommandLog.printable(name), config);
    if (options.operands().isEmpty()) {
      for (String line; (line = process.in().readLine()) != null; ) {
        say(log, level, line);
      }
    } else {
      say(log, level, String.join(" ", options.operands()));
    }
    if (level.equals("fatal") || level.equals("panic")) {
      process.sleep(Duration.ofSeconds(1));
    }
    return 0;
  }

  private static String level(String name) {
    if (!LEVELS.contains(name)) {
      throw new PostfixFatal("bad severity: \"" + name + '"');
    }
    return name;
  }

  private static void say(CommandLog log, String level, String text) {
    switch (level) {
      case "warn", "warning" -> log.warning(text);
      case "error" -> log.error(text);
      case "fatal" -> log.fatal(text);
      case "panic" -> log.panic(text);
      default -> log.info(text);
    }
  }
}

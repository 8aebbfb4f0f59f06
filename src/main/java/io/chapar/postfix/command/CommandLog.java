package io.chapar.postfix.command;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Syslog.Severity;
import io.chapar.postfix.Log;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.ConfigCheck;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.conf.ProcessHost;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What a command of Postfix has to say: on standard error behind its name, and (all but postconf)
 * in the mail log too.
 */
public final class CommandLog implements Log {
  private static final String DIRECTORY = "/etc/postfix";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Process process;
  private final String name;
  private final boolean terminal;
  private final boolean mailLog;
  private String tag;
  private String facility = "mail";
  private String file = "";

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

  /** Standard error and the mail log, in the name of a program that the command has run for it. */
  public static CommandLog named(Process process, String name) {
    CommandLog log = new CommandLog(process, name, true, true);
    log.tag = name;
    return log;
  }

  /** The mail log, and standard error where that is a terminal: the postfix command. */
  public static CommandLog quiet(Process process) {
    return new CommandLog(process, process.name(), process.terminal(2), true);
  }

  /**
   * The mail log under a tag of one's own, and standard error where that is a terminal: postlog.
   */
  public static CommandLog tagged(Process process, String tag, PostfixConfig config) {
    CommandLog log = new CommandLog(process, tag, process.terminal(2), true);
    log.tag = tag;
    log.facility = config.get("syslog_facility");
    log.file(config);
    return log;
  }

  /** In the log as {@code postfix} alone: the command of that name. */
  public CommandLog plain() {
    tag = process.name();
    return this;
  }

  /**
   * Reads the configuration as a command does when it starts: with its warnings, its checks (see
   * {@link ConfigCheck}), and its say in how the log names the command.
   *
   * @param program whose own parameters are checked besides those of all
   */
  public PostfixConfig configure(String program) {
    String directory = process.env("MAIL_CONFIG", DIRECTORY);
    boolean trusted =
        process.realUid() == 0
            || process.realUid() == process.credentials().uid()
                && process.realGid() == process.credentials().gid();
    if (!directory.equals(DIRECTORY) && !trusted) {
      authorize(directory);
    }
    PostfixConfig config = PostfixConfig.load(new ProcessHost(process), directory);
    config.mainCf().warnings().forEach(this::warning);
    ConfigCheck.command(config, program);
    name(config.get("syslog_name"), config.get("syslog_facility"));
    return config;
  }

  /** A set-id command takes another configuration directory only if the usual one lists it. */
  private void authorize(String directory) {
    PostfixConfig usual = PostfixConfig.load(new ProcessHost(process), DIRECTORY);
    if (!usual.list("alternate_config_directories").contains(directory)
        && !usual.list("multi_instance_directories").contains(directory)) {
      error("unauthorized configuration directory name: " + directory);
      throw new PostfixFatal(
          "specify \"alternate_config_directories = "
              + directory
              + "\" or \"multi_instance_directories = "
              + directory
              + "\" in "
              + DIRECTORY
              + "/main.cf");
    }
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

  /** A bug: never in the simulated programs, but postlog may be told to say so. */
  public void panic(String text) {
    say(Severity.CRIT, "panic: " + text);
  }

  /** Writes to the file of {@code maillog_file} from now on, if there is one. */
  public void file(PostfixConfig config) {
    file = config.get("maillog_file");
    if (file.isEmpty()) {
      return;
    }
    for (String prefix : config.list("maillog_file_prefixes")) {
      if (file.startsWith(prefix)
          && (file.length() == prefix.length() || file.charAt(prefix.length()) == '/')) {
        return;
      }
    }
    String refused = file;
    file = "";
    throw new PostfixFatal(
        "maillog_file value '" + refused + "' does not match any prefix in maillog_file_prefixes");
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
    if (mailLog && !file.isEmpty()) {
      write(shown);
    } else if (mailLog) {
      process.machine().syslog().log(facility, severity, tag, process.pid(), shown);
    }
  }

  private void write(String text) {
    String host = process.machine().hostname();
    int dot = host.indexOf('.');
    String line =
        STAMP.format(process.machine().scheduler().instant())
            + " "
            + (dot < 0 ? host : host.substring(0, dot))
            + " "
            + tag
            + "["
            + process.pid()
            + "]: "
            + text
            + "\n";
    try {
      process.machine().root().append(file, Utf8.encode(line), 0644);
    } catch (DiskException e) {
      process.machine().syslog().log(facility, Severity.INFO, tag, process.pid(), text);
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

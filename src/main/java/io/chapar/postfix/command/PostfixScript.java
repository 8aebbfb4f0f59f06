package io.chapar.postfix.command;

import io.chapar.disk.DiskException;
import io.chapar.host.Channels;
import io.chapar.host.Process;
import io.chapar.host.Signal;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The script behind the command postfix, verb by verb. It works through other programs (postconf,
 * postsuper, postqueue, master), whose complaints appear on standard error as they are.
 */
final class PostfixScript {
  /** In which master has noticed a signal. */
  private static final Duration REACTION = Duration.ofMillis(3);

  private static final int OUTPUT_LIMIT = 1 << 20;
  private static final String VERBS =
      "start (or stop, reload, abort, flush, check, status, set-permissions,"
          + " upgrade-configuration, logrotate)";

  private final Process process;
  private final PostfixConfig config;
  private final String commands;
  private final String daemons;
  private final String queue;

  PostfixScript(Process process, PostfixConfig config) {
    this.process = process;
    this.config = config;
    this.commands = config.get("command_directory");
    this.daemons = config.get("daemon_directory");
    this.queue = config.get("queue_directory");
  }

  int run(String verb, List<String> operands) throws IOException {
    if (!begin()) {
      return 1;
    }
    return switch (verb) {
      case "start" -> start();
      case "stop" -> stop();
      case "quick-stop" -> {
        int status = stop();
        process.files().write(queue + "/quick-start", new byte[0], 0644);
        yield status;
      }
      case "abort" -> signal("aborting", Signal.TERM);
      case "drain" -> signal("stopping", Signal.KILL);
      case "reload" -> reload();
      case "flush" -> call(commands + "/postqueue", "-f");
      case "check" -> {
        if (checkFatal() != 0) {
          yield 1;
        }
        checkWarn();
        yield 0;
      }
      case "status" -> status();
      case "set-permissions", "upgrade-configuration" -> postInstall(verb);
      case "logrotate" -> new LogRotation(process, config, this).run(operands.size());
      case "start_msg" -> print("Start postfix");
      case "stop_msg" -> print("Stop postfix");
      case "start-fg", "post-install", "tls" ->
          process.fail(2, "command '" + verb + "' is not simulated here");
      default -> fatal("unknown command: '" + verb + "'. Usage: postfix " + VERBS);
    };
  }

  private int print(String text) throws IOException {
    process.out().println(text);
    return 0;
  }

  /** What the script does first, whatever the verb: it asks postconf where it is. */
  private boolean begin() throws IOException {
    String shared = config.get("shlib_directory");
    if (!directory("command", commands) || !directory("daemon", daemons)) {
      return false;
    }
    if (!process.files().exists(daemons + "/master")) {
      fatal("no Postfix master program " + daemons + "/master!");
      return false;
    }
    if (!directory("configuration", config.directory())
        || !shared.equals("no") && !directory("shared-library", shared)
        || !directory("meta", config.get("meta_directory"))
        || !directory("queue", queue)) {
      return false;
    }
    if (call(commands + "/postconf", "-dh", "config_directory") != 0
        || call(commands + "/postconf", "-h", "multi_instance_directories") != 0) {
      fatal("cannot execute " + commands + "/postconf!");
      return false;
    }
    return true;
  }

  private boolean directory(String kind, String path) throws IOException {
    if (process.files().isDirectory(path)) {
      return true;
    }
    fatal("no Postfix " + kind + " directory " + path + "!");
    return false;
  }

  // ---- verbs

  private int start() throws IOException {
    if (running()) {
      return fatal("the Postfix mail system is already running");
    }
    String quick = queue + "/quick-start";
    if (process.files().exists(quick)) {
      process.files().unlink(quick);
    } else {
      if (checkFatal() != 0) {
        return fatal("Postfix integrity check failed!");
      }
      checkWarn();
    }
    info("starting the Postfix mail system");
    return call(daemons + "/master", "-w") == 0 ? 0 : fatal("mail system startup failed");
  }

  private int stop() throws IOException {
    if (!running()) {
      return fatal("the Postfix mail system is not running");
    }
    info("stopping the Postfix mail system");
    kill(Signal.TERM);
    process.sleep(REACTION);
    for (int i = 0; i < 5; i++) {
      if (!running()) {
        return 0;
      }
      info("waiting for the Postfix mail system to terminate");
      process.sleep(Duration.ofSeconds(1));
    }
    warn("stopping the Postfix mail system with force");
    kill(Signal.KILL);
    return 0;
  }

  private int signal(String doing, Signal signal) throws IOException {
    if (!running()) {
      return fatal("the Postfix mail system is not running");
    }
    info(doing + " the Postfix mail system");
    kill(signal);
    return 0;
  }

  private int reload() throws IOException {
    if (!running()) {
      return fatal("the Postfix mail system is not running");
    }
    info("refreshing the Postfix mail system");
    if (call(commands + "/postsuper", "active") != 0) {
      return 1;
    }
    kill(Signal.HUP);
    return 0;
  }

  private int status() throws IOException {
    if (!running()) {
      info("the Postfix mail system is not running");
      return 1;
    }
    info("the Postfix mail system is running: PID: " + masterPid());
    return 0;
  }

  // ---- checks

  private int checkFatal() throws IOException {
    if (!begin() || postInstall("create-missing") != 0) {
      return 1;
    }
    if (!process.files().exists(config.directory() + "/master.cf")) {
      return fatal("no " + config.directory() + "/master.cf file found");
    }
    if (call(commands + "/postconf", "-h", "maillog_file") != 0) {
      return fatal("cannot execute " + commands + "/postconf!");
    }
    if (!config.get("maillog_file").isEmpty()
        && output(commands + "/postconf", "-M", "postlog/unix-dgram").isEmpty()) {
      return fatal("missing 'postlog' service in master.cf - run 'postfix upgrade-configuration'");
    }
    return call(commands + "/postsuper") == 0 ? 0 : 1;
  }

  private void checkWarn() throws IOException {
    if (begin()) {
      new InstallationCheck(process, config, this).run();
    }
  }

  private int postInstall(String verb) throws IOException {
    int questions = verb.equals("upgrade-configuration") ? 18 : 16;
    echoComplaints(questions, "-h");
    echoComplaints(2, "-dh");
    new PostInstall(process, config).run(verb);
    return 0;
  }

  /** The script post-install asks postconf for one parameter after the other. */
  private void echoComplaints(int times, String option) throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Process child = process.fork();
    child.attach(1, Channels.device("null", process.machine().random()));
    child.attach(2, Channels.collector(said, OUTPUT_LIMIT));
    String postconf = commands + "/postconf";
    child.run(p -> p.exec(postconf, List.of(postconf, option, "queue_directory"), p.env()));
    for (int i = 0; i < times && said.size() > 0; i++) {
      process.err().write(said.toByteArray());
    }
  }

  // ---- other programs

  private boolean running() throws IOException {
    Process child = process.fork();
    child.attach(2, Channels.device("null", process.machine().random()));
    String master = daemons + "/master";
    return child.run(p -> p.exec(master, List.of(master, "-t"), p.env())) != 0;
  }

  /** Runs a program with its output thrown away and its complaints shown. */
  private int call(String path, String... arguments) throws IOException {
    List<String> argv = new ArrayList<>(List.of(arguments));
    argv.add(0, path);
    Process child = process.fork();
    if (path.endsWith("/postconf")) {
      child.attach(1, Channels.device("null", process.machine().random()));
    }
    return child.run(
        p -> {
          try {
            return p.exec(path, argv, p.env());
          } catch (DiskException e) {
            process.err().println(daemons + "/postfix-script: 1: " + path + ": not found");
            return 127;
          }
        });
  }

  private String output(String path, String... arguments) throws IOException {
    List<String> argv = new ArrayList<>(List.of(arguments));
    argv.add(0, path);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Process child = process.fork();
    child.attach(1, Channels.collector(printed, OUTPUT_LIMIT));
    child.attach(2, Channels.device("null", process.machine().random()));
    child.run(p -> p.exec(path, argv, p.env()));
    return Utf8.decode(printed.toByteArray());
  }

  private String masterPid() {
    try {
      return process.files().text(queue + "/pid/master.pid").strip();
    } catch (DiskException e) {
      return "";
    }
  }

  void kill(Signal signal) {
    String pid = masterPid();
    if (pid.matches("\\d{1,9}")) {
      process.machine().processes().signal(Integer.parseInt(pid), signal);
    }
  }

  boolean masterRuns() throws IOException {
    return running();
  }

  // ---- the log

  int fatal(String text) throws IOException {
    log("fatal", text);
    return 1;
  }

  void warn(String text) throws IOException {
    log("warn", text);
  }

  void info(String text) throws IOException {
    log("info", text);
  }

  private void log(String level, String text) throws IOException {
    String tag = config.get("syslog_name") + "/postfix-script";
    String postlog = commands + "/postlog";
    process
        .fork()
        .run(p -> p.exec(postlog, List.of(postlog, "-t", tag, "-p", level, text), p.env()));
  }
}

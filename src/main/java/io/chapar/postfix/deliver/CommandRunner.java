package io.chapar.postfix.deliver;

import io.chapar.disk.Credentials;
import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.host.Channel;
import io.chapar.host.Channels;
import io.chapar.host.Process;
import io.chapar.host.Signal;
import io.chapar.host.Syslog;
import io.chapar.mail.Reply;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.queue.DeliveryAgent.Courtesy;
import io.chapar.postfix.queue.Dsn;
import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Delivers a message to the standard input of a command; what that prints is told to the sender.
 */
final class CommandRunner {
  private static final int PRIVATE = 077; // whatever a command writes is its user's

  private static final String PLAIN =
      "1234567890!@%-_=+:,./abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ \t";
  private static final int OUTPUT = 4096;

  private final Daemon daemon;
  private final Credentials who;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private String shell = "";
  private String directory = "";
  private int timeLimit = 1000;

  CommandRunner(Daemon daemon, Credentials who) {
    this.daemon = daemon;
    this.who = who;
    environment.put("MAIL_CONFIG", daemon.config().directory());
    environment.put("TZ", "UTC");
    environment.put("LANG", "C");
    environment.put("PATH", "/usr/bin:/bin");
  }

  CommandRunner shell(String command) {
    shell = command;
    return this;
  }

  CommandRunner directory(String path) {
    directory = path;
    return this;
  }

  CommandRunner timeLimit(int seconds) {
    timeLimit = seconds;
    return this;
  }

  CommandRunner set(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Collects what a command prints, the beginning of it. */
  private static final class Output implements Channel {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      throw new DiskException(Errno.EBADF, name());
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      bytes.write(from, offset, Math.min(length, Math.max(0, OUTPUT - bytes.size())));
    }

    @Override
    public void close() {}

    @Override
    public String name() {
      return "pipe:[3]";
    }

    String text() {
      return Utf8.decode(bytes.toByteArray())
          .replace('\t', ' ')
          .replace('\n', ' ')
          .replaceAll("[\\x00-\\x1f\\x7f]", "_");
    }
  }

  /**
   * Runs a command line as a shell would, or without one where that makes no difference; returns
   * what it printed.
   */
  String run(String command, byte[] message, Courtesy courtesy) throws Trouble {
    List<String> argv;
    if (!shell.isBlank()) {
      argv = new ArrayList<>(List.of(shell.strip().split("\\s+")));
      argv.add(command);
    } else if (command.chars().allMatch(c -> PLAIN.indexOf(c) >= 0) && !command.isBlank()) {
      argv = List.of(command.strip().split("[ \t]+"));
      if (!argv.get(0).contains("/") && find(argv.get(0)) == null) {
        argv = List.of("sh", "-c", command);
      }
    } else {
      argv = List.of("sh", "-c", command);
    }
    return launch(argv, command, message, courtesy, "");
  }

  /** Runs a program with arguments; returns what it printed. */
  String run(List<String> argv, String shown, byte[] message, Courtesy courtesy) throws Trouble {
    return launch(argv, shown, message, courtesy, "pipe_command: ");
  }

  /** {@code complaint}: what a program that cannot be run is complained of with. */
  private String launch(
      List<String> argv, String shown, byte[] message, Courtesy courtesy, String complaint)
      throws Trouble {
    courtesy.mayBlock();
    Output output = new Output();
    Process child;
    try {
      child = daemon.process().fork();
    } catch (DiskException e) {
      throw new Trouble(
          Dsn.of("4.3.0", "Delivery failed: " + e.getMessage())
              .withDiagnostic("x-unix", "system resource problem"));
    }
    child.become(who);
    child.umask(PRIVATE);
    child.env().clear();
    child.env().putAll(environment);
    child.attach(0, Channels.input(message));
    child.attach(1, output);
    child.attach(2, output);
    child.group(child.pid());
    child.start(p -> exec(p, argv, complaint));
    Integer exit = child.awaitUntil(daemon.now() + Math.max(1, timeLimit) * 1_000_000_000L);
    String said = output.text();
    if (exit == null) {
      daemon.machine().processes().signalGroup(child.group(), Signal.KILL);
      child.await();
      throw unix(
          "5.3.0",
          said,
          "internal software error",
          "Command time limit exceeded: \"" + shown + '"' + printed(said));
    }
    judge(exit, said, shown);
    return said;
  }

  private int exec(Process p, List<String> argv, String complaint) throws IOException {
    String cwd = directory.isEmpty() ? daemon.config().get("queue_directory") : directory;
    try {
      p.chdir(cwd);
    } catch (DiskException e) {
      if (!directory.isEmpty()) {
        return die(
            p,
            "cannot change directory to \""
                + directory
                + "\" for uid="
                + who.uid()
                + " gid="
                + who.gid()
                + ": "
                + e.getMessage());
      }
    }
    p.env().put("PWD", p.cwd());
    String program = argv.get(0);
    String path = program.contains("/") ? program : find(program);
    try {
      if (path == null) {
        throw new DiskException(Errno.ENOENT, program);
      }
      return p.exec(path, argv, p.env());
    } catch (DiskException e) {
      if (e.errno() == Errno.ENOEXEC) {
        List<String> script = new ArrayList<>(List.of("sh", path == null ? program : path));
        script.addAll(argv.subList(1, argv.size()));
        return p.exec("/bin/sh", script, p.env());
      }
      return die(p, complaint + "execvp " + program + ": " + e.getMessage());
    }
  }

  /** The child that could not become the command says so in the daemon's name. */
  private int die(Process p, String why) throws IOException {
    String name = daemon.program().name();
    p.err().print(name + ": fatal: " + why + "\n");
    daemon.machine().syslog().log("mail", Syslog.Severity.CRIT, name, p.pid(), "fatal: " + why);
    return 75;
  }

  private @Nullable String find(String program) {
    for (String directoryName : environment.getOrDefault("PATH", "").split(":")) {
      String path = directoryName + "/" + program;
      if (daemon.machine().root().exists(path)) {
        return path;
      }
    }
    return null;
  }

  private static void judge(int exit, String said, String shown) throws Trouble {
    if (exit == 0) {
      return;
    }
    if (exit > 128 && Signal.of(Integer.toString(exit - 128)) != null) {
      throw unix(
          "4.3.0",
          said,
          "internal software error",
          "Command died with signal " + (exit - 128) + ": \"" + shown + '"' + printed(said));
    }
    if (Reply.enhancedLength(said) > 0) {
      Dsn dsn = Dsn.split("5.3.0", said);
      throw new Trouble(dsn.withDiagnostic("x-unix", dsn.reason()));
    }
    SysExits known = SysExits.of(exit);
    if (known != null) {
      throw unix(known.status(), said, known.text(), known.text() + printed(said));
    }
    throw unix(
        "5.3.0",
        said,
        "unknown mail system error " + exit,
        "Command died with status " + exit + ": \"" + shown + '"' + printed(said));
  }

  private static String printed(String said) {
    return said.isEmpty() ? "" : ". Command output: " + said;
  }

  private static Trouble unix(String status, String said, String text, String reason) {
    return new Trouble(
        Dsn.of(status, reason).withDiagnostic("x-unix", said.isEmpty() ? text : said));
  }
}

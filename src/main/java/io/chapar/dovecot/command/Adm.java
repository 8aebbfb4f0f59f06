package io.chapar.dovecot.command;

import io.chapar.disk.DiskException;
import io.chapar.dovecot.Master;
import io.chapar.dovecot.auth.Authenticator;
import io.chapar.dovecot.conf.Conf;
import io.chapar.dovecot.conf.Settings;
import io.chapar.host.Process;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call of doveadm: its process, the settings it has read, and how it prints. */
final class Adm {
  /** Exit codes, from sysexits.h. */
  static final int USAGE = 64;

  static final int NOT_POSSIBLE = 65;
  static final int NO_USER = 67;
  static final int NOT_FOUND = 68;
  static final int TEMP = 75;
  static final int NO_PERM = 77;
  static final int FATAL = 89;

  /** Ends the command with a status. */
  static final class ExitException extends IOException {
    private static final long serialVersionUID = 1;

    private final int status;

    ExitException(int status) {
      super("exit");
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  private final Process process;
  private final Conf conf;
  private final Settings settings;
  private final @Nullable String format;
  private final Map<String, UserCommand> more;
  private @Nullable Printer printer;
  private @Nullable String batch;
  private int exit;

  Adm(Process process, Conf conf, Map<String, String> overrides, @Nullable String format) {
    this(process, conf, overrides, format, Map.of());
  }

  Adm(
      Process process,
      Conf conf,
      Map<String, String> overrides,
      @Nullable String format,
      Map<String, UserCommand> more) {
    this.more = more;
    this.process = process;
    this.conf = conf;
    this.settings = conf.protocol("doveadm").with(overrides);
    this.format = format;
  }

  /** A command that another package brings, or null. */
  @Nullable UserCommand more(String name) {
    return more.get(name);
  }

  Process process() {
    return process;
  }

  Conf conf() {
    return conf;
  }

  Settings settings() {
    return settings;
  }

  /** The printer of this call; the command says which format it likes best. */
  Printer printer(String usual) {
    Printer p = printer;
    if (p == null) {
      p = new Printer(process, format != null ? format : batch != null ? batch : usual);
      printer = p;
    }
    return p;
  }

  void finish() throws IOException {
    if (printer != null) {
      printer.finish();
      printer = null;
    }
  }

  /** The end of a command of a batch: the next one prints as this one did. */
  void next() throws IOException {
    if (printer != null) {
      batch = printer.format();
    }
    finish();
  }

  /** Remembers a failure: the first one is the exit status. */
  void fail(int status) {
    if (exit == 0) {
      exit = status;
    }
  }

  int status() {
    return exit;
  }

  /** An error that ends nothing. */
  void error(String text) throws IOException {
    process.err().print("Error: " + text + "\n");
  }

  /** An error about a user. */
  void error(String user, String text) throws IOException {
    tell("Error", user, text);
  }

  /** Something about a user; the level is Error, Warning, Info. */
  void tell(String level, String user, String text) throws IOException {
    process.err().print("doveadm(" + user + "): " + level + ": " + text + "\n");
  }

  /** An error that ends the command. */
  ExitException fatal(int status, String text) throws IOException {
    process.err().print("Fatal: " + text + "\n");
    return new ExitException(status);
  }

  /** The master that runs, or null. */
  Master.@Nullable State master() {
    return Master.asked(process.machine());
  }

  String base() {
    return Master.baseDir(settings);
  }

  /**
   * The auth process behind a socket, or what connect(2) says.
   *
   * @return null if it was told that there is none
   */
  @Nullable Authenticator auth(String socket) throws IOException {
    Master.State state = master();
    if (state == null) {
      return null;
    }
    Authenticator auth = new Authenticator(process.machine(), state.conf());
    auth.opening();
    return auth.start() == null ? auth : null;
  }

  /** Why a local socket cannot be connected to: the text of the errno, or null if it can. */
  @Nullable String connectError(String path) {
    return connectError(process, path);
  }

  /** Why a process cannot connect to a socket; null: it can. */
  static @Nullable String connectError(Process process, String path) {
    try {
      io.chapar.disk.Inode inode = process.files().stat(path);
      if (!process.credentials().may(inode, 2)) {
        return "Permission denied";
      }
      boolean listens =
          process.machine().listeners().stream().anyMatch(l -> l.address().equals(path));
      return listens ? null : "Connection refused";
    } catch (DiskException e) {
      return e.errno().text();
    }
  }

  /** Options as getopt takes them: those before the first other word. */
  static final class Options {
    final List<String> rest = new ArrayList<>();
    final java.util.Map<Character, List<String>> values = new java.util.LinkedHashMap<>();

    boolean has(char option) {
      return values.containsKey(option);
    }

    String get(char option, String otherwise) {
      List<String> all = values.get(option);
      return all == null ? otherwise : all.get(all.size() - 1);
    }

    List<String> all(char option) {
      return values.getOrDefault(option, List.of());
    }
  }

  /** Reads options: {@code spec} as getopt has it. */
  Options options(String command, List<String> args, String spec) throws IOException {
    Options options = new Options();
    String last = command.substring(command.lastIndexOf(' ') + 1);
    int i = 0;
    while (i < args.size()) {
      String arg = args.get(i);
      if (arg.equals("--")) {
        i++;
        break;
      }
      if (!arg.startsWith("-") || arg.length() < 2) {
        break;
      }
      i++;
      for (int k = 1; k < arg.length(); k++) {
        char c = arg.charAt(k);
        int at = spec.indexOf(c);
        if (at < 0 || c == ':') {
          process.err().print(last + ": invalid option -- '" + c + "'\n");
          throw new ExitException(USAGE);
        }
        String value = "";
        if (at + 1 < spec.length() && spec.charAt(at + 1) == ':') {
          if (k + 1 < arg.length()) {
            value = arg.substring(k + 1);
            k = arg.length();
          } else if (i < args.size()) {
            value = args.get(i++);
          } else {
            process.err().print(last + ": option requires an argument -- '" + c + "'\n");
            throw new ExitException(USAGE);
          }
        }
        options.values.computeIfAbsent(c, x -> new ArrayList<>()).add(value);
      }
    }
    options.rest.addAll(args.subList(i, args.size()));
    return options;
  }

  /** Refuses operands beyond those that a command takes. */
  void noMore(Options options, int most) throws IOException {
    if (options.rest.size() > most) {
      error("Extraneous arguments found: " + options.rest.get(most));
      throw new ExitException(USAGE);
    }
  }

  /** The usage line of a command, and the status for it. */
  ExitException usage(String command) throws IOException {
    process.err().print("doveadm " + command + " " + Usage.of(command) + "\n");
    return new ExitException(USAGE);
  }
}

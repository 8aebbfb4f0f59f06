package io.chapar.sieve.command;

import io.chapar.disk.DiskException;
import io.chapar.dovecot.ConfigProcess;
import io.chapar.dovecot.Master;
import io.chapar.dovecot.VarExpand;
import io.chapar.dovecot.auth.AuthRequest;
import io.chapar.dovecot.command.Doveconf;
import io.chapar.dovecot.conf.Conf;
import io.chapar.dovecot.conf.ConfException;
import io.chapar.dovecot.conf.ConfReader;
import io.chapar.dovecot.conf.Settings;
import io.chapar.dovecot.deliver.Deliveries;
import io.chapar.dovecot.store.MailUser;
import io.chapar.dovecot.store.UserException;
import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Engine;
import io.chapar.sieve.script.Places;
import io.chapar.sieve.script.ScriptException;
import io.chapar.sieve.script.ScriptFile;
import io.chapar.sieve.script.SieveLog;
import io.chapar.sieve.script.Workshop;
import io.chapar.sieve.syntax.Errors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the tools for Sieve scripts have in common: options, settings, whose user, messages. */
final class Tool {
  private final Process process;
  private final String name;
  private final String help;
  private final ToolOptions options;
  private String userName;
  private final String caller;
  private @Nullable MailUser user;
  private @Nullable Engine engine;
  private @Nullable Workshop workshop;

  /**
   * A tool.
   *
   * @param letters its options, those with an argument followed by a colon
   * @param help its usage
   */
  Tool(Process process, String name, String letters, String help) {
    this.process = process;
    this.name = name;
    this.options = new ToolOptions(letters + "c:o:k");
    this.help = help;
    String env = process.env().get("USER");
    String home = process.env().get("HOME");
    boolean known = env != null && !env.isEmpty() && home != null && !home.isEmpty();
    this.userName =
        known && env != null
            ? env
            : process.machine().users().userName(process.credentials().uid());
    this.caller = userName;
  }

  /** What a tool does once it is ready. */
  interface Work {
    int run() throws IOException, FatalException;
  }

  /** Runs, and tells what ends it. */
  int run(Work work) throws IOException {
    try {
      return work.run();
    } catch (FatalException e) {
      String message = String.valueOf(e.getMessage());
      if (!message.isEmpty()) {
        error("Fatal", message);
      }
      if (e.usage()) {
        process.out().print(help);
      }
      return e.status();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  Process process() {
    return process;
  }

  /** Tells something on the standard error. */
  void error(String level, String text) {
    try {
      process.err().print(name + "(" + caller + "): " + level + ": " + text + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void info(String text) {
    error("Info", text);
  }

  /** Reads the options. */
  void parse() throws IOException, FatalException {
    options.parse(process, name);
  }

  boolean has(char letter) {
    return options.has(letter);
  }

  @Nullable String value(char letter) {
    List<String> all = options.values(letter);
    return all.isEmpty() ? null : all.get(all.size() - 1);
  }

  List<String> values(char letter) {
    return options.values(letter);
  }

  List<String> operands() {
    return options.operands();
  }

  /** An operand that must be there. */
  String operand(int index, String missing) throws FatalException {
    if (index >= operands().size()) {
      throw new FatalException(FatalException.USAGE, "Missing <" + missing + "> argument", true);
    }
    return operands().get(index);
  }

  /** The log of the machinery, on the standard error. */
  SieveLog log() {
    return new SieveLog() {
      @Override
      public void info(String text) {
        Tool.this.error("Info", "sieve: " + text);
      }

      @Override
      public void warning(String text) {
        Tool.this.error("Warning", "sieve: " + text);
      }

      @Override
      public void error(String text) {
        Tool.this.error("Error", "sieve: " + text);
      }
    };
  }

  /** Where errors of scripts go. */
  Errors errors() {
    return errors(true);
  }

  /** The same, with or without what merely happened. */
  Errors errors(boolean info) {
    Errors errors =
        new Errors(
            (level, location, message) -> {
              try {
                process.err().print(Bytes.text(Errors.line(level, location, message)));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            0);
    return info ? errors.withInfo() : errors;
  }

  /**
   * Reads the settings and becomes ready.
   *
   * @param asRoot whether it may stay root
   */
  void start(boolean asRoot) throws IOException, FatalException {
    Conf conf = configuration();
    String plugins = String.join(" ", values('P'));
    Settings settings = conf.protocol(name);
    Map<String, String> loaded = new HashMap<>(settings.plugins());
    if (!plugins.isEmpty()) {
      loaded.put(
          "sieve_plugins", (loaded.getOrDefault("sieve_plugins", "") + " " + plugins).strip());
      settings = settings.with(Map.of("plugin/sieve_plugins", loaded.get("sieve_plugins")));
    }
    String missing = Engine.missingPlugin(loaded);
    if (missing != null) {
      throw new FatalException(missing);
    }
    String location = value('l');
    if (location != null && options.takes("l:")) {
      settings = settings.with(Map.of("mail_location", location));
    }
    Map<String, String> fields = new LinkedHashMap<>();
    String wanted = value('u');
    Account account =
        wanted == null
            ? process.machine().users().byUid(process.credentials().uid())
            : process.machine().users().named(wanted);
    if (wanted != null) {
      userName = wanted;
      if (account == null) {
        throw new FatalException("Unknown user");
      }
    }
    String home = wanted == null ? process.env().get("HOME") : null;
    if (home == null) {
      home = account == null ? "/" : account.home();
    }
    Map<String, String> variables =
        new LinkedHashMap<>(AuthRequest.variables(userName, name, "", "", ""));
    variables.put("h", home);
    if (!asRoot) {
      if (process.credentials().uid() != 0 || wanted != null) {
        int uid = account == null ? process.credentials().uid() : account.uid();
        int gid = account == null ? process.credentials().gid() : account.gid();
        fields.put("uid", Integer.toString(uid));
        fields.put("gid", Integer.toString(gid));
      }
      fields.put("home", home);
      try {
        MailUser made =
            MailUser.become(
                process,
                settings,
                userName,
                fields,
                new MailUser.Call(name, "", "", Deliveries.session(process)));
        variables.putAll(made.variables());
        user = made;
      } catch (UserException e) {
        throw new FatalException(e.text());
      }
    }
    prepare(settings, variables, home);
  }

  /** What the running master has read, which only root can ask it for; else the files. */
  private Conf configuration() throws IOException, FatalException {
    String path = value('c');
    Master.State running =
        path == null && process.credentials().uid() == 0 ? Master.asked(process.machine()) : null;
    if (running != null && !ConfigProcess.broken(process.machine())) {
      return running.conf();
    }
    try {
      return ConfReader.read(
          process.machine().root(), path == null ? ConfReader.PATH : path, false);
    } catch (ConfException e) {
      process.err().print("doveconf: Fatal: " + Doveconf.text(e) + "\n");
      throw new FatalException("");
    }
  }

  private void prepare(Settings settings, Map<String, String> variables, String home) {
    Map<String, String> all = new HashMap<>();
    settings.plugins().forEach((key, text) -> all.put(key, VarExpand.expand(text, variables)));
    all.put("hostname", process.machine().hostname());
    all.put("username", userName);
    all.put("debug extension", "yes");
    Places places = new Places(process, all, home, false, log());
    Engine made = new Engine(all, places.library(), log()::warning);
    String extensions = value('x');
    if (extensions != null) {
      made = made.with("sieve_extensions", extensions);
    }
    engine = made;
    workshop = new Workshop(process, made, log());
  }

  Engine engine() {
    Engine ready = engine;
    if (ready == null) {
      throw new IllegalStateException("not started");
    }
    return ready;
  }

  Workshop workshop() {
    Workshop ready = workshop;
    if (ready == null) {
      throw new IllegalStateException("not started");
    }
    return ready;
  }

  @Nullable MailUser user() {
    return user;
  }

  String userName() {
    return userName;
  }

  /** A script by the path that a command line gives; its errors are told. */
  @Nullable ScriptFile find(String path) {
    String full = process.path(path);
    try {
      int slash = full.lastIndexOf('/');
      String dir = process.files().realpath(slash <= 0 ? "/" : full.substring(0, slash));
      full = (dir.equals("/") ? "" : dir) + full.substring(slash);
    } catch (DiskException e) {
      // it will be missed when it is opened
    }
    try {
      return ScriptFile.open(process, full, null, null, log());
    } catch (ScriptException e) {
      if (e.kind() == ScriptException.Kind.NOT_FOUND) {
        errors().error(null, "script not found");
      } else {
        errors()
            .error(
                null,
                "failed to open script: internal error occurred: refer to server log for more"
                    + " information. ["
                    + java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                        .format(now())
                    + "]");
      }
      return null;
    }
  }

  java.time.ZonedDateTime now() {
    return process.machine().scheduler().instant().atZone(java.time.ZoneOffset.UTC);
  }

  /** Compiles a script, or ends. */
  Workshop.Opened compile(String path, String shown) throws FatalException {
    ScriptFile file = find(path);
    Workshop.Opened opened = file == null ? null : workshop().compile(file, true, errors());
    if (opened == null) {
      throw new FatalException("failed to compile sieve script" + shown);
    }
    return opened;
  }

  /** Opens a script, compiled or not, and keeps the compiled form; or ends. */
  Workshop.Opened open(String path) throws FatalException {
    ScriptFile file = find(path);
    Workshop.Opened opened = file == null ? null : workshop().open(file, true, errors());
    if (file == null || opened == null) {
      throw new FatalException("failed to compile sieve script");
    }
    workshop().save(opened, file.binary(), file.mode());
    return opened;
  }

  /** Writes a text where an option says: {@code -} is the standard output. */
  void write(String where, String text) throws IOException, FatalException {
    if (where.equals("-")) {
      byte[] bytes = Bytes.raw(text);
      process.write(1, bytes, 0, bytes.length);
      return;
    }
    try {
      process.files().write(process.path(where), Bytes.raw(text), 0600);
    } catch (DiskException e) {
      throw new FatalException("failed to open file for writing: " + e.errno().text());
    }
  }
}

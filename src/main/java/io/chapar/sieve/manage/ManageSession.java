package io.chapar.sieve.manage;

import io.chapar.dovecot.DovecotLog;
import io.chapar.dovecot.VarExpand;
import io.chapar.dovecot.login.Wire;
import io.chapar.dovecot.store.MailUser;
import io.chapar.host.Process;
import io.chapar.host.Signal;
import io.chapar.sieve.check.Engine;
import io.chapar.sieve.deliver.SieveFilter;
import io.chapar.sieve.script.Places;
import io.chapar.sieve.script.ScriptException;
import io.chapar.sieve.script.ScriptStore;
import io.chapar.sieve.script.SieveLog;
import io.chapar.sieve.syntax.Errors;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The managesieve process: one user's scripts, command after command. */
final class ManageSession {
  private static final int IDLE_MILLIS = 30 * 60 * 1000;
  private static final int MAX_BAD = 20;

  /** What a session counts for the line at its end. */
  enum Count {
    PUT_BYTES,
    PUT_COUNT,
    GET_BYTES,
    GET_COUNT,
    CHECK_BYTES,
    CHECK_COUNT,
    DELETED_COUNT,
    RENAMED_COUNT
  }

  private final Process process;
  private final MailUser user;
  private final Wire wire;
  private final DovecotLog log;
  private final String prefix;
  private final ScriptStore store;
  private final Engine engine;
  private final ManageReader reader;
  private final Map<Count, Long> counts = new EnumMap<>(Count.class);
  private boolean kicked;
  private int bad;
  private String command = "";

  /** A command that is none, or not complete; the text is for the client. */
  static final class CommandException extends Exception {
    private static final long serialVersionUID = 1;

    CommandException(String text) {
      super(text);
    }
  }

  /** The session is over, and this is why. */
  static final class OverException extends IOException {
    private static final long serialVersionUID = 1;

    OverException(String reason) {
      super(reason);
    }
  }

  private ManageSession(
      Process process,
      MailUser user,
      Wire wire,
      DovecotLog log,
      String prefix,
      ScriptStore store,
      Engine engine) {
    this.process = process;
    this.user = user;
    this.wire = wire;
    this.log = log;
    this.prefix = prefix;
    this.store = store;
    this.engine = engine;
    this.reader =
        new ManageReader(wire, user.settings().bytes("managesieve_max_line_length").intValue());
  }

  /** Runs the session of a user; says what is wrong if the user's scripts cannot be had. */
  static void open(Process process, MailUser user, Wire wire, DovecotLog log, String prefix)
      throws IOException {
    SieveLog told = log(log, prefix);
    Map<String, String> settings = SieveFilter.settings(user);
    Places places = new Places(process, settings, user.home(), true, told);
    Engine engine = new Engine(settings, places.library(), told::warning);
    ScriptStore store;
    try {
      store = ScriptStore.open(process, places, told);
    } catch (ScriptException e) {
      boolean none = e.kind() == ScriptException.Kind.NOT_POSSIBLE;
      wire.say(
          "BYE \""
              + (none ? "This user cannot manage personal Sieve scripts." : internal(process))
              + "\"");
      log.fatal(
          prefix,
          "Failed to open Sieve storage"
              + (none ? ": Personal script storage disabled or not found." : "."));
      return;
    }
    new ManageSession(process, user, wire, log, prefix, store, engine).run();
  }

  private static String internal(Process process) {
    return "Internal error occurred. Refer to server log for more information. ["
        + DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(process.machine().scheduler().instant())
        + "]";
  }

  private static SieveLog log(DovecotLog log, String prefix) {
    return new SieveLog() {
      @Override
      public void info(String text) {
        log.info(prefix, "sieve: " + text);
      }

      @Override
      public void warning(String text) {
        log.warning(prefix, "sieve: " + text);
      }

      @Override
      public void error(String text) {
        log.error(prefix, "sieve: " + text);
      }
    };
  }

  private void run() throws IOException {
    process.onSignal(
        Signal.TERM,
        () -> {
          kicked = true;
          wire.base().incoming().closeReader();
        });
    wire.timeout(IDLE_MILLIS);
    String reason = "Connection closed";
    try {
      wire.say("OK \"Logged in.\"");
      while (true) {
        process.tick();
        command();
      }
    } catch (OverException e) {
      reason = "Disconnected: " + e.getMessage();
    } catch (SocketTimeoutException e) {
      wire.say("BYE \"Disconnected for inactivity\"");
      reason = "Disconnected: Disconnected for inactivity";
    } catch (EOFException e) {
      if (kicked) {
        wire.say("BYE \"Server shutting down.\"");
        reason = "Disconnected: Server shutting down.";
      }
    } catch (IOException e) {
      // the client is gone
    }
    log.info(prefix, reason + " " + statistics());
  }

  private String statistics() {
    Map<String, String> values = new LinkedHashMap<>(user.variables());
    values.put("i", Long.toString(wire.bytesRead()));
    values.put("input", values.get("i"));
    values.put("o", Long.toString(wire.bytesWritten()));
    values.put("output", values.get("o"));
    for (Count count : Count.values()) {
      values.put(
          count.name().toLowerCase(Locale.ROOT), Long.toString(counts.getOrDefault(count, 0L)));
    }
    return VarExpand.expand(user.settings().get("managesieve_logout_format"), values);
  }

  private void command() throws IOException {
    command = "";
    try {
      String name = reader.word();
      command = name.toUpperCase(Locale.ROOT);
      ManageCommand known = ManageCommand.named(command);
      if (known == null) {
        throw new CommandException("Unknown command.");
      }
      known.run(this);
      bad = 0;
    } catch (CommandException e) {
      wrong(String.valueOf(e.getMessage()));
      reader.skip();
    } catch (ManageReader.SyntaxException e) {
      if (e.fatal()) {
        wire.say("BYE " + Quoting.sentence(e.text()));
        throw new OverException(e.text());
      }
      wrong(e.text());
      reader.skip();
    }
  }

  private void wrong(String text) throws IOException {
    wire.say("NO " + Quoting.sentence("Error in MANAGESIEVE command " + command + ": " + text));
    if (++bad >= MAX_BAD) {
      wire.say("BYE \"Too many invalid MANAGESIEVE commands.\"");
      throw new OverException("Too many invalid MANAGESIEVE commands.");
    }
  }

  /** The rest of the line: so many arguments, no more and no less. */
  List<ManageReader.Argument> arguments(int count)
      throws IOException, CommandException, ManageReader.SyntaxException {
    List<ManageReader.Argument> all = reader.all();
    if (all.size() != count) {
      throw new CommandException(all.size() < count ? "Missing arguments." : "Too many arguments.");
    }
    reader.skip();
    return all;
  }

  /** The rest of the line: so many strings. */
  List<String> strings(int count)
      throws IOException, CommandException, ManageReader.SyntaxException {
    List<ManageReader.Argument> all = reader.all();
    if (all.size() != count) {
      throw new CommandException(all.size() < count ? "Missing arguments." : "Too many arguments.");
    }
    if (!all.stream().allMatch(ManageReader.Argument::string)) {
      throw new CommandException("Invalid arguments.");
    }
    reader.skip();
    return all.stream().map(ManageReader.Argument::text).toList();
  }

  ManageReader reader() {
    return reader;
  }

  Wire wire() {
    return wire;
  }

  ScriptStore store() {
    return store;
  }

  Engine engine() {
    return engine;
  }

  String implementation() {
    return user.settings().get("managesieve_implementation_string");
  }

  void ok(String text) throws IOException {
    wire.say("OK " + Quoting.sentence(text));
  }

  void no(String text) throws IOException {
    wire.say("NO " + Quoting.sentence(text));
  }

  /** An answer with a code. */
  void coded(String word, String code, String text) throws IOException {
    wire.say(word + " (" + code + ") " + Quoting.sentence(text));
  }

  /** Something that could not be done with a script: for the client, and for the log. */
  void failed(String what, ScriptException e) throws IOException {
    boolean internal =
        e.kind() == ScriptException.Kind.TEMPORARY
            || e.kind() == ScriptException.Kind.NO_PERMISSION;
    String text = internal ? internal(process) : e.text();
    String code =
        switch (e.kind()) {
          case TEMPORARY, NO_PERMISSION -> "TRYLATER";
          case NO_QUOTA -> "QUOTA";
          case NOT_FOUND -> "NONEXISTENT";
          case ACTIVE -> "ACTIVE";
          case EXISTS -> "ALREADYEXISTS";
          default -> "";
        };
    if (code.isEmpty()) {
      no(text);
    } else {
      coded("NO", code, text);
    }
    log.info(prefix, "Failed to " + what + ": " + text);
  }

  void count(Count what, long more) {
    counts.merge(what, more, Long::sum);
  }

  /** Where the errors of a script are collected for the client. */
  Errors errors(StringBuilder into) {
    return new Errors(
        (level, location, message) ->
            into.append(Errors.line(level, location, message).replace("\n", "\r\n")),
        (int) user.settings().number("managesieve_max_compile_errors"));
  }
}

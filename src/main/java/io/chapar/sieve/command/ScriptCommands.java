package io.chapar.sieve.command;

import io.chapar.dovecot.command.UserCommand;
import io.chapar.dovecot.store.MailUser;
import io.chapar.host.Process;
import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Engine;
import io.chapar.sieve.deliver.SieveFilter;
import io.chapar.sieve.script.Places;
import io.chapar.sieve.script.ScriptException;
import io.chapar.sieve.script.ScriptStore;
import io.chapar.sieve.script.SieveLog;
import io.chapar.sieve.syntax.Errors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doveadm sieve: a user's scripts from the command line. */
public final class ScriptCommands {
  private static final int FAILED = 65;
  private static final int NOT_FOUND = 68;

  private ScriptCommands() {}

  /** All of them, by their names. */
  public static Map<String, UserCommand> all() {
    return Map.of(
        "sieve activate", new One(1, 1, "activate", (c, names) -> c.store.activate(names.get(0))),
        "sieve deactivate", new One(0, 0, "deactivate", (c, names) -> c.store.deactivate()),
        "sieve delete", new One(1, 1000, "delete", ScriptCommands::delete),
        "sieve get", new One(1, 1, "open", ScriptCommands::get),
        "sieve list", new One(0, 0, "list", ScriptCommands::list),
        "sieve put", new One(1, 1, "save", ScriptCommands::put),
        "sieve rename",
            new One(2, 2, "rename", (c, names) -> c.store.rename(names.get(0), names.get(1))));
  }

  /** One call for one user. */
  private record Call(
      Process process, ScriptStore store, Engine engine, boolean flagged, SieveLog log) {}

  @FunctionalInterface
  private interface Work {
    void run(Call call, List<String> names) throws IOException, ScriptException;
  }

  private record One(int least, int most, String verb, Work work) implements UserCommand {
    @Override
    public int run(MailUser user, boolean flagged, List<String> operands, Complaints complaints)
        throws IOException {
      for (String name : operands) {
        if (!ScriptStore.valid(name)) {
          user.process().err().print("Fatal: Sieve script name not valid: " + name + "\n");
          return FAILED;
        }
      }
      SieveLog log = log(complaints);
      Map<String, String> settings = SieveFilter.settings(user);
      Places places = new Places(user.process(), settings, user.home(), true, log);
      Engine engine = new Engine(settings, places.library(), log::warning);
      ScriptStore store;
      try {
        store = ScriptStore.open(user.process(), places, log);
      } catch (ScriptException e) {
        complaints.error("Failed to open Sieve storage.");
        return FAILED;
      }
      try {
        work.run(new Call(user.process(), store, engine, flagged, log), operands);
        return 0;
      } catch (ScriptException e) {
        if (e.kind() != ScriptException.Kind.NOT_VALID) {
          complaints.error(
              "Failed to "
                  + verb
                  + " Sieve "
                  + (verb.equals("list") ? "scripts: " : "script: ")
                  + e.text());
        }
        return e.kind() == ScriptException.Kind.NOT_FOUND ? NOT_FOUND : FAILED;
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }

  private static SieveLog log(UserCommand.Complaints complaints) {
    return new SieveLog() {
      @Override
      public void info(String text) {
        tell("Info", text);
      }

      @Override
      public void warning(String text) {
        tell("Warning", text);
      }

      @Override
      public void error(String text) {
        tell("Error", text);
      }

      private void tell(String level, String text) {
        try {
          complaints.tell(level, "sieve: " + text);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private static void delete(Call call, List<String> names) throws ScriptException {
    for (String name : names) {
      call.store.delete(name, call.flagged);
    }
  }

  private static void get(Call call, List<String> names) throws IOException, ScriptException {
    String text = call.store.get(names.get(0));
    call.process.out().print("sieve script:\n");
    call.process.out().write(Bytes.raw(text));
  }

  private static void list(Call call, List<String> names) throws IOException, ScriptException {
    for (ScriptStore.Entry entry : call.store.list()) {
      call.process.out().print(entry.name() + " " + (entry.active() ? "ACTIVE" : "") + "\n");
    }
  }

  private static void put(Call call, List<String> names) throws IOException, ScriptException {
    String name = names.get(0);
    byte[] text = call.process.in().readAllBytes();
    Errors errors =
        new Errors((level, location, message) -> tell(call, level, location, message), 0);
    call.store.put(call.engine, name, Bytes.of(text), errors);
    if (call.flagged) {
      call.store.activate(name);
    }
  }

  private static void tell(
      Call call, Errors.Level level, @Nullable String location, String message) {
    String text = (location == null ? "" : location + ": ") + Bytes.text(message);
    if (level == Errors.Level.ERROR) {
      call.log.error(text);
    } else {
      call.log.warning(text);
    }
  }
}

package io.chapar.sieve.manage;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.script.ScriptException;
import io.chapar.sieve.script.ScriptQuota;
import io.chapar.sieve.script.ScriptStore;
import io.chapar.sieve.syntax.Errors;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be said after the login. */
@FunctionalInterface
interface ManageCommand {
  /** Reads the arguments, does it and answers. */
  void run(ManageSession session)
      throws IOException, ManageSession.CommandException, ManageReader.SyntaxException;

  /** All of them, by their names. */
  Map<String, ManageCommand> ALL =
      Map.ofEntries(
          Map.entry("CAPABILITY", ManageCommand::capability),
          Map.entry("LOGOUT", ManageCommand::logout),
          Map.entry("PUTSCRIPT", Upload::put),
          Map.entry("CHECKSCRIPT", Upload::check),
          Map.entry("GETSCRIPT", ManageCommand::get),
          Map.entry("SETACTIVE", ManageCommand::activate),
          Map.entry("DELETESCRIPT", ManageCommand::delete),
          Map.entry("LISTSCRIPTS", ManageCommand::list),
          Map.entry("HAVESPACE", ManageCommand::space),
          Map.entry("RENAMESCRIPT", ManageCommand::rename),
          Map.entry("NOOP", ManageCommand::noop));

  /** The command of a name, or null. */
  static @Nullable ManageCommand named(String name) {
    return ALL.get(name);
  }

  private static void capability(ManageSession s)
      throws IOException, ManageSession.CommandException, ManageReader.SyntaxException {
    s.arguments(0);
    s.wire().put(Capability.line("IMPLEMENTATION", s.implementation()));
    s.wire().put(Capability.line("SIEVE", s.engine().capabilities()));
    if (s.engine().maxRedirects() > 0) {
      s.wire().put(Capability.line("MAXREDIRECTS", Integer.toString(s.engine().maxRedirects())));
    }
    if (s.engine().enabled("enotify") != null) {
      s.wire().put(Capability.line("NOTIFY", "mailto"));
    }
    s.wire().put(Capability.line("VERSION", "1.0"));
    s.ok("Capability completed.");
  }

  private static void logout(ManageSession s)
      throws IOException, ManageSession.CommandException, ManageReader.SyntaxException {
    if (!s.reader().all().isEmpty()) {
      throw new ManageSession.CommandException("Too many arguments.");
    }
    s.ok("Logout completed.");
    throw new ManageSession.OverException("Logged out");
  }

  private static void noop(ManageSession s)
      throws IOException, ManageSession.CommandException, ManageReader.SyntaxException {
    List<ManageReader.Argument> args = s.reader().all();
    if (args.isEmpty()) {
      s.ok("NOOP Completed");
    } else if (!args.get(0).string()) {
      s.no("Invalid echo tag.");
    } else if (args.size() > 1) {
      throw new ManageSession.CommandException("Too many arguments.");
    } else {
      s.coded("OK", "TAG " + Quoting.exact(args.get(0).text()), "Done");
    }
    s.reader().skip();
  }

  private static void list(ManageSession s)
      throws IOException, ManageSession.CommandException, ManageReader.SyntaxException {
    s.arguments(0);
    try {
      for (ScriptStore.Entry entry : s.store().list()) {
        s.wire().put(Quoting.exact(entry.name()) + (entry.active() ? " ACTIVE\r\n" : "\r\n"));
      }
      s.ok("Listscripts completed.");
    } catch (ScriptException e) {
      s.failed("list scripts", e);
    }
  }

  private static void get(ManageSession s)
      throws IOException, ManageSession.CommandException, ManageReader.SyntaxException {
    String name = s.strings(1).get(0);
    try {
      String text = s.store().get(name);
      s.wire().put("{" + text.length() + "}\r\n");
      s.wire().put(Bytes.raw(text));
      s.wire().put("\r\n");
      s.count(ManageSession.Count.GET_COUNT, 1);
      s.count(ManageSession.Count.GET_BYTES, text.length());
      s.ok("Getscript completed.");
    } catch (ScriptException e) {
      s.failed("retrieve script `" + name + "'", e);
    }
  }

  private static void delete(ManageSession s)
      throws IOException, ManageSession.CommandException, ManageReader.SyntaxException {
    String name = s.strings(1).get(0);
    try {
      s.store().delete(name, false);
      s.count(ManageSession.Count.DELETED_COUNT, 1);
      s.ok("Deletescript completed.");
    } catch (ScriptException e) {
      s.failed("delete script `" + name + "'", e);
    }
  }

  private static void rename(ManageSession s)
      throws IOException, ManageSession.CommandException, ManageReader.SyntaxException {
    List<String> names = s.strings(2);
    String from = names.get(0);
    String to = names.get(1);
    try {
      s.store().rename(from, to);
      s.count(ManageSession.Count.RENAMED_COUNT, 1);
      s.ok("Renamescript completed.");
    } catch (ScriptException e) {
      boolean none =
          e.kind() == ScriptException.Kind.NOT_FOUND || e.text().startsWith("Invalid script name");
      s.failed(
          none
              ? "open script `" + from + "' for rename to `" + to + "'"
              : "rename script `" + from + "' to `" + to + "'",
          e);
    }
  }

  private static void space(ManageSession s)
      throws IOException, ManageSession.CommandException, ManageReader.SyntaxException {
    List<ManageReader.Argument> args = s.arguments(2);
    String name = args.get(0).text();
    String size = args.get(1).text();
    if (!args.get(0).string()) {
      s.no("Invalid string for scriptname.");
    } else if (args.get(1).string() || !size.matches("\\d{1,18}")) {
      s.no("Invalid scriptsize argument.");
    } else if (!ScriptStore.valid(name)) {
      s.no("Invalid script name.");
    } else if (Long.parseLong(size) == 0) {
      s.no("Cannot upload empty script.");
    } else {
      try {
        ScriptQuota.Excess excess = s.store().excess(s.engine(), name, Long.parseLong(size));
        if (excess == null) {
          s.ok("Putscript would succeed.");
        } else {
          s.coded("NO", excess.code(), excess.text());
        }
      } catch (ScriptException e) {
        s.failed("check quota for script `" + name + "' (size " + size + " bytes)", e);
      }
    }
  }

  private static void activate(ManageSession s)
      throws IOException, ManageSession.CommandException, ManageReader.SyntaxException {
    String name = s.strings(1).get(0);
    if (name.isEmpty()) {
      deactivate(s);
      return;
    }
    StringBuilder told = new StringBuilder();
    Errors errors = s.errors(told);
    try {
      if (!s.store().compiles(s.engine(), name, errors) && !s.store().active(name)) {
        s.no(Bytes.text(told.toString()));
        return;
      }
    } catch (ScriptException e) {
      s.failed("open script `" + name + "' for activation", e);
      return;
    }
    try {
      boolean now = s.store().activate(name);
      if (errors.warnings() > 0 && now) {
        s.coded("OK", "WARNINGS", Bytes.text(told.toString()));
      } else {
        s.ok(now ? "Setactive completed." : "Script is already active.");
      }
    } catch (ScriptException e) {
      s.failed("activate script `" + name + "'", e);
    }
  }

  private static void deactivate(ManageSession s) throws IOException {
    try {
      s.ok(
          s.store().deactivate()
              ? "Active script is now deactivated."
              : "No scripts currently active.");
    } catch (ScriptException e) {
      s.failed("deactivate script", e);
    }
  }
}

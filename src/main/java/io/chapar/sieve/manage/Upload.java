package io.chapar.sieve.manage;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Script;
import io.chapar.sieve.script.Binary;
import io.chapar.sieve.script.ScriptException;
import io.chapar.sieve.script.ScriptQuota;
import io.chapar.sieve.syntax.Errors;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** PUTSCRIPT and CHECKSCRIPT: a script comes, is compiled, and is kept or not. */
final class Upload {
  /** A script of more bytes is not taken even where the settings have no limit. */
  private static final int MOST = 1 << 24;

  private final ManageSession session;
  private final @Nullable String name;

  private Upload(ManageSession session, @Nullable String name) {
    this.session = session;
    this.name = name;
  }

  /** Stores a script that has no errors. */
  static void put(ManageSession session)
      throws IOException, ManageSession.CommandException, ManageReader.SyntaxException {
    ManageReader.Argument name = session.reader().one();
    if (name == null) {
      throw new ManageSession.CommandException("Missing arguments.");
    }
    if (!name.string()) {
      throw new ManageSession.CommandException("Invalid arguments.");
    }
    new Upload(session, name.text()).run();
  }

  /** Tells what is wrong with a script. */
  static void check(ManageSession session)
      throws IOException, ManageSession.CommandException, ManageReader.SyntaxException {
    new Upload(session, null).run();
  }

  private String what() {
    return name == null ? "check script" : "store script `" + name + "'";
  }

  private void run()
      throws IOException, ManageSession.CommandException, ManageReader.SyntaxException {
    ManageReader reader = session.reader();
    long size = reader.begin();
    byte[] script;
    if (size >= 0) {
      if (refused(size)) {
        if (!session.wire().skip(size)) {
          throw gone();
        }
        reader.skip();
        return;
      }
      if (size > MOST) {
        throw new ManageReader.SyntaxException("Literal size too large", true);
      }
      script = reader.content((int) size);
      if (script == null) {
        throw gone();
      }
    } else {
      long most = session.engine().bytes("sieve_max_script_size", 1 << 20);
      script = reader.quotedContent(most > 0 ? most : MOST);
      if (refused(script.length)) {
        reader.skip();
        return;
      }
    }
    if (!reader.all().isEmpty()) {
      throw new ManageSession.CommandException("Too many command arguments.");
    }
    reader.skip();
    finish(Bytes.of(script));
  }

  private static ManageSession.OverException gone() {
    return new ManageSession.OverException(
        "Connection closed (While appending in PUTSCRIPT/CHECKSCRIPT)");
  }

  /** Whether a script is too large, or cannot have its name: then that has been said. */
  private boolean refused(long size) throws IOException {
    try {
      ScriptQuota.Excess excess = session.store().excess(session.engine(), name, size);
      if (excess != null) {
        session.coded("NO", excess.code(), excess.text());
        return true;
      }
      if (name != null) {
        session.store().offer(name);
      }
      return false;
    } catch (ScriptException e) {
      session.failed(what(), e);
      return true;
    }
  }

  private void finish(String text) throws IOException {
    StringBuilder told = new StringBuilder();
    Errors errors = session.errors(told);
    try {
      if (name == null) {
        Script script = new Script("", "", text, false);
        if (Binary.compile(session.engine(), script, false, true, errors) == null) {
          session.no(Bytes.text(told.toString()));
          return;
        }
      } else {
        session.store().put(session.engine(), name, text, errors);
      }
    } catch (ScriptException e) {
      if (e.kind() == ScriptException.Kind.NOT_VALID) {
        session.no(Bytes.text(told.toString()));
      } else {
        session.failed(what(), e);
      }
      return;
    }
    boolean check = name == null;
    session.count(check ? ManageSession.Count.CHECK_COUNT : ManageSession.Count.PUT_COUNT, 1);
    session.count(
        check ? ManageSession.Count.CHECK_BYTES : ManageSession.Count.PUT_BYTES, text.length());
    if (errors.warnings() > 0) {
      session.coded("OK", "WARNINGS", Bytes.text(told.toString()));
    } else {
      session.ok(check ? "Script checked successfully." : "PUTSCRIPT completed.");
    }
  }
}

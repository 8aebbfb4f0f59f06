package io.chapar.sieve.deliver;

import io.chapar.dovecot.deliver.Delivery;
import io.chapar.host.Process;
import io.chapar.mailbox.MailboxException;
import io.chapar.sieve.Bytes;
import io.chapar.sieve.action.Carrier;
import io.chapar.sieve.action.Outside;
import io.chapar.sieve.action.Status;
import io.chapar.sieve.check.Engine;
import io.chapar.sieve.run.Envelope;
import io.chapar.sieve.run.Execution;
import io.chapar.sieve.run.Mail;
import io.chapar.sieve.run.SieveFailure;
import io.chapar.sieve.run.SmtpAddress;
import io.chapar.sieve.script.Places;
import io.chapar.sieve.script.ScriptException;
import io.chapar.sieve.script.ScriptFile;
import io.chapar.sieve.script.SieveLog;
import io.chapar.sieve.script.Workshop;
import io.chapar.sieve.syntax.Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The scripts of one delivery, one after the other: those before the user's own, that one, those
 * after it, as long as the message is still to be kept.
 */
final class Sequence {
  private static final int MAX_USER_ERRORS = 30;

  private final Delivery delivery;
  private final Map<String, String> settings;
  private final Places places;
  private final SieveLog log;
  private final Process process;
  private final Workshop workshop;
  private final Engine engine;
  private final List<ScriptFile> scripts = new ArrayList<>();
  private @Nullable ScriptFile own;
  private @Nullable UserLog userLog;

  Sequence(
      Delivery delivery, Map<String, String> settings, Places places, Engine engine, SieveLog log) {
    this.delivery = delivery;
    this.settings = settings;
    this.places = places;
    this.engine = engine;
    this.log = log;
    this.process = delivery.user().process();
    this.workshop = new Workshop(process, engine, log);
  }

  /** Runs them; false if there are none. */
  boolean run() throws MailboxException {
    find();
    if (scripts.isEmpty()) {
      return false;
    }
    ScriptFile mine = own;
    if (mine != null) {
      String path = settings.get("sieve_user_log");
      userLog = new UserLog(process, path == null ? mine.path() + ".log" : places.path(path), log);
    }
    return execute();
  }

  private void find() throws MailboxException {
    add("sieve_before");
    ScriptFile main = main();
    if (main != null) {
      scripts.add(main);
    }
    add("sieve_after");
  }

  private @Nullable ScriptFile main() throws MailboxException {
    Places.Personal personal = places.personal();
    try {
      ScriptFile active = personal == null ? null : places.active(personal);
      if (active != null) {
        own = active;
        return active;
      }
    } catch (ScriptException e) {
      if (e.kind() == ScriptException.Kind.TEMPORARY) {
        log.error(
            "Failed to access active Sieve script in user storage `"
                + (personal == null || personal.dir() == null ? "" : personal.dir())
                + "' (temporary failure)");
        throw MailboxException.internal(
            "sieve: Temporarily unable to access necessary Sieve scripts");
      }
      log.error(
          "Failed to access active Sieve script in user storage `"
              + (personal == null || personal.dir() == null ? "" : personal.dir())
              + "'");
    }
    return places.defaultScript();
  }

  private void add(String setting) {
    for (int i = 1; i < 100; i++) {
      String location = settings.get(i == 1 ? setting : setting + i);
      if (location == null || location.isEmpty()) {
        return;
      }
      try {
        scripts.addAll(places.sequence(location));
      } catch (ScriptException e) {
        log.error("Failed to access " + setting + " script from `" + location + "'");
      }
    }
  }

  private Errors.Sink master() {
    return (level, location, message) -> {
      String text =
          (location == null || location.isEmpty() ? "" : Bytes.text(location) + ": ")
              + Bytes.text(message);
      switch (level) {
        case ERROR -> log.error(text);
        case WARNING -> log.warning(text);
        default -> log.info(text);
      }
    };
  }

  private boolean execute() throws MailboxException {
    UserLog mine = userLog;
    Errors master = new Errors(master(), 0).withInfo();
    Errors users = mine == null ? master : new Errors(mine, MAX_USER_ERRORS);
    DeliveryHost host = new DeliveryHost(delivery, settings.get("sieve_user_email"));
    SmtpAddress recipient = SmtpAddress.envelope(Bytes.of(delivery.recipient()));
    Envelope envelope =
        new Envelope(
            SmtpAddress.envelope(Bytes.of(delivery.sender())),
            recipient,
            SmtpAddress.envelope(Bytes.of(delivery.original())));
    Execution execution =
        new Execution(
            engine,
            Mail.of(delivery.message()),
            envelope,
            host,
            master,
            TraceFile.open(delivery, settings, log));
    Carrier carrier = new Carrier(execution, host, true);
    Status status = Status.OK;
    boolean aborted = false;
    ScriptFile last = scripts.get(0);
    for (ScriptFile script : scripts) {
      last = script;
      boolean user = script.equals(own);
      Errors errors = user ? users : master;
      execution.errors(errors);
      host.tells(user ? mine : null, users);
      Workshop.Opened opened = open(script, user, errors);
      if (opened == null) {
        aborted = true;
        break;
      }
      try {
        execution.run(opened.binary().program());
        status = carrier.carry(Status.OK, false);
      } catch (SieveFailure e) {
        status = Status.of(e);
      }
      if (status != Status.OK || !carrier.keeps()) {
        break;
      }
    }
    if (status == Status.OK && !carrier.keeps() && !carrier.didDeliver()) {
      status = discard(execution, carrier, status);
    }
    host.tells(mine, users);
    status = carrier.carry(status, true);
    if (status == Status.OK || status == Status.FAILURE) {
      host.commit(); // a message that comes again is answered again
    }
    SieveFilter.record(delivery, execution.original(), last, execution.result());
    return finish(host, last, status, aborted);
  }

  private Status discard(Execution execution, Carrier carrier, Status before) {
    String location = settings.get("sieve_discard");
    if (location == null || location.isEmpty()) {
      return before;
    }
    Errors errors = new Errors(master(), 0).withInfo();
    try {
      ScriptFile script = places.at(location, null);
      Workshop.Opened opened = open(script, false, errors);
      if (opened == null) {
        return before;
      }
      execution.errors(errors);
      execution.run(opened.binary().program());
      return carrier.carry(Status.OK, false);
    } catch (ScriptException e) {
      return before;
    } catch (SieveFailure e) {
      return Status.of(e);
    }
  }

  private Workshop.@Nullable Opened open(ScriptFile script, boolean user, Errors errors) {
    Workshop.Opened opened = workshop.open(script, !user, errors);
    if (opened == null) {
      UserLog mine = userLog;
      ScriptException.Kind why = workshop.failure();
      if (why == ScriptException.Kind.TEMPORARY
          || why == ScriptException.Kind.NO_PERMISSION
          || why == ScriptException.Kind.NO_QUOTA) {
        log.error(
            "Failed to open script `"
                + script.path()
                + "' for compile"
                + (why == ScriptException.Kind.TEMPORARY ? " (temporary failure)" : ""));
      } else if (user && mine != null) {
        log.info(
            "Failed to compile script `"
                + script.path()
                + "' (view user logfile `"
                + mine.path()
                + "' for more information)");
      } else {
        log.error("Failed to compile script `" + script.path() + "'");
      }
      return null;
    }
    Workshop.Saved saved = workshop.save(opened, script.binary(), script.mode());
    if (saved == Workshop.Saved.NO_PERMISSION && !user) {
      log.error(
          "The LDA Sieve plugin does not have permission to save global Sieve script binaries;"
              + " global Sieve scripts like `"
              + script.path()
              + "' need to be pre-compiled using the sievec tool");
    }
    return opened;
  }

  private boolean finish(DeliveryHost host, ScriptFile last, Status status, boolean aborted)
      throws MailboxException {
    if (aborted && status == Status.FAILURE) {
      log.info("Aborted script execution sequence with successful implicit keep");
      return true;
    }
    UserLog mine = userLog;
    boolean user = last.equals(own) && mine != null;
    String more =
        user && mine != null
            ? " (user logfile " + mine.path() + " may reveal additional details)"
            : "";
    Outside.Problem problem = host.failed();
    boolean quota = problem != null && problem.kind() == Outside.Problem.Kind.QUOTA;
    String script = "Execution of script " + last.path();
    switch (status) {
      case OK -> {
        return true;
      }
      case FAILURE -> {
        tell(user || quota, script + " failed, but implicit keep was successful" + more);
        return true;
      }
      case RESOURCE -> log.error(script + " was aborted due to excessive resource usage");
      case TEMPORARY -> tell(quota, script + " was aborted due to temporary failure" + more);
      default -> tell(quota, script + " failed with unsuccessful implicit keep" + more);
    }
    if (quota && problem != null) {
      throw MailboxException.of(MailboxException.Kind.OVERQUOTA, Bytes.text(problem.text()));
    }
    if (status == Status.RESOURCE) {
      return false;
    }
    throw MailboxException.of(
        MailboxException.Kind.TEMP,
        "Execution of Sieve filters was aborted due to temporary failure");
  }

  private void tell(boolean merely, String text) {
    if (merely) {
      log.info(text);
    } else {
      log.error(text);
    }
  }
}

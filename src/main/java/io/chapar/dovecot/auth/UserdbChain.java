package io.chapar.dovecot.auth;

import io.chapar.dovecot.conf.Section;
import io.chapar.mail.Decision.Cause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One way through the userdbs of a configuration, by the rules of each. */
final class UserdbChain {
  private final Databases databases;
  private final AuthLog log;

  UserdbChain(Databases databases, AuthLog log) {
    this.databases = databases;
    this.log = log;
  }

  /**
   * Asks them.
   *
   * @param passdbFields what a login brought from its passdb
   * @param login whether somebody has logged in, and so has to be found
   */
  Authenticator.Who run(AuthRequest request, Map<String, String> passdbFields, boolean login) {
    Map<String, String> kept = new LinkedHashMap<>();
    boolean success = false;
    boolean internal = false;
    Userdb.Answer last = new Userdb.Answer.Unknown();
    List<Databases.User> list = databases.userdbs();
    for (Databases.User entry : list) {
      boolean skip =
          switch (entry.section().value("skip")) {
            case "found" -> success;
            case "notfound" -> !success;
            default -> false;
          };
      if (skip) {
        continue;
      }
      Map<String, String> fields = new LinkedHashMap<>(kept);
      fields.putAll(Fields.parsed(entry.section().value("default_fields"), request));
      last = ask(entry.section(), entry.db(), request, passdbFields);
      boolean found = last instanceof Userdb.Answer.Found;
      String rule =
          entry
              .section()
              .value(
                  found
                      ? "result_success"
                      : last instanceof Userdb.Answer.Failed
                          ? "result_internalfail"
                          : "result_failure");
      success =
          switch (rule) {
            case "return-ok", "continue-ok" -> true;
            case "return-fail", "continue-fail" -> false;
            default -> success;
          };
      if (last instanceof Userdb.Answer.Found f) {
        fields.putAll(f.fields());
        fields.putAll(Fields.parsed(entry.section().value("override_fields"), request));
        kept = fields;
      } else {
        internal |= last instanceof Userdb.Answer.Failed;
      }
      if (rule.startsWith("return")) {
        break;
      }
    }
    if (success) {
      String renamed = kept.remove("user");
      return new Authenticator.Who.User(
          renamed == null || renamed.isEmpty() ? request.user() : renamed, kept);
    }
    if (internal) {
      return new Authenticator.Who.Failed();
    }
    if (login) {
      missing(request);
    }
    return new Authenticator.Who.Nobody();
  }

  private Userdb.Answer ask(
      Section section, Userdb db, AuthRequest request, Map<String, String> passdbFields) {
    log.because(
        new Cause(
            "userdb " + db.driver() + " is asked",
            "userdb",
            null,
            (section.value("driver") + " " + section.value("args")).strip(),
            section.origin("driver").toString()));
    log.step(false, db.driver(), request, "Performing userdb lookup");
    if (db instanceof StaticDb fixed && !fixed.allowsAll() && passdbFields.isEmpty()) {
      PassdbChain.Verdict known = new PassdbChain(databases, log).run(request, null);
      if (known.result() != Passdb.Result.OK) {
        log.step(false, db.driver(), request, "Finished userdb lookup");
        return switch (known.result()) {
          case INTERNAL, NOSCHEME -> new Userdb.Answer.Failed();
          default -> new Userdb.Answer.Unknown();
        };
      }
    }
    if (db.worker()) {
      log.job("USER");
      log.step(true, db.driver(), request, "Performing userdb lookup");
    }
    Userdb.Answer answer = db.lookup(request, passdbFields, log);
    if (db.worker()) {
      log.step(true, db.driver(), request, "Finished userdb lookup");
      log.done(answer instanceof Userdb.Answer.Unknown ? "user_unknown" : "");
    }
    log.step(false, db.driver(), request, "Finished userdb lookup");
    return answer;
  }

  /** Says in the log that a user who logged in is in no userdb. */
  private void missing(AuthRequest request) {
    List<Databases.User> list = databases.userdbs();
    if (list.size() > 1) {
      log.error(
          false,
          request.mechanism().toLowerCase(Locale.ROOT),
          request,
          "user not found from any userdbs");
      return;
    }
    String driver = list.isEmpty() ? "passwd" : list.get(0).db().driver();
    log.error(false, driver, request, "user not found from userdb");
  }
}

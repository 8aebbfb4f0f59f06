package io.chapar.dovecot.auth;

import io.chapar.dovecot.conf.Section;
import io.chapar.mail.Decision.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way through the passdbs of a configuration: each is skipped or asked, and its rules say what
 * its answer means and whether the next one is asked as well.
 */
final class PassdbChain {
  /** How it ended. */
  record Verdict(
      Passdb.Result result,
      AuthRequest request,
      Map<String, String> fields,
      @Nullable String credentials) {}

  private final Databases databases;
  private final AuthLog log;
  private final Fields fields;
  private boolean success;
  private boolean internal;
  private boolean verified;
  private @Nullable String credentials;

  PassdbChain(Databases databases, AuthLog log) {
    this.databases = databases;
    this.log = log;
    this.fields = new Fields(log);
  }

  /**
   * Goes through them.
   *
   * @param password what the client sent; null: only the stored password is wanted
   */
  Verdict run(AuthRequest asked, @Nullable String password) {
    AuthRequest request = asked;
    List<Databases.Pass> list =
        request.requested().isEmpty() ? databases.passdbs() : databases.masters();
    int at = next(list, 0, request);
    if (at < 0) {
      log.error(
          false,
          request.mechanism().toLowerCase(Locale.ROOT),
          request,
          "All password databases were skipped");
      return new Verdict(Passdb.Result.INTERNAL, request, Map.of(), null);
    }
    while (true) {
      Databases.Pass entry = list.get(at);
      Section section = entry.section();
      log.more(at + 1 < list.size());
      Passdb.Answer answer = ask(entry, request, password);
      request = fields.add(section.value("default_fields"), request, entry.db().driver());
      request = fields.add(answer.fields(), request, entry.db().driver());
      Passdb.Result result = answer.result();
      if (result == Passdb.Result.OK) {
        request = fields.add(section.value("override_fields"), request, entry.db().driver());
      }
      boolean turned = fields.refused();
      if (section.yes("deny") && result != Passdb.Result.UNKNOWN) {
        if (result != Passdb.Result.INTERNAL) {
          log.told("User found from deny passdb");
          result = Passdb.Result.DISABLED;
        }
        return end(result, request);
      }
      if (turned && result == Passdb.Result.OK) {
        result = Passdb.Result.UNKNOWN;
      }
      if (result == Passdb.Result.DISABLED) {
        return end(result, request);
      }
      if (result == Passdb.Result.EXPIRED) {
        request = fields.add(Map.of("reason", "Password expired"), request, entry.db().driver());
        return end(result, request);
      }
      if (result == Passdb.Result.OK && fields.has("noauthenticate")) {
        result = Passdb.Result.NEXT;
      }
      boolean goOn = rule(section, result);
      if (!request.requested().isEmpty() && result == Passdb.Result.OK) {
        log.told("Master user logging in as " + request.requested());
        request = request.as(request.requested(), request.user());
        list = databases.passdbs();
        at = next(list, 0, request);
      } else {
        at = next(list, at + 1, request);
      }
      fields.settle(result == Passdb.Result.OK || result == Passdb.Result.NEXT);
      if (!goOn || at < 0) {
        return end(
            result == Passdb.Result.NEXT
                ? Passdb.Result.INTERNAL
                : success ? Passdb.Result.OK : internal ? Passdb.Result.INTERNAL : result,
            request);
      }
      internal |= result == Passdb.Result.INTERNAL;
    }
  }

  private Verdict end(Passdb.Result result, AuthRequest request) {
    return new Verdict(result, request, fields.all(), credentials);
  }

  /** What the rules of a passdb make of a result; whether the next one is asked. */
  private boolean rule(Section section, Passdb.Result result) {
    String rule =
        switch (result) {
          case OK -> section.yes("pass") ? "continue" : section.value("result_success");
          case INTERNAL -> section.value("result_internalfail");
          case NEXT -> "continue";
          default -> section.value("result_failure");
        };
    switch (rule) {
      case "return-ok", "continue-ok" -> success = true;
      case "return-fail", "continue-fail" -> success = false;
      default -> {}
    }
    boolean goOn = rule.startsWith("continue");
    verified |= goOn && (result == Passdb.Result.OK || rule.equals("continue-ok"));
    return goOn;
  }

  private Passdb.Answer ask(Databases.Pass entry, AuthRequest request, @Nullable String password) {
    Passdb db = entry.db();
    log.because(
        new Cause(
            (entry.section().yes("master") ? "master " : entry.section().yes("deny") ? "deny " : "")
                + "passdb "
                + db.driver()
                + " is asked",
            "passdb",
            null,
            (entry.section().value("driver") + " " + entry.section().value("args")).strip(),
            entry.section().origin("driver").toString()));
    log.step(false, db.driver(), request, "Performing passdb lookup");
    boolean lookup = password == null || entry.section().yes("deny") || verified && db.lookups();
    if (password == null && !db.lookups()) {
      log.step(false, db.driver(), request, "passdb doesn't support credential lookups");
      log.step(false, db.driver(), request, "Finished passdb lookup");
      return Passdb.Answer.of(Passdb.Result.NOSCHEME);
    }
    if (db.worker()) {
      log.job(lookup ? "PASSL" : "PASSV");
      log.step(true, db.driver(), request, "Performing passdb lookup");
    }
    Passdb.Answer answer;
    if (lookup) {
      answer = db.lookup(request, log);
      String stored =
          password == null && answer.result() == Passdb.Result.OK
              ? db.credentials(request, log)
              : null;
      credentials = stored == null ? credentials : stored;
    } else {
      answer = db.verify(request, password == null ? "" : password, log);
    }
    boolean good = answer.result() == Passdb.Result.OK;
    if (db.worker() && !good) {
      log.step(true, db.driver(), request, "Finished passdb lookup");
      log.done(answer.result().word());
    }
    log.step(false, db.driver(), request, "Finished passdb lookup");
    return answer;
  }

  /** What a worker still says after its answer has arrived. */
  void late(AuthRequest request) {
    List<Databases.Pass> list = new ArrayList<>(databases.passdbs());
    if (list.size() == 1 && list.get(0).db().worker()) {
      log.step(true, list.get(0).db().driver(), request, "Finished passdb lookup");
      log.done("");
    }
  }

  private int next(List<Databases.Pass> list, int from, AuthRequest request) {
    for (int i = from; i < list.size(); i++) {
      if (!skipped(list.get(i).section(), request)) {
        return i;
      }
    }
    return -1;
  }

  private boolean skipped(Section section, AuthRequest request) {
    String mechanisms = section.value("mechanisms");
    String mechanism = request.mechanism().isEmpty() ? "NONE" : request.mechanism();
    if (!mechanisms.isEmpty()
        && !List.of(mechanisms.toUpperCase(Locale.ROOT).split("[, ]+")).contains(mechanism)) {
      log.step(
          false,
          request.mechanism().toLowerCase(Locale.ROOT),
          request,
          "skipping passdb: mechanism filtered");
      return true;
    }
    if (!named(section.value("username_filter"), request.user())) {
      log.step(
          false,
          request.mechanism().toLowerCase(Locale.ROOT),
          request,
          "skipping passdb: username filtered");
      return true;
    }
    return switch (section.value("skip")) {
      case "authenticated" -> verified;
      case "unauthenticated" -> !verified;
      default -> false;
    };
  }

  private static boolean named(String filter, String user) {
    boolean includes = false;
    boolean in = false;
    for (String word : filter.strip().split("[, ]+")) {
      if (word.isEmpty()) {
        continue;
      }
      boolean not = word.startsWith("!");
      includes |= !not;
      if (Authenticator.glob(not ? word.substring(1) : word, user)) {
        if (not) {
          return false;
        }
        in = true;
      }
    }
    return in || !includes;
  }
}

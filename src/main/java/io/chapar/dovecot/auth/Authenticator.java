package io.chapar.dovecot.auth;

import io.chapar.config.Origin;
import io.chapar.dovecot.VarExpand;
import io.chapar.dovecot.conf.Conf;
import io.chapar.dovecot.conf.Filter;
import io.chapar.dovecot.conf.Section;
import io.chapar.dovecot.conf.Settings;
import io.chapar.host.Decisions;
import io.chapar.host.Machine;
import io.chapar.host.Memory;
import io.chapar.mail.Decision;
import io.chapar.mail.Decision.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The auth process: asks the passdbs and userdbs of the configuration in their order, with the
 * delays and the penalties that slow a guesser down.
 */
public final class Authenticator {
  /** Failures of an address: how many, when last, and what was tried. */
  private record Penalty(int count, long last, List<Integer> tried) {}

  private static final Memory.Key<PMap<String, Penalty>> PENALTIES =
      new Memory.Key<>("dovecot.penalties", HashTreePMap.empty());
  private static final long PENALTY_EXPIRES = 3_600_000_000_000L;

  private final Machine machine;
  private final Settings settings;
  private final AuthLog log;
  private final List<Entry> passdbs = new ArrayList<>();
  private final List<UserEntry> userdbs = new ArrayList<>();
  private @Nullable String broken;

  private record Entry(Section section, Passdb db) {}

  private record UserEntry(Section section, Userdb db) {}

  /** The end of a login. */
  public sealed interface Outcome {
    /** Come in. */
    record Accepted(AuthRequest request, Map<String, String> fields) implements Outcome {}

    /** Wrong name or password. */
    record Refused(AuthRequest request, String code, String reason) implements Outcome {}
  }

  /** Who somebody is. */
  public sealed interface Who {
    /** A user, with the fields that the userdb gave. */
    record User(String name, Map<String, String> fields) implements Who {}

    /** Nobody. */
    record Nobody() implements Who {}

    /** The question failed. */
    record Failed() implements Who {}
  }

  /** The auth process under a configuration. */
  public Authenticator(Machine machine, Conf conf) {
    this(machine, conf, Filter.NONE);
  }

  /** The auth process as a connection sees it. */
  public Authenticator(Machine machine, Conf conf, Filter filter) {
    this.machine = machine;
    this.settings = conf.settings(filter);
    this.log = new AuthLog(machine, settings);
    for (Section section : settings.sections("passdb")) {
      Passdb db = passdb(section);
      if (db != null) {
        passdbs.add(new Entry(section, db));
      }
    }
    for (Section section : settings.sections("userdb")) {
      Userdb db = userdb(section);
      if (db != null) {
        userdbs.add(new UserEntry(section, db));
      }
    }
    if (broken == null) {
      broken = mechanismProblem();
    }
  }

  private @Nullable Passdb passdb(Section section) {
    String driver = section.value("driver");
    String args = section.value("args");
    return switch (driver) {
      case "pam", "shadow", "passwd" -> new SystemPassdb(machine, driver);
      case "passwd-file" -> new PasswdFile(machine, args);
      case "static" -> new StaticDb(machine, args);
      default -> {
        broken = unusable("passdb", driver, args);
        yield null;
      }
    };
  }

  private @Nullable Userdb userdb(Section section) {
    String driver = section.value("driver");
    String args = section.value("args");
    return switch (driver) {
      case "passwd" ->
          new SystemUserdb(
              machine, settings.number("first_valid_uid"), settings.number("last_valid_uid"));
      case "passwd-file" -> new PasswdFile(machine, args);
      case "static" -> new StaticDb(machine, args);
      case "prefetch" -> new PrefetchUserdb();
      default -> {
        broken = broken == null ? unusable("userdb", driver, args) : broken;
        yield null;
      }
    };
  }

  private static String unusable(String kind, String driver, String args) {
    return switch (driver) {
      case "sql" -> "sql: driver not set in configuration file " + args;
      case "ldap" -> "Support not compiled in for " + kind + " driver 'ldap'";
      case "" -> kind + " is missing driver";
      case "checkpassword", "dict", "lua", "oauth2", "imap" ->
          kind + " driver '" + driver + "' is not simulated here";
      default -> "Unknown " + kind + " driver '" + driver + "'";
    };
  }

  private @Nullable String mechanismProblem() {
    for (String word : settings.words("auth_mechanisms")) {
      String name = word.toUpperCase(Locale.ROOT);
      switch (name) {
        case "PLAIN", "LOGIN", "ANONYMOUS", "EXTERNAL" -> {}
        case "CRAM-MD5",
            "DIGEST-MD5",
            "APOP",
            "SCRAM-SHA-1",
            "SCRAM-SHA-256",
            "NTLM",
            "RPA",
            "OTP" -> {
          if (passdbs.stream().noneMatch(p -> p.db().lookups())) {
            return name + " mechanism can't be supported with given passdbs";
          }
        }
        default -> {
          return "Unknown authentication mechanism '" + name + "'";
        }
      }
    }
    if (passdbs.isEmpty()) {
      return "No passdbs specified in configuration file. PLAIN mechanism needs one";
    }
    return null;
  }

  /** Why the process dies when it starts, or null. Says so in the log. */
  public @Nullable String start() {
    String why = broken;
    if (why != null) {
      log.fatal(why);
      return why;
    }
    return null;
  }

  /** What databases complain about when the process starts: said once for each process. */
  public void opening() {
    if (machine.memory().get(AuthLog.WORKERS).auth() != 0) {
      return;
    }
    log.begin();
    for (Entry entry : passdbs) {
      if (entry.db() instanceof PasswdFile file) {
        file.start(
            log, userdbs.stream().anyMatch(u -> u.db() instanceof PasswdFile p && p.same(file)));
      }
    }
  }

  /** The settings it works with. */
  public Settings settings() {
    return settings;
  }

  /** The mechanisms it offers, in capitals. */
  public List<String> mechanisms() {
    return settings.words("auth_mechanisms").stream().map(m -> m.toUpperCase(Locale.ROOT)).toList();
  }

  /** The stored password of a user with its scheme, for challenge mechanisms; null if none. */
  public @Nullable String credentials(AuthRequest request) {
    AuthRequest asked = request.as(format(request.login()), "");
    for (Entry entry : passdbs) {
      if (entry.db().lookups()) {
        String stored = entry.db().credentials(asked, log);
        if (stored != null) {
          return stored;
        }
      }
    }
    return null;
  }

  /** The name under which a login is looked up. */
  public String format(String login) {
    String name = login;
    String realm = settings.get("auth_default_realm");
    if (!realm.isEmpty() && name.indexOf('@') < 0) {
      name = name + "@" + realm;
    }
    String format = settings.get("auth_username_format");
    return format.isEmpty()
        ? name
        : VarExpand.expand(format, AuthRequest.variables(name, "", "", "", ""));
  }

  private @Nullable String badCharacter(String name) {
    String allowed = settings.get("auth_username_chars");
    if (allowed.isEmpty()) {
      return null;
    }
    String master = settings.get("auth_master_user_separator");
    for (char c : name.toCharArray()) {
      if (allowed.indexOf(c) < 0 && master.indexOf(c) < 0) {
        return "Username character disallowed by auth_username_chars: 0x"
            + Integer.toHexString(c)
            + " (username: "
            + name
            + ")";
      }
    }
    return null;
  }

  /** Checks a password; takes the time that it takes. */
  public Outcome login(AuthRequest raw, String password) {
    waitForPenalty(raw.rip());
    AuthRequest request = raw;
    log.causes();
    if (raw.login().isEmpty()) {
      log.told(false, "plain", raw, "Username can't be empty");
      return refuse(raw.as("", ""), "", "", password);
    }
    String bad = badCharacter(raw.login());
    if (bad != null) {
      log.told(false, "login", raw.as("?", ""), bad);
      return refuse(raw.as(raw.login(), ""), "", "", password);
    }
    String separator = settings.get("auth_master_user_separator");
    int cut = separator.isEmpty() ? -1 : raw.login().indexOf(separator.charAt(0));
    String login = cut < 0 ? raw.login() : raw.login().substring(0, cut);
    String master = cut < 0 ? raw.master() : raw.login().substring(cut + 1);
    request = raw.as(format(login), master);
    if (!request.user().equals(raw.login())) {
      var form = settings.setting("auth_username_format");
      log.because(
          new Cause(
              raw.login() + " is looked up as " + request.user(),
              form.name(),
              null,
              form.value(),
              form.origin().toString()));
    }
    return master.isEmpty() ? check(request, password) : asMaster(request, password);
  }

  private Outcome asMaster(AuthRequest request, String password) {
    AuthRequest who =
        new AuthRequest(
            request.login(),
            request.master(),
            "",
            request.service(),
            request.mechanism(),
            request.lip(),
            request.rip(),
            request.session(),
            request.secured());
    for (Entry entry : passdbs) {
      if (entry.section().yes("master")
          && entry.db().verify(who, password, log).result() == Passdb.Result.OK) {
        if (entry.section().yes("pass") && !known(request)) {
          break;
        }
        settle(request.rip());
        return accept(request, Map.of("", ""));
      }
    }
    return refuse(request, "", "", password);
  }

  private boolean known(AuthRequest request) {
    return passdbs.stream()
        .filter(e -> !e.section().yes("master"))
        .anyMatch(e -> e.db().lookup(request, log).result() == Passdb.Result.OK);
  }

  private Outcome check(AuthRequest request, String password) {
    Map<String, String> fields = new LinkedHashMap<>();
    boolean internal = false;
    boolean found = false;
    for (Entry entry : passdbs) {
      Section section = entry.section();
      if (section.yes("master") || skipped(section, request, found)) {
        continue;
      }
      Passdb db = entry.db();
      Origin origin = section.origin("driver");
      log.because(
          new Cause(
              "passdb " + db.driver() + " is asked",
              "passdb",
              null,
              (section.value("driver") + " " + section.value("args")).strip(),
              origin.toString()));
      log.step(false, db.driver(), request, "Performing passdb lookup");
      if (db.worker()) {
        log.job();
        log.step(true, db.driver(), request, "Performing passdb lookup");
      }
      if (section.yes("deny")) {
        if (db.lookup(request, log).result() == Passdb.Result.OK) {
          log.told(false, db.driver(), request, "User found from deny passdb");
          return refuse(request, "", "", password);
        }
        continue;
      }
      defaults(section.value("default_fields"), request, fields);
      Passdb.Answer answer = db.verify(request, password, log);
      log.step(false, db.driver(), request, "Finished passdb lookup");
      String action =
          switch (answer.result()) {
            case OK -> section.value("result_success");
            case INTERNAL -> section.value("result_internalfail");
            default -> section.value("result_failure");
          };
      internal |= answer.result() == Passdb.Result.INTERNAL;
      if (answer.result() == Passdb.Result.OK) {
        fields.putAll(answer.fields());
        defaults(section.value("override_fields"), request, fields);
      }
      switch (action) {
        case "return-ok", "continue-ok" -> found = true;
        case "return-fail", "continue-fail" -> found = false;
        case "return", "continue" -> found |= answer.result() == Passdb.Result.OK;
        default -> {}
      }
      if (action.startsWith("return")) {
        break;
      }
    }
    log.step("auth(" + request.label() + "): Auth request finished");
    if (!found) {
      return refuse(request, internal ? "temp_fail" : "", "", password);
    }
    if (fields.containsKey("nologin")) {
      return refuse(request, "", fields.getOrDefault("reason", ""), password);
    }
    String nets = fields.get("allow_nets");
    if (nets != null
        && !request.rip().isEmpty()
        && java.util.Arrays.stream(nets.split(","))
            .noneMatch(n -> Filter.contains(n.strip(), request.rip()))) {
      log.told(false, "auth", request, "allow_nets check failed: IP not in allowed networks");
      return refuse(request, "", "", password);
    }
    settle(request.rip());
    return accept(request, fields);
  }

  private static boolean skipped(Section section, AuthRequest request, boolean found) {
    String filter = section.value("username_filter");
    if (!filter.isEmpty()) {
      boolean any = false;
      for (String word : filter.split("\\s+")) {
        any |= glob(word, request.user());
      }
      if (!any) {
        return true;
      }
    }
    String mechanisms = section.value("mechanisms");
    if (!mechanisms.isEmpty()
        && !List.of(mechanisms.toUpperCase(Locale.ROOT).split("\\s+"))
            .contains(request.mechanism())) {
      return true;
    }
    return switch (section.value("skip")) {
      case "authenticated" -> found;
      case "unauthenticated" -> !found;
      default -> false;
    };
  }

  /** Whether a name matches a mask with '*' and '?'. */
  public static boolean glob(String mask, String name) {
    StringBuilder regex = new StringBuilder();
    for (char c : mask.toCharArray()) {
      regex.append(
          c == '*' ? ".*" : c == '?' ? "." : java.util.regex.Pattern.quote(String.valueOf(c)));
    }
    return name.matches(regex.toString());
  }

  private static void defaults(String text, AuthRequest request, Map<String, String> fields) {
    for (String word : text.strip().split("\\s+")) {
      int eq = word.indexOf('=');
      if (!word.isEmpty()) {
        fields.put(
            eq < 0 ? word : word.substring(0, eq),
            eq < 0 ? "yes" : VarExpand.expand(word.substring(eq + 1), request.variables()));
      }
    }
  }

  private Outcome accept(AuthRequest request, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    String renamed = all.get("user");
    AuthRequest who = renamed == null ? request : request.as(renamed, request.master());
    log.step("client passdb out: OK\t1\tuser=" + who.user() + "\t");
    decided(request, "accepted as " + who.user());
    return new Outcome.Accepted(who, all);
  }

  private void decided(AuthRequest request, String verdict) {
    String from = request.rip().isEmpty() ? "" : " from " + request.rip();
    Decisions.keep(
        machine,
        Decisions.LOGIN,
        new Decision(
            machine.scheduler().nanos(),
            "auth " + request.service() + " " + request.mechanism() + from,
            request.login(),
            verdict,
            log.causes()));
  }

  private Outcome refuse(AuthRequest request, String code, String reason, String password) {
    decided(request, "refused: " + (code.isEmpty() ? "authentication failed" : code));
    if (!request.rip().isEmpty() && code.isEmpty()) {
      int tried = (request.user() + "\0" + password).hashCode();
      machine
          .memory()
          .update(
              PENALTIES,
              all -> {
                Penalty old = all.get(request.rip());
                List<Integer> before = old == null ? List.of() : old.tried();
                List<Integer> now = new ArrayList<>(before);
                boolean again = now.contains(tried);
                if (!again) {
                  now.add(tried);
                }
                int count = old == null ? 0 : old.count();
                return all.plus(
                    request.rip(),
                    new Penalty(
                        again ? count : Math.min(count + 1, 4),
                        machine.scheduler().nanos(),
                        List.copyOf(now.size() > 10 ? now.subList(1, now.size()) : now)));
              });
    }
    long delay = settings.seconds("auth_failure_delay");
    if (delay > 0) {
      machine.scheduler().sleep(Duration.ofSeconds(delay));
    }
    log.step("client passdb out: FAIL\t1\tuser=" + request.user());
    return new Outcome.Refused(request, code, reason);
  }

  private void waitForPenalty(String rip) {
    Penalty penalty = machine.memory().get(PENALTIES).get(rip);
    if (rip.isEmpty()
        || penalty == null
        || penalty.count() == 0
        || machine.scheduler().nanos() - penalty.last() > PENALTY_EXPIRES) {
      return;
    }
    machine.scheduler().sleep(Duration.ofSeconds(Math.min(15, 2L << penalty.count())));
  }

  private void settle(String rip) {
    if (!rip.isEmpty()) {
      machine.memory().update(PENALTIES, all -> all.minus(rip));
    }
  }

  /** The addresses that are slowed down: address, penalty, time of the last failure. */
  public static List<String[]> penalties(Machine machine) {
    List<String[]> rows = new ArrayList<>();
    machine
        .memory()
        .get(PENALTIES)
        .forEach(
            (ip, p) ->
                rows.add(new String[] {ip, Integer.toString(p.count()), Long.toString(p.last())}));
    return rows;
  }

  /** The end of a login whose mechanism has proved that the client knows the password. */
  public Outcome proved(AuthRequest raw) {
    AuthRequest request = raw.as(format(raw.login()), raw.master());
    settle(request.rip());
    Map<String, String> fields = found(request);
    return accept(request, fields == null ? Map.of() : fields);
  }

  /** Asks the userdbs; {@code passdbFields} are what a login brought. */
  public Who user(AuthRequest raw, Map<String, String> passdbFields) {
    AuthRequest request = raw.as(format(raw.user()), raw.master());
    if (badCharacter(raw.user()) != null) {
      return new Who.Nobody();
    }
    Map<String, String> fields = new LinkedHashMap<>();
    boolean failed = false;
    boolean found = false;
    for (UserEntry entry : userdbs) {
      Userdb db = entry.db();
      if (db instanceof StaticDb fixed && !fixed.allowsAll() && passdbFields.isEmpty()) {
        Passdb.Answer answer = lookup(request);
        if (answer == null || answer.result() != Passdb.Result.OK) {
          failed |= answer == null || answer.result() == Passdb.Result.INTERNAL;
          continue;
        }
      }
      log.step(false, db.driver(), request, "Performing userdb lookup");
      if (db.worker()) {
        log.job();
        log.step(true, db.driver(), request, "Performing userdb lookup");
      }
      defaults(entry.section().value("default_fields"), request, fields);
      Userdb.Answer answer = db.lookup(request, passdbFields, log);
      log.step(false, db.driver(), request, "Finished userdb lookup");
      if (answer instanceof Userdb.Answer.Found f) {
        fields.putAll(f.fields());
        defaults(entry.section().value("override_fields"), request, fields);
        found = true;
        if (entry.section().value("result_success").startsWith("return")) {
          break;
        }
      } else {
        failed |= answer instanceof Userdb.Answer.Failed;
      }
    }
    if (found) {
      String renamed = fields.remove("user");
      return new Who.User(renamed == null ? request.user() : renamed, fields);
    }
    return failed ? new Who.Failed() : new Who.Nobody();
  }

  /** Says in the log that a user who logged in is in no userdb. */
  public void missingUser(AuthRequest request) {
    if (userdbs.size() > 1) {
      log.error(
          false,
          request.mechanism().toLowerCase(Locale.ROOT),
          request,
          "user not found from any userdbs");
      return;
    }
    String driver = userdbs.isEmpty() ? "passwd" : userdbs.get(userdbs.size() - 1).db().driver();
    log.error(false, driver, request, "user not found from userdb");
  }

  /** Whether a user can be found in a passdb that gives its users away. */
  public Passdb.@Nullable Answer lookup(AuthRequest raw) {
    AuthRequest request = raw.as(format(raw.user()), "");
    boolean any = false;
    Passdb.Answer last = Passdb.Answer.of(Passdb.Result.UNKNOWN);
    for (Entry entry : passdbs) {
      if (entry.db().lookups() && !entry.section().yes("deny") && !entry.section().yes("master")) {
        any = true;
        if (entry.db().worker()) {
          log.job();
        }
        last = entry.db().lookup(request, log);
        if (last.result() == Passdb.Result.OK) {
          return last;
        }
      }
    }
    return any ? last : null;
  }

  /** Whether a passdb lookup found the user. */
  public @Nullable Map<String, String> found(AuthRequest raw) {
    Passdb.Answer answer = lookup(raw);
    return answer != null && answer.result() == Passdb.Result.OK ? answer.fields() : null;
  }

  /** Whether passdb lookups are possible at all. */
  public boolean lookups() {
    return passdbs.stream().anyMatch(p -> p.db().lookups());
  }

  /** All users, or null where no userdb can list them. */
  public @Nullable List<String> users() {
    List<String> all = null;
    for (UserEntry entry : userdbs) {
      List<String> some = entry.db().all(log);
      if (some != null) {
        all = all == null ? new ArrayList<>() : all;
        for (String name : some) {
          if (!all.contains(name)) {
            all.add(name);
          }
        }
      }
    }
    if (all == null) {
      log.error(
          "auth-master client: Trying to iterate users, but userdbs don't support it (created 0"
              + " msecs ago, handshake 0 msecs ago)");
    }
    return all;
  }

  /** Forgets the worker processes: a start or a reload makes new ones. */
  public static void renew(Machine machine) {
    machine.memory().put(AuthLog.WORKERS, new AuthLog.Workers(0, 0, 0));
  }
}

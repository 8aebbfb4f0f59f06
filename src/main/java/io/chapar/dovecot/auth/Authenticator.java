package io.chapar.dovecot.auth;

import io.chapar.config.Setting;
import io.chapar.disk.DiskException;
import io.chapar.dovecot.conf.Conf;
import io.chapar.dovecot.conf.Filter;
import io.chapar.dovecot.conf.Settings;
import io.chapar.host.Decisions;
import io.chapar.host.LoginAttempts;
import io.chapar.host.Machine;
import io.chapar.mail.Decision;
import io.chapar.mail.Decision.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The auth process: brings names into form, asks the passdbs and userdbs of the configuration, and
 * slows down whoever guesses.
 */
public final class Authenticator {
  private final Machine machine;
  private final Settings settings;
  private final AuthLog log;
  private final Databases databases;
  private final Names names;
  private final Penalties penalties;
  private int requests;
  private int penalty;

  /** The end of a login. */
  public sealed interface Outcome {
    /** Come in. */
    record Accepted(AuthRequest request, Map<String, String> fields) implements Outcome {}

    /**
     * No: wrong name or password, or one of the other codes.
     *
     * @param code temp_fail, authz_fail, user_disabled, pass_expired; empty: a wrong password
     * @param fields what the databases say of it
     */
    record Refused(AuthRequest request, String code, Map<String, String> fields)
        implements Outcome {
      /** The reason for the client; empty without one. */
      public String reason() {
        return fields.getOrDefault("reason", "");
      }
    }
  }

  /** What was looked at since the last decision. */
  public List<Cause> lookedAt() {
    return log.causes();
  }

  /** When the process last died at its start. */
  private static final io.chapar.host.Memory.Key<Long> DIED =
      new io.chapar.host.Memory.Key<>("dovecot.auth.died", 0L);

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
    this.databases = new Databases(machine, settings);
    this.names = new Names(settings, !databases.masters().isEmpty());
    this.penalties = new Penalties(machine);
  }

  /** Why the process dies when it starts, or null. Says so in the log. */
  public @Nullable String start() {
    String why = databases.broken();
    if (why != null && !throttled()) {
      log.fatal(why);
      log.throttled();
    }
    return why;
  }

  /** Whether the master waits before it tries again to start the process. */
  private boolean throttled() {
    long now = machine.scheduler().nanos();
    long[] last = {machine.memory().get(DIED)};
    if (last[0] != 0 && now - last[0] < 2_000_000_000L) {
      return true;
    }
    machine.memory().put(DIED, now);
    return false;
  }

  /** What the process says when it starts: once for each process. */
  public void opening() {
    if (log.running()) {
      return;
    }
    log.begin(secret());
    for (Databases.Pass entry : databases.passdbs()) {
      if (entry.db() instanceof PasswdFile file) {
        boolean both =
            databases.userdbs().stream()
                .anyMatch(u -> u.db() instanceof PasswdFile p && p.same(file));
        file.start(log, both);
      }
    }
  }

  /** Makes the secret of the tokens; false if it is there already. */
  private boolean secret() {
    String path = settings.get("base_dir").replaceFirst("/$", "") + "/auth-token-secret.dat";
    if (machine.root().exists(path)) {
      return true;
    }
    byte[] secret = new byte[32];
    machine.random().nextBytes(secret);
    try {
      machine.root().write(path, secret, 0600);
    } catch (DiskException e) {
      log.error("open(" + path + ") failed: " + e.errno().text());
    }
    return false;
  }

  /** The settings it works with. */
  public Settings settings() {
    return settings;
  }

  /** The mechanisms it offers, in capitals. */
  public List<String> mechanisms() {
    return settings.words("auth_mechanisms").stream().map(m -> m.toUpperCase(Locale.ROOT)).toList();
  }

  /** The name under which a login is looked up. */
  public String format(String login) {
    return names.formOr(login);
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

  /**
   * A client begins to log in, and waits for what it did before.
   *
   * @param response what it sent with that, in base 64
   */
  public void begun(AuthRequest request, @Nullable String response) {
    requests++;
    StringBuilder line = new StringBuilder("client in: AUTH\t" + requests + "\t");
    line.append(request.mechanism()).append("\tservice=").append(request.service());
    boolean doveadm = request.service().equals("doveadm");
    if (request.service().equals("smtp")) {
      line.append("\tnologin");
    }
    if (request.secured() && !doveadm) {
      line.append("\tsecured");
    }
    if (!request.session().isEmpty()) {
      line.append("\tsession=").append(request.session());
    }
    if (!request.lip().isEmpty()) {
      line.append("\tlip=").append(request.lip());
    }
    if (!request.rip().isEmpty()) {
      line.append("\trip=").append(request.rip());
    }
    if (request.lport() != 0) {
      line.append("\tlport=").append(request.lport()).append("\trport=").append(request.rport());
    }
    if (doveadm && settings.yes("auth_debug")) {
      line.append("\tdebug");
    }
    if (response != null) {
      line.append("\tresp=")
          .append(
              log.secrets()
                  ? response + " (previous base64 data may contain sensitive data)"
                  : "<hidden>");
    }
    log.step(line.toString());
    penalty = penalties.await(request.rip());
  }

  /** A client has connected to the process. */
  public void connected(int pid) {
    log.step("auth client connected (pid=" + pid + ")");
  }

  /** Checks a password; takes the time that it takes. */
  public Outcome login(AuthRequest raw, String password) {
    AuthRequest request;
    log.causes();
    try {
      request = names.request(raw);
    } catch (Names.BadNameException e) {
      AuthRequest nobody = names.unnamed(raw);
      log.mechanism(nobody, String.valueOf(e.getMessage()));
      return refuse(nobody, "", Map.of(), password);
    }
    if (password.chars().anyMatch(c -> c == 1 || c == '\t' || c == '\r' || c == '\n')) {
      log.told("Attempted login with password having illegal chars");
      return refuse(request, "", Map.of(), password);
    }
    if (!request.user().equals(raw.login())) {
      Setting form = settings.setting("auth_username_format");
      log.because(
          new Cause(
              raw.login() + " is looked up as " + request.user(),
              form.name(),
              null,
              form.value(),
              form.origin().toString()));
    }
    PassdbChain chain = new PassdbChain(databases, log);
    return end(chain, chain.run(request, password), password);
  }

  private Outcome end(PassdbChain chain, PassdbChain.Verdict verdict, String password) {
    AuthRequest request = verdict.request();
    log.step("auth(" + request.label() + "): Auth request finished");
    if (verdict.result() != Passdb.Result.OK) {
      String code =
          switch (verdict.result()) {
            case INTERNAL, NEXT -> "temp_fail";
            case DISABLED -> "user_disabled";
            case EXPIRED -> "pass_expired";
            default -> request.master().isEmpty() ? "" : "authz_fail";
          };
      return refuse(request, code, verdict.fields(), password);
    }
    penalties.forgiven(request.rip(), penalty);
    log.step(line("OK", request, verdict.fields()));
    chain.late(request);
    decided(request, "accepted as " + request.user(), password);
    return new Outcome.Accepted(request, new LinkedHashMap<>(verdict.fields()));
  }

  private String line(String word, AuthRequest request, Map<String, String> fields) {
    StringBuilder out = new StringBuilder("client passdb out: " + word + "\t");
    out.append(Math.max(1, requests)).append("\tuser=").append(request.user());
    boolean shown = false;
    for (Map.Entry<String, String> field : fields.entrySet()) {
      if (!Fields.hidden(field.getKey())) {
        out.append('\t').append(field.getKey()).append('=').append(field.getValue());
        shown = true;
      }
    }
    if (!shown && !fields.isEmpty()) {
      out.append('\t');
    }
    shown(request).forEach((k, v) -> out.append('\t').append(k).append('=').append(v));
    return out.toString();
  }

  /** What is said of a login besides its fields: the name as it was typed, the master user. */
  public static Map<String, String> shown(AuthRequest request) {
    Map<String, String> more = new LinkedHashMap<>();
    if (!request.login().equals(request.user())) {
      more.put("original_user", request.login());
    }
    if (!request.master().isEmpty()) {
      more.put("auth_user", request.master());
    }
    return more;
  }

  /** Whether a field of a passdb is for Dovecot only and not shown to a client. */
  public static boolean hidden(String field) {
    return Fields.hidden(field);
  }

  private void decided(AuthRequest request, String verdict, String password) {
    long now = machine.scheduler().nanos();
    String run = request.session().isEmpty() ? Long.toString(now) : request.session();
    boolean tls = request.secured() && !request.rip().equals(request.lip());
    LoginAttempts.keep(
        machine,
        run,
        new LoginAttempts.Attempt(
            request.service(),
            request.mechanism(),
            request.rip(),
            request.lport(),
            tls,
            request.login(),
            password));
    String from = request.rip().isEmpty() ? "" : " from " + request.rip();
    Decisions.keep(
        machine,
        Decisions.LOGIN,
        new Decision(
            now,
            "auth " + request.service() + " " + request.mechanism() + from,
            request.login(),
            verdict,
            log.causes(),
            run));
  }

  private Outcome refuse(
      AuthRequest request, String code, Map<String, String> fields, String password) {
    decided(request, "refused: " + (code.isEmpty() ? "authentication failed" : code), password);
    if (!fields.containsKey("nodelay")) {
      penalties.failed(request.rip(), penalty, request.user(), password);
      long delay = settings.seconds("auth_failure_delay");
      if (delay > 0) {
        machine.scheduler().sleep(Duration.ofSeconds(delay));
      }
    }
    Map<String, String> said = new LinkedHashMap<>(fields);
    said.remove("nologin");
    log.step(line("FAIL", request, said) + (code.isEmpty() ? "" : "\tcode=" + code));
    return new Outcome.Refused(request, code, said);
  }

  /** The stored password of a user with its scheme, for challenge mechanisms; null if none. */
  public @Nullable String credentials(AuthRequest raw) {
    try {
      AuthRequest request = names.request(raw);
      return new PassdbChain(databases, log).run(request, null).credentials();
    } catch (Names.BadNameException e) {
      log.mechanism(names.unnamed(raw), String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** The end of a login whose mechanism has settled it: the client knows the password, or not. */
  public Outcome settled(AuthRequest raw, boolean good, String tried) {
    AuthRequest request;
    log.causes();
    try {
      request = names.request(raw);
    } catch (Names.BadNameException e) {
      return refuse(names.unnamed(raw), "", Map.of(), tried);
    }
    if (!good) {
      log.mechanism(request, "Password mismatch");
      return refuse(request, "", Map.of(), tried);
    }
    PassdbChain chain = new PassdbChain(databases, log);
    return end(chain, chain.run(request, null), tried);
  }

  /** The end of a login for a reason that the mechanism gives; an empty one has been logged. */
  Outcome refused(AuthRequest raw, String why) {
    AuthRequest request = raw.formed(names.formOr(raw.login()));
    if (!why.isEmpty()) {
      log.mechanism(request, why);
    }
    return refuse(request, "", Map.of(), "");
  }

  /** The end of a login whose stored password is of no use to the mechanism. */
  Outcome lacking(AuthRequest raw, String why) {
    AuthRequest request = raw.formed(names.formOr(raw.login()));
    log.told(false, "passwd-file", request, why);
    return refuse(request, "", Map.of(), "");
  }

  /** A login of nobody in particular. */
  public Outcome anonymous(AuthRequest raw) {
    log.causes();
    AuthRequest request = raw.formed(names.formOr(raw.login()));
    decided(request, "accepted", "");
    return new Outcome.Accepted(request, Map.of());
  }

  /** A login whose stored password is none of its scheme. */
  public Outcome unusable(AuthRequest raw, String scheme) {
    AuthRequest request = raw.formed(names.formOr(raw.login()));
    log.error(
        false,
        "passwd-file",
        request,
        "Password data is not valid for scheme "
            + scheme.toUpperCase(Locale.ROOT)
            + ": Input isn't valid base64 encoded data");
    return refuse(request, "", Map.of(), "");
  }

  /** A login that a mechanism could not read: nobody is named. */
  public Outcome garbled(AuthRequest raw, String why) {
    log.mechanism(raw.formed(""), why);
    return refuse(raw.formed(""), "", Map.of(), "");
  }

  /** Asks the userdbs about somebody who has logged in. */
  public Who loggedIn(Outcome.Accepted accepted, int pid) {
    AuthRequest request = accepted.request();
    byte[] cookie = new byte[16];
    machine.random().nextBytes(cookie);
    long id = 1 + Math.floorMod(machine.random().nextLong(), 4_000_000_000L);
    log.step(
        "master in: REQUEST\t"
            + id
            + "\t"
            + Math.max(1, pid - 2)
            + "\t1\t"
            + HexFormat.of().formatHex(cookie)
            + "\tsession_pid="
            + pid
            + (request.service().equals("doveadm") ? "" : "\trequest_auth_token"));
    Who who = new UserdbChain(databases, log).run(request, accepted.fields(), true);
    if (who instanceof Who.User user) {
      Map<String, String> all = new LinkedHashMap<>(user.fields());
      if (!request.master().isEmpty()) {
        all.put("master_user", request.master());
      }
      who = new Who.User(user.name(), all);
      log.step(
          "master userdb out: "
              + line(id, user.name(), all)
              + "\tauth_mech="
              + request.mechanism());
    }
    return who;
  }

  private static String line(long id, String name, Map<String, String> fields) {
    StringBuilder out = new StringBuilder("USER\t" + id + "\t" + name);
    fields.forEach((k, v) -> out.append('\t').append(k).append('=').append(v));
    return out.toString();
  }

  /** Asks the userdbs about somebody whom mail is for, or whom an administrator names. */
  public Who user(AuthRequest raw) {
    log.step(
        "master in: USER\t1\t"
            + raw.login()
            + "\tservice="
            + raw.service()
            + (settings.yes("auth_debug") ? "\tdebug" : ""));
    AuthRequest request = raw.formed(names.formOr(raw.login()));
    if (!names.good(raw.login())) {
      return new Who.Nobody();
    }
    Who who = new UserdbChain(databases, log).run(request, Map.of(), false);
    log.step(
        "userdb out: "
            + (who instanceof Who.User user
                ? line(1, user.name(), user.fields())
                : who instanceof Who.Nobody ? "NOTFOUND\t1" : "FAIL\t1"));
    return who;
  }

  /** What the passdbs know of a user; null if they do not know him. */
  public @Nullable Map<String, String> found(AuthRequest raw) {
    AuthRequest request = raw.formed(names.formOr(raw.login()));
    PassdbChain.Verdict verdict = new PassdbChain(databases, log).run(request, null);
    return verdict.result() == Passdb.Result.OK ? verdict.fields() : null;
  }

  /** Whether passdb lookups are possible at all. */
  public boolean lookups() {
    return databases.passdbs().stream().anyMatch(p -> p.db().lookups());
  }

  /** All users, or null where no userdb can list them. */
  public @Nullable List<String> users() {
    List<String> all = null;
    for (Databases.User entry : databases.userdbs()) {
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

  /** Forgets the processes and what they remember: a start or a reload makes new ones. */
  public static void renew(Machine machine) {
    machine.memory().put(AuthLog.WORKERS, new AuthLog.Workers(0, 0, 0));
    machine.memory().put(DIED, 0L);
    Penalties.forget(machine);
  }
}

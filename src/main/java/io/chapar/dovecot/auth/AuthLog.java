package io.chapar.dovecot.auth;

import io.chapar.dovecot.DovecotLog;
import io.chapar.dovecot.conf.Settings;
import io.chapar.host.Machine;
import io.chapar.host.Memory;
import io.chapar.mail.Decision.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the auth process and its worker log. The worker counts the jobs that it is given, and its
 * lines carry the number.
 */
final class AuthLog {
  /** The processes behind the lines, since the last start or reload. */
  record Workers(int auth, int worker, int jobs) {}

  static final Memory.Key<Workers> WORKERS =
      new Memory.Key<>("dovecot.auth.workers", new Workers(0, 0, 0));

  private final Machine machine;
  private final DovecotLog log;
  private final boolean verbose;
  private final boolean debug;
  private final boolean passwords;
  private final String given;
  private String next = "";
  private final List<Cause> causes = new ArrayList<>();

  AuthLog(Machine machine, Settings settings) {
    this.machine = machine;
    this.log = new DovecotLog(machine, settings);
    this.passwords = settings.yes("auth_debug_passwords");
    this.debug = passwords || settings.yes("auth_debug");
    this.verbose = debug || settings.yes("auth_verbose");
    this.given = settings.get("auth_verbose_passwords");
  }

  private static final String MODULES = "/usr/lib/dovecot/modules/auth";

  /** Whether the process runs already. */
  boolean running() {
    return machine.memory().get(WORKERS).auth() != 0;
  }

  /** Gives the worker its next job, PASSV, PASSL or USER; starts a worker if need be. */
  void job(String kind) {
    Workers before = machine.memory().get(WORKERS);
    Workers now =
        machine
            .memory()
            .update(
                WORKERS,
                w ->
                    new Workers(
                        w.auth() == 0 ? pid() : w.auth(),
                        w.worker() == 0 ? pid() + 1 : w.worker(),
                        w.jobs() + 1));
    if (!debug) {
      return;
    }
    String connection = "conn unix:auth-worker (pid=" + now.auth() + ",uid=101): ";
    if (before.worker() == 0) {
      modules(prefix(true));
      log.debug(prefix(true), connection + "Server accepted connection (fd=13)");
      log.debug(prefix(true), connection + "Sending version handshake");
    }
    log.debug(prefix(true), who(true) + "Handling " + kind + " request");
  }

  /** The worker is done with its job; {@code result} is empty where all went well. */
  void done(String result) {
    if (debug) {
      log.debug(prefix(true), who(true) + "Finished" + (result.isEmpty() ? "" : ": " + result));
    }
  }

  private void modules(String prefix) {
    log.debug(prefix, "Loading modules from directory: " + MODULES);
    log.debug(prefix, "Module loaded: " + MODULES + "/lib20_auth_var_expand_crypt.so");
  }

  /** The process has begun; {@code again} after a reload. */
  void begin(boolean again) {
    machine.memory().update(WORKERS, w -> new Workers(pid(), w.worker(), w.jobs()));
    if (debug) {
      modules("auth: ");
      String secret = "/run/dovecot/auth-token-secret.dat";
      log.debug(
          "auth: ",
          again
              ? "Read auth token secret from " + secret
              : "Wrote new auth token secret to " + secret);
    }
  }

  /** Notes something that was looked at. */
  void because(Cause cause) {
    if (causes.size() < 100) {
      causes.add(cause);
    }
  }

  /** What was looked at since the last time; whether or not the log tells it. */
  List<Cause> causes() {
    List<Cause> all = List.copyOf(causes);
    causes.clear();
    return all;
  }

  private int pid() {
    int settled = machine.processes().settle(1, "dovecot", "dovecot/auth", "dovecot");
    machine.processes().unsettle(settled);
    return settled;
  }

  private String prefix(boolean worker) {
    if (!worker) {
      return "auth: ";
    }
    Workers w = machine.memory().get(WORKERS);
    return "auth-worker(" + w.worker() + "): ";
  }

  private String who(boolean worker) {
    Workers w = machine.memory().get(WORKERS);
    return worker
        ? "conn unix:auth-worker (pid=" + w.auth() + ",uid=101): auth-worker<" + w.jobs() + ">: "
        : "";
  }

  /** A line of a database about a request, told only to those who want to know. */
  void told(boolean worker, String driver, AuthRequest request, String text) {
    because(Cause.of(driver + ": " + text));
    if (verbose) {
      log.info(prefix(worker), who(worker) + driver + "(" + request.label() + "): " + text);
    }
  }

  /** A line of the mechanism about a request, told only to those who want to know. */
  void mechanism(AuthRequest request, String text) {
    told(false, request.mechanism().toLowerCase(Locale.ROOT), request, text);
  }

  /** A line about a login that names nobody, told only to those who want to know. */
  void told(String text) {
    because(Cause.of(text));
    if (verbose) {
      log.info("auth: ", text);
    }
  }

  /** A wrong password or an unknown user; always said where auth_verbose_passwords asks for it. */
  void failure(boolean worker, String driver, AuthRequest request, String text, String password) {
    because(Cause.of(driver + ": " + text));
    String shown = tried(password);
    if (verbose || !shown.isEmpty()) {
      log.info(prefix(worker), who(worker) + driver + "(" + request.label() + "): " + text + shown);
    }
  }

  /** A step, told only to those who debug. */
  void step(boolean worker, String driver, AuthRequest request, String text) {
    if (debug) {
      log.debug(prefix(worker), who(worker) + driver + "(" + request.label() + "): " + text);
    }
  }

  /** A step of the process. */
  void step(String text) {
    if (debug) {
      log.debug("auth: ", text);
    }
  }

  /** A failure. */
  void error(boolean worker, String driver, AuthRequest request, String text) {
    because(Cause.of(driver + ": " + text));
    log.error(prefix(worker), who(worker) + driver + "(" + request.label() + "): " + text);
  }

  /** A failure that is about no request. */
  void error(String text) {
    because(Cause.of(text));
    log.error("auth: ", text);
  }

  /** The end of the process. */
  void fatal(String text) {
    log.fatal("auth: ", text);
  }

  /** What the master says of a process that died at once. */
  void throttled() {
    log.error("master: ", "service(auth): command startup failed, throttling for 2.000 secs");
  }

  /** A line of the process. */
  void info(String text) {
    log.info("auth: ", text);
  }

  boolean debugging() {
    return debug;
  }

  boolean secrets() {
    return passwords;
  }

  /** What a line about a wrong password says of what was tried. */
  String tried(String password) {
    String[] f = given.split(":", -1);
    int cut = f.length > 1 && f[1].matches("\\d{1,4}") ? Integer.parseInt(f[1]) : Integer.MAX_VALUE;
    return switch (f[0]) {
      case "plain", "yes" -> " (given password: " + cut(password, cut) + ")" + next;
      case "sha1" -> " (SHA1 of given password: " + cut(sha1(password), cut) + ")" + next;
      default -> "";
    };
  }

  /** Says with a failed password that there is another database to ask. */
  void more(boolean isMore) {
    next = isMore ? " - trying the next passdb" : "";
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }

  private static String sha1(String text) {
    try {
      return java.util.HexFormat.of()
          .formatHex(
              java.security.MessageDigest.getInstance("SHA-1")
                  .digest(io.chapar.text.Utf8.encode(text)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.chapar.dovecot.auth;

import io.chapar.disk.DiskException;
import io.chapar.dovecot.VarExpand;
import io.chapar.host.Account;
import io.chapar.host.Machine;
import io.chapar.host.crypt.Crypt;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The passwords of the system's users: the drivers pam, shadow and passwd. */
record SystemPassdb(Machine machine, String driver, String args) implements Passdb {
  private static final Duration PAM_DELAY = Duration.ofMillis(1950); // pam_unix's, after a failure

  @Override
  public boolean worker() {
    return true;
  }

  @Override
  public boolean lookups() {
    return !driver.equals("pam");
  }

  private String service(AuthRequest request) {
    String name = "dovecot";
    for (String word : args.strip().split("\\s+")) {
      if (!word.isEmpty() && !word.startsWith("-") && word.indexOf('=') < 0) {
        name = word.equals("*") ? request.service() : word;
      }
    }
    return VarExpand.expand(name, request.variables());
  }

  /** The hash of an account's password, or null where there is none to look into. */
  private @Nullable String hash(Account account) {
    if (driver.equals("passwd") || !account.password().equals("x")) {
      return account.password();
    }
    try {
      for (String line : machine.root().text("/etc/shadow").split("\n", -1)) {
        String[] f = line.split(":", -1);
        if (f[0].equals(account.name()) && f.length > 1) {
          return f[1];
        }
      }
    } catch (DiskException e) {
      return null;
    }
    return null;
  }

  @Override
  public Answer verify(AuthRequest request, String password, AuthLog log) {
    Account account = machine.users().named(request.user());
    boolean pam = driver.equals("pam");
    if (pam) {
      log.step(true, driver, request, "lookup service=" + service(request));
      log.step(true, driver, request, "#1/1 style=1 msg=Password: ");
    }
    if (account == null && !pam) {
      log.failure(true, driver, request, "unknown user", password);
      return Answer.of(Result.UNKNOWN);
    }
    String hash = account == null ? null : hash(account);
    if (!pam) {
      log.step(true, driver, request, "lookup");
      if (hash == null || hash.isEmpty() || hash.charAt(0) == '!' || hash.charAt(0) == '*') {
        log.told(
            true, driver, request, "invalid password field '" + (hash == null ? "" : hash) + "'");
        return Answer.of(Result.DISABLED);
      }
    }
    PamAccount rules = new PamAccount(machine);
    boolean denied = pam && rules.denies(service(request), "auth");
    if (!denied && hash != null && !hash.isEmpty() && Crypt.matches(password, hash)) {
      return pam ? account(rules, request, log) : new Answer(Result.OK, Map.of("", ""));
    }
    if (pam) {
      machine.scheduler().sleep(PAM_DELAY);
      log.told(
          true,
          driver,
          request,
          "pam_authenticate() failed: Authentication failure (Password mismatch?)"
              + (log.secrets() ? " (given password: " + password + ")" : ""));
    } else {
      log.failure(true, driver, request, "Password mismatch", password);
    }
    return Answer.of(Result.MISMATCH);
  }

  /** The password is right; whether the account is still good. */
  private Answer account(PamAccount rules, AuthRequest request, AuthLog log) {
    PamAccount.Answer answer =
        rules.denies(service(request), "account")
            ? PamAccount.Answer.OVER
            : rules.about(request.user());
    return switch (answer) {
      case GOOD -> new Answer(Result.OK, Map.of("", ""));
      case AGED -> {
        log.error(
            true,
            driver,
            request,
            "pam_acct_mgmt() failed: Authentication token is no longer valid; new one required");
        yield Answer.of(Result.EXPIRED);
      }
      case OVER -> {
        log.error(true, driver, request, "pam_acct_mgmt() failed: Authentication failure");
        yield Answer.of(Result.MISMATCH);
      }
    };
  }

  @Override
  public @Nullable String credentials(AuthRequest request, AuthLog log) {
    Account account = machine.users().named(request.user());
    String hash = account == null || driver.equals("pam") ? null : hash(account);
    return hash == null ? null : "{CRYPT}" + hash;
  }

  @Override
  public Answer lookup(AuthRequest request, AuthLog log) {
    if (machine.users().named(request.user()) == null) {
      log.told(true, driver, request, "unknown user");
      return Answer.of(Result.UNKNOWN);
    }
    return new Answer(Result.OK, Map.of("", ""));
  }
}

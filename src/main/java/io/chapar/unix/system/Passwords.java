package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Terminal;
import io.chapar.host.crypt.Crypt;
import io.chapar.unix.Gnu;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Asking for passwords and checking them against /etc/shadow: what pam_unix does. */
final class Passwords {
  private static final long PENALTY = 2; // seconds that a wrong password costs

  private Passwords() {}

  /** Asks without echo; null at the end of the input. */
  static @Nullable String ask(Process p, String prompt) throws IOException {
    p.out().flush();
    p.err().print(prompt);
    Terminal terminal = p.terminal(0) ? p.terminal() : null;
    if (terminal != null) {
      terminal.echo(false);
    }
    try {
      return Gnu.line(p);
    } finally {
      if (terminal != null) {
        terminal.echo(true);
        p.err().print("\n");
      }
    }
  }

  /** Whether {@code password} is that of a user; a wrong one takes its time. */
  static boolean correct(Process p, String user, @Nullable String password) {
    String[] shadow = new AccountFiles(p).find(AccountFiles.SHADOW, user);
    String hash = shadow == null || shadow.length < 2 ? "*" : shadow[1];
    boolean good = password != null && (hash.isEmpty() || Crypt.matches(password, hash));
    if (!good) {
      p.sleep(java.time.Duration.ofSeconds(PENALTY));
    }
    return good;
  }

  /** What PAM asks before a session: an account that has expired, a password that must change. */
  static int account(Process p, String user) throws IOException {
    AccountFiles files = new AccountFiles(p);
    String[] s = files.find(AccountFiles.SHADOW, user);
    if (s == null || s.length < 9) {
      return 0;
    }
    if (s[7].matches("\\d{1,9}") && Long.parseLong(s[7]) <= files.today()) {
      p.err().print("Your account has expired; please contact your system administrator.\n");
      return p.fail(1, "User account has expired");
    }
    boolean forced = s[2].equals("0");
    boolean old =
        s[2].matches("\\d{1,9}")
            && s[4].matches("\\d{1,9}")
            && Long.parseLong(s[2]) + Long.parseLong(s[4]) < files.today();
    if (!forced && !old) {
      return 0;
    }
    p.err()
        .print(
            "You are required to change your password immediately ("
                + (forced ? "administrator enforced" : "password expired")
                + ").\n");
    p.out().println("Changing password for " + user + ".");
    String first = null;
    if (s[1].isEmpty() || correct(p, user, ask(p, "Current password: "))) {
      first = ask(p, "New password: ");
      String second = ask(p, "Retype new password: ");
      if (first != null && !first.equals(second)) {
        p.err().print("Sorry, passwords do not match.\n");
        first = null;
      }
    }
    if (first == null || first.isEmpty()) {
      return p.fail(1, "Authentication token manipulation error");
    }
    files.set(AccountFiles.SHADOW, user, 1, hash(p, first, ""));
    files.set(AccountFiles.SHADOW, user, 2, "" + files.today());
    return 0;
  }

  /** A hash of a new password, as this host makes them. */
  static String hash(Process p, String password, String method) {
    String prefix =
        switch (method) {
          case "MD5" -> "$1$";
          case "SHA256" -> "$5$";
          default -> "$6$";
        };
    String salt = Crypt.salt(prefix.equals("$1$") ? 8 : 16, p.machine().random());
    String hash = Crypt.hash(password, prefix + salt);
    return hash == null ? "!" : hash;
  }
}

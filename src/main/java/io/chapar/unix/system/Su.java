package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Syslog;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** su(1) of util-linux, and runuser(1), which never asks. */
final class Su implements Program {
  static final String USER_PATH = "/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games";
  static final String ROOT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private static final Options OPTIONS =
      Options.of(
          "m,p,preserve-environment",
          "w,whitelist-environment=",
          "g,group=",
          "G,supp-group=",
          "l,login",
          "c,command=",
          "session-command=",
          "f,fast",
          "s,shell=",
          "-P,pty",
          "T,no-pty",
          "u,user=",
          "h,help",
          "V");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("h")) {
      return Shadow.help(p);
    }
    List<String> rest = new ArrayList<>(o.operands());
    boolean login = o.has("l");
    if (!rest.isEmpty() && rest.get(0).equals("-")) {
      login = true;
      rest.remove(0);
    }
    boolean runuser = p.name().equals("runuser");
    if (runuser && o.has("u")) {
      return as(p, o.value("u", ""), rest);
    }
    String user = rest.isEmpty() ? "root" : rest.remove(0);
    Account account = p.machine().users().named(user);
    if (account == null) {
      p.err()
          .print(
              p.name()
                  + ": user "
                  + user
                  + " does not exist or the user entry does not contain all the required fields\n");
      return 1;
    }
    if (p.realUid() != 0) {
      if (runuser) {
        return p.fail(1, "may not be used by non-root users");
      }
      String password = Passwords.ask(p, "Password: ");
      // without its set-user-id bit it can neither read /etc/shadow nor become anybody
      boolean good = p.credentials().root() && Passwords.correct(p, user, password);
      if (!good) {
        log(p, Syslog.Severity.NOTICE, "FAILED SU (to " + user + ") " + me(p) + " on " + tty(p));
        return p.fail(1, "Authentication failure");
      }
    }
    int refused = Passwords.account(p, user);
    if (refused != 0) {
      return refused;
    }
    log(p, Syslog.Severity.INFO, "(to " + user + ") " + me(p) + " on " + tty(p));
    return session(p, o, account, login, rest);
  }

  private static int as(Process p, String user, List<String> argv) throws IOException {
    Account account = p.machine().users().named(user);
    if (account == null) {
      return p.fail(
          1,
          "user "
              + user
              + " does not exist or the user entry does not contain all the required fields");
    }
    Process child = p.fork();
    return child.run(
        c -> {
          c.become(c.machine().users().credentials(account));
          return io.chapar.unix.Launch.execOrFail(c, argv);
        });
  }

  private static String me(Process p) {
    return p.machine().users().userName(p.realUid());
  }

  private static String tty(Process p) {
    return p.terminal() == null ? "none" : Terminals.shortName(p);
  }

  private static void log(Process p, Syslog.Severity severity, String text) {
    p.machine().syslog().log("authpriv", severity, p.name(), p.pid(), text);
  }

  private static int session(
      Process p, Options.Parsed o, Account account, boolean login, List<String> rest)
      throws IOException {
    String preserved = o.has("m") && !login ? p.env().get("SHELL") : null;
    String shell = o.value("s", preserved != null ? preserved : account.shell());
    if (shell.isEmpty()) {
      shell = "/bin/sh";
    }
    List<String> argv = new ArrayList<>();
    String base = shell.substring(shell.lastIndexOf('/') + 1);
    argv.add(login ? "-" + base : base);
    String command = o.has("c") ? o.value("c") : o.value("session-command");
    if (o.has("f")) {
      argv.add("-f");
    }
    if (command != null) {
      argv.add("-c");
      argv.add(command);
    }
    argv.addAll(rest);
    String program = shell;
    String service = p.name() + (login ? "-l" : "");
    log(
        p,
        Syslog.Severity.INFO,
        "pam_unix("
            + service
            + ":session): session opened for user "
            + account.name()
            + "(uid="
            + account.uid()
            + ") by (uid="
            + p.realUid()
            + ")");
    Process child = p.fork();
    int status =
        child.run(
            c -> {
              environment(c, o, account, login, program);
              c.become(c.machine().users().credentials(account));
              if (login) {
                home(c, account);
              }
              try {
                return c.exec(program, argv, c.env());
              } catch (DiskException e) {
                c.err()
                    .print(
                        p.name() + ": failed to execute " + program + ": " + e.getMessage() + "\n");
                return e.errno() == io.chapar.disk.Errno.ENOENT ? 127 : 126;
              }
            });
    log(
        p,
        Syslog.Severity.INFO,
        "pam_unix(" + service + ":session): session closed for user " + account.name());
    return status;
  }

  private static void home(Process c, Account account) throws IOException {
    try {
      c.chdir(account.home());
    } catch (DiskException e) {
      c.err()
          .print(
              c.name()
                  + ": warning: cannot change directory to "
                  + account.home()
                  + ": "
                  + e.getMessage()
                  + "\n");
    }
  }

  private static void environment(
      Process c, Options.Parsed o, Account account, boolean login, String shell) {
    if (login) {
      List<String> kept = new ArrayList<>(List.of("TERM", "COLORTERM", "NO_COLOR"));
      @Nullable String more = o.value("w");
      if (more != null) {
        kept.addAll(List.of(more.split(",")));
      }
      c.env().keySet().retainAll(kept);
      c.env().put("HOME", account.home());
      c.env().put("SHELL", shell);
      c.env().put("USER", account.name());
      c.env().put("LOGNAME", account.name());
      c.env().put("PATH", account.uid() == 0 ? ROOT_PATH : USER_PATH);
      c.env().put("MAIL", "/var/mail/" + account.name());
    } else if (!o.has("m")) {
      c.env().put("HOME", account.home());
      c.env().put("SHELL", shell);
      if (account.uid() != 0) {
        c.env().put("USER", account.name());
        c.env().put("LOGNAME", account.name());
      }
    }
  }
}

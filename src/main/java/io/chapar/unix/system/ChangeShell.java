package io.chapar.unix.system;

import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import java.io.IOException;

/** chsh(1): the login shell of a user. */
final class ChangeShell implements Program {
  private static final Options OPTIONS = Options.of("s,shell=", "h,help", "-R,root=").usage();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("h")) {
      return Shadow.help(p);
    }
    AccountFiles files = new AccountFiles(p);
    Account own = p.machine().users().byUid(p.realUid());
    String name = o.operands().isEmpty() ? own == null ? "" : own.name() : o.operands().get(0);
    Account account = p.machine().users().named(name);
    if (account == null) {
      return files.fail(1, "user '" + name + "' does not exist");
    }
    boolean root = p.realUid() == 0;
    if (!root && account.uid() != p.realUid()) {
      p.err().print("You may not change the shell for '" + name + "'.\n");
      return 1;
    }
    if (!root && !Passwords.correct(p, account.name(), Passwords.ask(p, "Password: "))) {
      p.err().print("chsh: PAM: Authentication failure\n");
      return 1;
    }
    String shell = o.value("s");
    if (shell == null) {
      p.out().println("Changing the login shell for " + name);
      p.out().println("Enter the new value, or press ENTER for the default");
      p.out().print("\tLogin Shell [" + account.shell() + "]: ").flush();
      String line = Gnu.line(p);
      shell = line == null || line.isBlank() ? account.shell() : line.strip();
    }
    boolean there = p.files().exists(p.path(shell));
    if (!root && !files.lines("/etc/shells").contains(shell)) {
      return files.fail(1, shell + " is an invalid shell");
    }
    if (!there) {
      p.out().flush();
      p.err().print("chsh: Warning: " + shell + " does not exist\n");
    }
    files.set(AccountFiles.PASSWD, name, 6, shell);
    files.log("changed user '" + name + "' shell to '" + shell + "'");
    return 0;
  }
}

package io.chapar.unix.system;

import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Users;
import io.chapar.unix.Options;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** passwd(1). */
final class Passwd implements Program {
  private static final Options OPTIONS =
      Options.of(
              "a,all",
              "d,delete",
              "e,expire",
              "h,help",
              "-k,keep-tokens",
              "i,inactive=",
              "l,lock",
              "n,mindays=",
              "q,quiet",
              "-r,repository=",
              "-R,root=",
              "S,status",
              "u,unlock",
              "w,warndays=",
              "x,maxdays=")
          .status(2)
          .usage();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("h")) {
      return Shadow.help(p);
    }
    AccountFiles files = new AccountFiles(p);
    Users users = p.machine().users();
    boolean root = p.realUid() == 0;
    if (o.has("S") && o.has("a") && root) {
      for (Account account : users.accounts()) {
        status(p, files, account.name());
      }
      return 0;
    }
    String me = users.userName(p.realUid());
    String name = o.operands().isEmpty() ? me : o.operands().get(0);
    Account account = users.named(name);
    if (account == null) {
      return files.fail(1, "user '" + name + "' does not exist");
    }
    boolean administers =
        o.uses().stream()
            .anyMatch(u -> List.of("d", "e", "i", "l", "n", "u", "w", "x").contains(u.name()));
    if (!root && (administers || account.uid() != p.realUid())) {
      return files.fail(
          1,
          administers
              ? "Permission denied."
              : "You may not view or modify password information for " + name + ".");
    }
    if (o.has("S")) {
      status(p, files, name);
      return 0;
    }
    if (administers) {
      return administer(p, o, files, name);
    }
    return change(p, o, files, account, root);
  }

  private static int administer(Process p, Options.Parsed o, AccountFiles files, String name)
      throws IOException {
    String[] s = files.find(AccountFiles.SHADOW, name);
    if (s == null || s.length < 9) {
      return files.fail(1, "Permission denied.");
    }
    if (o.has("u") && s[1].equals("!")) {
      p.err()
          .print(
              p.name()
                  + ": unlocking the password would result in a passwordless account.\n"
                  + "You should set a password with usermod -p to unlock the password of this"
                  + " account.\n");
      return 3;
    }
    if (o.has("d")) {
      s[1] = "";
    }
    if (o.has("l") && !s[1].startsWith("!")) {
      s[1] = "!" + s[1];
    }
    if (o.has("u") && s[1].startsWith("!")) {
      s[1] = s[1].substring(1);
    }
    s[2] = o.has("e") ? "0" : s[2];
    s[3] = o.value("n", s[3]);
    s[4] = o.value("x", s[4]);
    s[5] = o.value("w", s[5]);
    s[6] = o.value("i", s[6]).replace("-1", "");
    files.put(AccountFiles.SHADOW, name, String.join(":", s));
    if (!o.has("q")) {
      p.out().println(p.name() + ": password changed.");
    }
    return 0;
  }

  private static int change(
      Process p, Options.Parsed o, AccountFiles files, Account account, boolean root)
      throws IOException {
    String name = account.name();
    if (!p.credentials().root()) {
      return files.fail(10, "Authentication token manipulation error");
    }
    if (!root) {
      if (!o.has("q")) {
        p.out().println("Changing password for " + name + ".");
      }
      String old = Passwords.ask(p, "Current password: ");
      if (!Passwords.correct(p, name, old)) {
        p.err().print(p.name() + ": Authentication token manipulation error\n");
        p.err().print(p.name() + ": password unchanged\n");
        return 10;
      }
    }
    String first = Passwords.ask(p, "New password: ");
    String second = first == null ? null : Passwords.ask(p, "Retype new password: ");
    String complaint = "";
    if (first == null || second == null || first.isEmpty()) {
      complaint = first != null && first.isEmpty() ? "No password has been supplied.\n" : "";
    } else if (!first.equals(second)) {
      complaint = "Sorry, passwords do not match.\n";
    } else if (!root && first.length() < 6) {
      complaint = "You must choose a longer password.\n";
    }
    if (first == null || second == null || !complaint.isEmpty()) {
      p.err().print(complaint);
      p.err().print(p.name() + ": Authentication token manipulation error\n");
      p.err().print(p.name() + ": password unchanged\n");
      return 10;
    }
    files.set(AccountFiles.SHADOW, name, 1, Passwords.hash(p, first, ""));
    files.set(AccountFiles.SHADOW, name, 2, "" + files.today());
    files.log("pam_unix(passwd:chauthtok): password changed for " + name);
    p.err().print(p.name() + ": password updated successfully\n");
    return 0;
  }

  private static void status(Process p, AccountFiles files, String name) throws IOException {
    String[] s = files.find(AccountFiles.SHADOW, name);
    if (s == null || s.length < 9) {
      return;
    }
    String state = s[1].isEmpty() ? "NP" : s[1].startsWith("!") || s[1].startsWith("*") ? "L" : "P";
    String day =
        s[2].isEmpty() ? "1970-01-01" : LocalDate.ofEpochDay(Long.parseLong(s[2])).toString();
    p.out().println(String.join(" ", name, state, day, or(s[3]), or(s[4]), or(s[5]), or(s[6])));
  }

  private static String or(String field) {
    return field.isEmpty() ? "-1" : field;
  }
}

package io.chapar.unix.system;

import io.chapar.host.Account;
import io.chapar.host.Group;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Users;
import io.chapar.unix.Options;
import java.io.IOException;

/** gpasswd(1). */
final class GroupPasswd implements Program {
  private static final Options OPTIONS =
      Options.of(
              "a,add=",
              "d,delete=",
              "h,help",
              "-Q,root=",
              "r,remove-password",
              "R,restrict",
              "M,members=",
              "-A,administrators=")
          .status(2)
          .usage();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("h")) {
      return Shadow.help(p);
    }
    if (o.operands().size() != 1) {
      throw OPTIONS.usageOnly(p);
    }
    AccountFiles files = new AccountFiles(p);
    Users users = p.machine().users();
    String name = o.operands().get(0);
    for (String user : new String[] {o.value("a", ""), o.value("d", "")}) {
      Account account = users.named(user);
      if (!user.isEmpty() && account == null && o.has("a")) {
        return files.fail(3, "user '" + user + "' does not exist");
      }
    }
    Group group = users.group(name);
    if (group == null) {
      return files.fail(1, "group '" + name + "' does not exist in /etc/group");
    }
    if (p.realUid() != 0) {
      return files.fail(1, "Permission denied.");
    }
    if (o.has("a")) {
      String user = o.value("a", "");
      p.out().println("Adding user " + user + " to group " + name);
      files.member(name, user, true);
    } else if (o.has("d")) {
      String user = o.value("d", "");
      p.out().println("Removing user " + user + " from group " + name);
      if (!group.members().contains(user)) {
        return files.fail(3, "user '" + user + "' is not a member of '" + name + "'");
      }
      files.member(name, user, false);
    } else if (o.has("M")) {
      for (String user : o.value("M", "").split(",")) {
        if (!user.isEmpty() && users.named(user) == null) {
          return files.fail(3, "user '" + user + "' does not exist");
        }
      }
      files.set(AccountFiles.GROUP, name, 3, o.value("M", ""));
      files.set(AccountFiles.GSHADOW, name, 3, o.value("M", ""));
    } else if (o.has("r") || o.has("R")) {
      files.set(AccountFiles.GSHADOW, name, 1, o.has("r") ? "" : "!");
    } else {
      throw Options.notSimulated(p, "a password for a group");
    }
    return 0;
  }
}

package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Account;
import io.chapar.host.Group;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Users;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.List;

/** userdel(8). */
final class UserDel implements Program {
  private static final Options OPTIONS =
      Options.of("f,force", "h,help", "r,remove", "-R,root=", "-P,prefix=", "-Z,selinux-user")
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
    Account account = users.named(name);
    if (account == null) {
      return files.fail(6, "user '" + name + "' does not exist");
    }
    if (!files.writable(AccountFiles.PASSWD)) {
      return 1;
    }
    int busy = UserMod.usedBy(p, account.uid());
    if (busy != 0 && !o.has("f")) {
      return files.fail(8, "user " + name + " is currently used by process " + busy);
    }
    for (Group group : List.copyOf(users.groups())) {
      if (group.members().contains(name)) {
        files.member(group.name(), name, false);
      }
    }
    files.put(AccountFiles.PASSWD, name, null);
    files.put(AccountFiles.SHADOW, name, null);
    files.put("/etc/subuid", name, null);
    files.put("/etc/subgid", name, null);
    files.log("delete user '" + name + "'");
    Group own = users.group(name);
    if (own != null) {
      boolean used = users.accounts().stream().anyMatch(a -> a.gid() == own.gid());
      if (own.gid() != account.gid()) {
        files.fail(
            0,
            "group "
                + name
                + " not removed because it is not the primary group of user "
                + name
                + ".");
      } else if (!own.members().isEmpty()) {
        files.fail(0, "group " + name + " not removed because it has other members.");
      } else if (!used) {
        files.put(AccountFiles.GROUP, name, null);
        files.put(AccountFiles.GSHADOW, name, null);
        files.log("removed group '" + name + "' owned by '" + name + "'");
      }
    }
    return o.has("r") ? remove(p, o, files, account) : 0;
  }

  private static int remove(Process p, Options.Parsed o, AccountFiles files, Account account)
      throws IOException {
    Files root = p.machine().root();
    String spool = "/var/mail/" + account.name();
    if (root.exists(spool)) {
      root.unlink(spool);
    } else {
      files.fail(0, account.name() + " mail spool (" + spool + ") not found");
    }
    Inode home = root.peek(account.home());
    if (home == null) {
      return files.fail(12, account.name() + " home directory (" + account.home() + ") not found");
    }
    if (home.uid() != account.uid() && !o.has("f")) {
      return files.fail(12, account.home() + " not owned by " + account.name() + ", not removing");
    }
    delete(root, account.home());
    return 0;
  }

  private static void delete(Files root, String path) throws DiskException {
    if (root.lstat(path).isDirectory()) {
      for (String name : List.copyOf(root.list(path))) {
        delete(root, path + "/" + name);
      }
      root.rmdir(path);
    } else {
      root.unlink(path);
    }
  }
}

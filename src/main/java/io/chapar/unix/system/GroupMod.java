package io.chapar.unix.system;

import io.chapar.host.Account;
import io.chapar.host.Group;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Users;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.List;

/** groupmod(8). */
final class GroupMod implements Program {
  private static final Options OPTIONS =
      Options.of(
              "a,append",
              "g,gid=",
              "h,help",
              "n,new-name=",
              "o,non-unique",
              "p,password=",
              "-R,root=",
              "-P,prefix=",
              "U,users=")
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
    Group group = users.group(name);
    if (group == null) {
      return files.fail(6, "group '" + name + "' does not exist");
    }
    String gid = o.value("g", "" + group.gid());
    if (!gid.matches("\\d{1,9}")) {
      return files.fail(3, "invalid group ID '" + gid + "'");
    }
    if (Integer.parseInt(gid) != group.gid()
        && !o.has("o")
        && files.taken(AccountFiles.GROUP, Integer.parseInt(gid))) {
      return files.fail(4, "GID '" + gid + "' already exists");
    }
    String fresh = o.value("n", name);
    if (!AccountFiles.validName(fresh)) {
      return files.fail(3, "invalid group name '" + fresh + "'");
    }
    if (!fresh.equals(name) && users.group(fresh) != null) {
      return files.fail(9, "group '" + fresh + "' already exists");
    }
    if (!files.writable(AccountFiles.GROUP)) {
      return 10;
    }
    String members = o.has("U") ? o.value("U", "") : String.join(",", group.members());
    files.put(AccountFiles.GROUP, name, fresh + ":x:" + gid + ":" + members);
    String[] shadow = files.find(AccountFiles.GSHADOW, name);
    if (shadow != null && shadow.length == 4) {
      shadow[0] = fresh;
      shadow[3] = members;
      files.put(AccountFiles.GSHADOW, name, String.join(":", shadow));
    }
    if (Integer.parseInt(gid) != group.gid()) {
      for (Account account : List.copyOf(users.accounts())) {
        if (account.gid() == group.gid()) {
          files.set(AccountFiles.PASSWD, account.name(), 3, gid);
        }
      }
    }
    return 0;
  }
}

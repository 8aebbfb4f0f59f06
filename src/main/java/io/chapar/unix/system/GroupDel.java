package io.chapar.unix.system;

import io.chapar.host.Account;
import io.chapar.host.Group;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.IOException;

/** groupdel(8). */
final class GroupDel implements Program {
  private static final Options OPTIONS =
      Options.of("h,help", "-R,root=", "-P,prefix=", "f,force").status(2).usage();

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
    String name = o.operands().get(0);
    Group group = p.machine().users().group(name);
    if (group == null) {
      return files.fail(6, "group '" + name + "' does not exist");
    }
    for (Account account : p.machine().users().accounts()) {
      if (account.gid() == group.gid() && !o.has("f")) {
        return files.fail(8, "cannot remove the primary group of user '" + account.name() + "'");
      }
    }
    if (!files.writable(AccountFiles.GROUP)) {
      return 10;
    }
    files.put(AccountFiles.GROUP, name, null);
    files.put(AccountFiles.GSHADOW, name, null);
    files.log("group '" + name + "' removed from /etc/group");
    return 0;
  }
}

package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Users;
import io.chapar.unix.Options;
import java.io.IOException;

/** groupadd(8). */
final class GroupAdd implements Program {
  private static final Options OPTIONS =
      Options.of(
              "f,force",
              "g,gid=",
              "h,help",
              "-K,key=",
              "o,non-unique",
              "p,password=",
              "r,system",
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
    AccountFiles files = new AccountFiles(p);
    Users users = p.machine().users();
    if (o.operands().size() != 1) {
      throw OPTIONS.usageOnly(p);
    }
    String name = o.operands().get(0);
    if (!AccountFiles.validName(name)) {
      return files.fail(3, "'" + name + "' is not a valid group name");
    }
    String given = o.value("g");
    if (given != null && !given.matches("\\d{1,9}")) {
      return files.fail(3, "invalid group ID '" + given + "'");
    }
    if (users.group(name) != null) {
      return o.has("f") ? 0 : files.fail(9, "group '" + name + "' already exists");
    }
    int gid = given == null ? files.freeGid(o.has("r")) : Integer.parseInt(given);
    if (given != null && !o.has("o") && files.taken(AccountFiles.GROUP, gid)) {
      if (!o.has("f")) {
        return files.fail(4, "GID '" + gid + "' already exists");
      }
      gid = files.freeGid(o.has("r"));
    }
    if (!files.writable(AccountFiles.GROUP)) {
      return 10;
    }
    String members = o.value("U", "");
    files.put(AccountFiles.GROUP, name, name + ":x:" + gid + ":" + members);
    files.put(AccountFiles.GSHADOW, name, name + ":" + o.value("p", "!") + "::" + members);
    files.log("new group: name=" + name + ", GID=" + gid);
    return 0;
  }
}

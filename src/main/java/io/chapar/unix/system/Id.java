package io.chapar.unix.system;

import io.chapar.disk.Credentials;
import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Users;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** id(1). */
final class Id implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
          "a", "Z,context", "g,group", "G,groups", "n,name", "r,real", "u,user", "z,zero");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("Z")) {
      return Gnu.error(p, 1, "--context (-Z) works only on an SELinux-enabled kernel");
    }
    int choices = (o.has("u") ? 1 : 0) + (o.has("g") ? 1 : 0) + (o.has("G") ? 1 : 0);
    if (choices > 1) {
      return Gnu.error(p, 1, "cannot print \"only\" of more than one choice");
    }
    if (choices == 0 && (o.has("n") || o.has("r"))) {
      return Gnu.error(p, 1, "cannot print only names or real IDs in default format");
    }
    if (choices == 0 && o.has("z")) {
      return Gnu.error(p, 1, "option --zero not permitted in default format");
    }
    if (o.operands().isEmpty()) {
      print(p, o, null);
      return 0;
    }
    int status = 0;
    Users users = p.machine().users();
    for (String name : o.operands()) {
      Account account = users.named(name);
      if (account == null && name.matches("\\+?\\d{1,9}")) {
        account = users.byUid(Integer.parseInt(name.replace("+", "")));
      }
      if (account == null) {
        Gnu.error(p, Quote.locale(name) + ": no such user");
        status = 1;
      } else {
        print(p, o, account);
      }
    }
    return status;
  }

  private static void print(Process p, Options.Parsed o, @Nullable Account account)
      throws IOException {
    Users users = p.machine().users();
    Credentials who = account == null ? p.credentials() : users.credentials(account);
    int ruid = account == null ? p.realUid() : who.uid();
    int rgid = account == null ? p.realGid() : who.gid();
    int uid = o.has("r") ? ruid : who.uid();
    int gid = o.has("r") ? rgid : who.gid();
    List<Integer> groups = groups(who, rgid);
    String end = o.has("z") ? "\0" : "\n";
    if (o.has("u")) {
      p.out().print((o.has("n") ? users.userName(uid) : "" + uid) + end);
    } else if (o.has("g")) {
      p.out().print((o.has("n") ? users.groupName(gid) : "" + gid) + end);
    } else if (o.has("G")) {
      List<String> names =
          groups.stream().map(g -> o.has("n") ? users.groupName(g) : "" + g).toList();
      p.out().print(String.join(o.has("z") ? "\0" : " ", names) + end);
    } else {
      StringBuilder out = new StringBuilder();
      out.append("uid=").append(user(users, ruid)).append(" gid=").append(group(users, rgid));
      if (who.uid() != ruid) {
        out.append(" euid=").append(user(users, who.uid()));
      }
      if (who.gid() != rgid) {
        out.append(" egid=").append(group(users, who.gid()));
      }
      out.append(" groups=")
          .append(String.join(",", groups.stream().map(g -> group(users, g)).toList()));
      p.out().println(out.toString());
    }
  }

  /** All groups, the first one first. */
  static List<Integer> groups(Credentials who, int first) {
    List<Integer> groups = new ArrayList<>();
    groups.add(first);
    if (who.gid() != first) {
      groups.add(who.gid());
    }
    who.groups().stream().sorted().filter(g -> !groups.contains(g)).forEach(groups::add);
    return groups;
  }

  private static String user(Users users, int uid) {
    return uid + (users.byUid(uid) == null ? "" : "(" + users.userName(uid) + ")");
  }

  private static String group(Users users, int gid) {
    return gid + (users.groupByGid(gid) == null ? "" : "(" + users.groupName(gid) + ")");
  }
}

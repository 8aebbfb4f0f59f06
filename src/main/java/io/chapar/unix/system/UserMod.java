package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Account;
import io.chapar.host.Group;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Resident;
import io.chapar.host.Users;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** usermod(8). */
final class UserMod implements Program {
  private static final Options OPTIONS =
      Options.of(
              "a,append",
              "b,badname",
              "c,comment=",
              "d,home=",
              "e,expiredate=",
              "f,inactive=",
              "g,gid=",
              "G,groups=",
              "h,help",
              "l,login=",
              "L,lock",
              "m,move-home",
              "o,non-unique",
              "p,password=",
              "-P,prefix=",
              "r,remove",
              "-R,root=",
              "s,shell=",
              "u,uid=",
              "U,unlock",
              "-v,add-subuids=",
              "-V,del-subuids=",
              "-w,add-subgids=",
              "-W,del-subgids=",
              "-Z,selinux-user=")
          .status(2)
          .usage();

  /** The id of a process of this user, or 0. */
  static int usedBy(Process p, int uid) {
    for (Process each : p.machine().processes().live()) {
      if (each.realUid() == uid) {
        return each.pid();
      }
    }
    for (Resident each : p.machine().processes().residents().values()) {
      if (each.user().equals(p.machine().users().userName(uid))) {
        return each.pid();
      }
    }
    return 0;
  }

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("h")) {
      return Shadow.help(p);
    }
    AccountFiles files = new AccountFiles(p);
    Users users = p.machine().users();
    int wrong = check(p, o, files);
    if (wrong != 0) {
      return wrong;
    }
    if (o.operands().size() != 1 || o.uses().isEmpty()) {
      throw OPTIONS.usageOnly(p);
    }
    String name = o.operands().get(0);
    Account account = users.named(name);
    if (account == null) {
      return files.fail(6, "user '" + name + "' does not exist");
    }
    if (o.has("a") && !o.has("G")) {
      throw OPTIONS.wrong(p, "-a flag is only allowed with the -G flag");
    }
    if (o.has("m") && !o.has("d")) {
      throw OPTIONS.wrong(p, "-m flag is only allowed with the -d flag");
    }
    if (o.has("l") || o.has("u") || o.has("d")) {
      int busy = usedBy(p, account.uid());
      if (busy != 0) {
        return files.fail(8, "user " + name + " is currently used by process " + busy);
      }
    }
    if (!files.writable(AccountFiles.PASSWD)) {
      return 1;
    }
    String uid = o.value("u");
    if (uid != null
        && Integer.parseInt(uid) != account.uid()
        && !o.has("o")
        && files.taken(AccountFiles.PASSWD, Integer.parseInt(uid))) {
      return files.fail(4, "UID '" + uid + "' already exists");
    }
    String login = o.value("l");
    if (login != null && !login.equals(name) && users.named(login) != null) {
      return files.fail(9, "user '" + login + "' already exists");
    }
    return change(p, o, files, account);
  }

  private static int check(Process p, Options.Parsed o, AccountFiles files) throws IOException {
    Users users = p.machine().users();
    for (Options.Use use : o.uses()) {
      String value = use.value() == null ? "" : use.value();
      switch (use.name()) {
        case "g" -> {
          if (Shadow.gid(users, value) < 0) {
            return files.fail(6, "group '" + value + "' does not exist");
          }
        }
        case "G" -> {
          for (String group : value.isEmpty() ? new String[0] : value.split(",")) {
            if (Shadow.gid(users, group) < 0) {
              return files.fail(6, "group '" + group + "' does not exist");
            }
          }
        }
        case "u" -> {
          if (!value.matches("\\d{1,9}")) {
            return files.fail(3, "invalid user ID '" + value + "'");
          }
        }
        case "s" -> {
          Inode shell = p.machine().root().peek(value);
          if (!value.startsWith("/") && !value.isEmpty()) {
            return files.fail(3, "invalid shell '" + value + "'");
          }
          if (!value.isEmpty() && (shell == null || (shell.mode() & 0111) == 0)) {
            files.fail(0, "Warning: missing or non-executable shell '" + value + "'");
          }
        }
        case "l" -> {
          if (!AccountFiles.validName(value) && !o.has("b")) {
            return files.fail(3, "invalid user name '" + value + "': use --badname to ignore");
          }
        }
        case "e" -> {
          if (Shadow.day(p, value) == null) {
            return files.fail(3, "invalid date '" + value + "'");
          }
        }
        default -> {}
      }
    }
    return 0;
  }

  private static int change(Process p, Options.Parsed o, AccountFiles files, Account account)
      throws IOException {
    Users users = p.machine().users();
    String name = account.name();
    int newUid = Integer.parseInt(o.value("u", "" + account.uid()));
    String[] f = files.find(AccountFiles.PASSWD, name);
    if (f == null) {
      return 1;
    }
    f[0] = o.value("l", name);
    f[2] = "" + newUid;
    f[3] = o.has("g") ? "" + Shadow.gid(users, o.value("g", "")) : f[3];
    f[4] = o.value("c", f[4]);
    f[5] = o.value("d", f[5]);
    f[6] = o.value("s", f[6]);
    shadow(p, o, files, name);
    if (o.has("G")) {
      groups(o, files, users, name);
    }
    if (o.has("l")) {
      for (Group group : List.copyOf(users.groups())) {
        if (group.members().contains(name)) {
          files.member(group.name(), name, false);
          files.member(group.name(), f[0], true);
        }
      }
      files.log("change user name '" + name + "' to '" + f[0] + "'");
    }
    files.put(AccountFiles.PASSWD, name, String.join(":", f));
    Files root = p.machine().root();
    if (o.has("m") && !f[5].equals(account.home()) && root.isDirectory(account.home())) {
      if (root.exists(f[5])) {
        return files.fail(12, "directory " + f[5] + " exists");
      }
      root.rename(account.home(), f[5]);
    }
    if (newUid != account.uid() || !f[3].equals("" + account.gid())) {
      Inode home = root.peek(f[5]);
      if (home != null && home.uid() == account.uid()) {
        own(root, f[5], account, newUid, Integer.parseInt(f[3]));
      }
      String spool = "/var/mail/" + name;
      if (root.exists(spool)) {
        root.chown(spool, newUid, -1, false);
      }
    }
    return 0;
  }

  private static void own(Files root, String path, Account old, int uid, int gid)
      throws DiskException {
    Inode inode = root.lstat(path);
    root.chown(
        path, inode.uid() == old.uid() ? uid : -1, inode.gid() == old.gid() ? gid : -1, true);
    if (inode.isDirectory()) {
      for (String name : List.copyOf(root.list(path))) {
        own(root, path + "/" + name, old, uid, gid);
      }
    }
  }

  private static void shadow(Process p, Options.Parsed o, AccountFiles files, String name)
      throws DiskException {
    String[] s = files.find(AccountFiles.SHADOW, name);
    if (s == null || s.length < 9) {
      return;
    }
    if (o.has("p")) {
      s[1] = o.value("p", "");
      s[2] = "" + files.today();
    }
    if (o.has("L") && !s[1].startsWith("!")) {
      s[1] = "!" + s[1];
    }
    if (o.has("U") && s[1].startsWith("!") && s[1].length() > 1) {
      s[1] = s[1].substring(1);
    }
    if (o.has("e")) {
      Long day = Shadow.day(p, o.value("e", ""));
      s[7] = day == null || day < 0 ? "" : "" + day;
    }
    s[6] = o.has("f") ? o.value("f", "").replace("-1", "") : s[6];
    s[0] = o.value("l", name);
    files.put(AccountFiles.SHADOW, name, String.join(":", s));
  }

  private static void groups(Options.Parsed o, AccountFiles files, Users users, String name)
      throws DiskException {
    List<String> wanted = new ArrayList<>();
    String list = o.value("G", "");
    for (String group : list.isEmpty() ? new String[0] : list.split(",")) {
      Group known = users.groupByGid(Shadow.gid(users, group));
      if (known != null) {
        wanted.add(known.name());
      }
    }
    for (Group group : List.copyOf(users.groups())) {
      boolean in = group.members().contains(name);
      boolean should =
          o.has("a")
              ? in || wanted.contains(group.name())
              : o.has("r") ? in && !wanted.contains(group.name()) : wanted.contains(group.name());
      if (in != should) {
        files.member(group.name(), name, should);
      }
    }
  }
}

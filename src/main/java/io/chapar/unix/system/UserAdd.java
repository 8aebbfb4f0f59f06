package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Group;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Users;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.List;

/** useradd(8). */
final class UserAdd implements Program {
  private static final Options OPTIONS =
      Options.of(
              "badname",
              "b,base-dir=",
              "-btrfs-subvolume-home",
              "c,comment=",
              "d,home-dir=",
              "D,defaults",
              "e,expiredate=",
              "f,inactive=",
              "-F,add-subids-for-system",
              "g,gid=",
              "G,groups=",
              "h,help",
              "k,skel=",
              "-K,key=",
              "l,no-log-init",
              "m,create-home",
              "M,no-create-home",
              "N,no-user-group",
              "o,non-unique",
              "p,password=",
              "r,system",
              "-R,root=",
              "-P,prefix=",
              "s,shell=",
              "u,uid=",
              "U,user-group",
              "-Z,selinux-user=")
          .status(2)
          .usage();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    AccountFiles files = new AccountFiles(p);
    if (o.has("h")) {
      return Shadow.help(p);
    }
    int wrong = check(p, o, files);
    if (wrong != 0) {
      return wrong;
    }
    if (o.has("D")) {
      if (o.uses().size() > 1) {
        throw Options.notSimulated(p, "-D with another option");
      }
      p.out()
          .print(
              "GROUP=100\nHOME=/home\nINACTIVE=-1\nEXPIRE=\nSHELL=/bin/sh\nSKEL=/etc/skel\n"
                  + "CREATE_MAIL_SPOOL=no\nLOG_INIT=yes\n");
      return 0;
    }
    if (o.operands().size() != 1) {
      throw OPTIONS.usageOnly(p);
    }
    if (o.has("U") && (o.has("g") || o.has("N"))) {
      throw OPTIONS.wrong(p, "options -U and -" + (o.has("g") ? "g" : "N") + " conflict");
    }
    String name = o.operands().get(0);
    if (!AccountFiles.validName(name) && !o.has("badname")) {
      return files.fail(3, "invalid user name '" + name + "': use --badname to ignore");
    }
    if (!files.writable(AccountFiles.PASSWD)) {
      return 1;
    }
    return add(p, o, files, name);
  }

  /** The arguments of options are looked at first, in the order given. */
  private static int check(Process p, Options.Parsed o, AccountFiles files) throws IOException {
    Users users = p.machine().users();
    for (Options.Use use : o.uses()) {
      String value = use.value() == null ? "" : use.value();
      switch (use.name()) {
        case "u" -> {
          if (!value.matches("\\d{1,9}")) {
            return files.fail(3, "invalid user ID '" + value + "'");
          }
        }
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
        case "s" -> {
          if (!value.isEmpty() && !value.startsWith("/")) {
            return files.fail(3, "invalid shell '" + value + "'");
          }
          Inode shell = p.machine().root().peek(value);
          if (!value.isEmpty() && (shell == null || (shell.mode() & 0111) == 0)) {
            files.fail(0, "Warning: missing or non-executable shell '" + value + "'");
          }
        }
        case "d" -> {
          if (!value.startsWith("/")) {
            return files.fail(3, "invalid home directory '" + value + "'");
          }
        }
        case "e" -> {
          if (Shadow.day(p, value) == null) {
            return files.fail(3, "invalid date '" + value + "'");
          }
        }
        case "c" -> {
          if (value.contains(":") || value.contains("\n")) {
            return files.fail(3, "invalid comment '" + value + "'");
          }
        }
        default -> {}
      }
    }
    return 0;
  }

  private static int add(Process p, Options.Parsed o, AccountFiles files, String name)
      throws IOException {
    Users users = p.machine().users();
    boolean system = o.has("r");
    if (users.named(name) != null) {
      return files.fail(9, "user '" + name + "' already exists");
    }
    boolean ownGroup = !o.has("g") && !o.has("N");
    if (ownGroup && users.group(name) != null) {
      return files.fail(
          9, "group " + name + " exists - if you want to add this user to that group, use -g.");
    }
    String given = o.value("u");
    int uid = given == null ? files.freeUid(system) : Integer.parseInt(given);
    if (given != null && !o.has("o") && files.taken(AccountFiles.PASSWD, uid)) {
      return files.fail(4, "UID " + uid + " is not unique");
    }
    int gid =
        o.has("g")
            ? Shadow.gid(users, o.value("g", ""))
            : !ownGroup
                ? 100
                : files.taken(AccountFiles.GROUP, uid) || !ordinary(uid, system)
                    ? files.freeGid(system)
                    : uid;
    if (given != null && !ordinary(uid, system)) {
      String kind = system ? "SYS_" : "";
      p.err()
          .print(
              "useradd warning: "
                  + name
                  + "'s uid "
                  + uid
                  + " outside of the "
                  + kind
                  + "UID_MIN "
                  + (system ? 100 : 1000)
                  + " and "
                  + kind
                  + "UID_MAX "
                  + (system ? 999 : 60000)
                  + " range.\n");
    }
    String home = o.value("d", o.value("b", "/home") + "/" + name);
    String shell = o.value("s", "/bin/sh");
    if (ownGroup) {
      files.put(AccountFiles.GROUP, name, name + ":x:" + gid + ":");
      files.put(AccountFiles.GSHADOW, name, name + ":!::");
      files.log("new group: name=" + name + ", GID=" + gid);
    }
    files.put(
        AccountFiles.PASSWD,
        name,
        String.join(":", name, "x", "" + uid, "" + gid, o.value("c", ""), home, shell));
    Long expire = o.has("e") ? Shadow.day(p, o.value("e", "")) : null;
    String ages = system ? "::" : "0:99999:7";
    files.put(
        AccountFiles.SHADOW,
        name,
        name
            + ":"
            + o.value("p", "!")
            + ":"
            + files.today()
            + ":"
            + ages
            + ":"
            + o.value("f", "")
            + ":"
            + (expire == null || expire < 0 ? "" : expire)
            + ":");
    String groups = o.value("G", "");
    for (String group : groups.isEmpty() ? new String[0] : groups.split(",")) {
      Group known = users.groupByGid(Shadow.gid(users, group));
      if (known != null) {
        files.member(known.name(), name, true);
      }
    }
    files.log(
        String.format(
            "new user: name=%s, UID=%d, GID=%d, home=%s, shell=%s, from=none",
            name, uid, gid, home, shell));
    if (!system) {
      Shadow.subordinate(files, name);
    }
    return o.has("m") && !o.has("M") ? home(p, o, files, home, uid, gid) : 0;
  }

  private static int home(
      Process p, Options.Parsed o, AccountFiles files, String home, int uid, int gid)
      throws IOException {
    Files root = p.machine().root();
    if (root.exists(home)) {
      files.fail(0, "warning: the home directory " + home + " already exists.");
      return files.fail(0, "Not copying any file from skel directory into it.");
    }
    try {
      root.mkdirs(home, 0755);
      copy(root, o.value("k", "/etc/skel"), home, uid, gid);
      root.chown(home, uid, gid, false);
      return 0;
    } catch (DiskException e) {
      return files.fail(12, "cannot create directory " + home);
    }
  }

  private static void copy(Files root, String from, String to, int uid, int gid)
      throws DiskException {
    if (!root.isDirectory(from)) {
      return;
    }
    for (String name : List.copyOf(root.list(from))) {
      String source = from + "/" + name;
      String target = to + "/" + name;
      Inode inode = root.lstat(source);
      if (inode.isDirectory()) {
        root.mkdir(target, inode.mode());
        copy(root, source, target, uid, gid);
      } else if (inode.isSymlink()) {
        root.symlink(root.readlink(source), target);
      } else if (inode.isRegular()) {
        root.write(target, root.read(source), inode.mode());
        root.chmod(target, inode.mode());
        root.utimes(target, inode.atime(), inode.mtime());
      }
      root.chown(target, uid, gid, true);
    }
  }

  private static boolean ordinary(int uid, boolean system) {
    return system ? uid >= 100 && uid <= 999 : uid >= 1000 && uid <= 60000;
  }
}

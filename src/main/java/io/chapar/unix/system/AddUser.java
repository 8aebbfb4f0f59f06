package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Users;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** adduser(8) and addgroup(8): Debian's friendly way to useradd and groupadd. */
final class AddUser implements Program {
  private static final Options OPTIONS =
      Options.of(
              "home=",
              "shell=",
              "no-create-home",
              "uid=",
              "gid=",
              "ingroup=",
              "gecos=",
              "comment=",
              "disabled-password",
              "disabled-login",
              "system",
              "group",
              "quiet",
              "q",
              "allow-badname",
              "force-badname",
              "-add-extra-groups",
              "-firstuid=",
              "-lastuid=",
              "-conf=",
              "-debug")
          .hint("")
          .version("adduser", "3.134");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (!p.credentials().root()) {
      return fail(p, "Only root may add a user or group to the system.");
    }
    boolean group = p.name().equals("addgroup") || o.has("group") && !o.has("system");
    if (o.operands().isEmpty()) {
      return fail(p, "Only one or two names allowed.");
    }
    String name = o.operands().get(0);
    if (o.operands().size() == 2) {
      return member(p, name, o.operands().get(1));
    }
    return group ? group(p, o, name) : o.has("system") ? system(p, o, name) : user(p, o, name);
  }

  private static int fail(Process p, String message) throws IOException {
    p.out().flush();
    p.err().print(p.name() + ": " + message + "\n");
    return 1;
  }

  private static void say(Process p, Options.Parsed o, String line) throws IOException {
    if (!o.has("quiet") && !o.has("q")) {
      p.out().println(line).flush();
    }
  }

  private static int call(Process p, String program, String... args) throws IOException {
    List<String> argv = new ArrayList<>(List.of(program));
    argv.addAll(List.of(args));
    String path = (program.matches("passwd|chfn") ? "/usr/bin/" : "/usr/sbin/") + program;
    p.out().flush();
    return p.call(path, argv);
  }

  private static int member(Process p, String user, String group) throws IOException {
    Users users = p.machine().users();
    if (users.named(user) == null) {
      return fail(p, "The user `" + user + "' does not exist.");
    }
    var found = users.group(group);
    if (found == null) {
      return fail(p, "The group `" + group + "' does not exist.");
    }
    if (found.members().contains(user)) {
      p.err().print("adduser: The user `" + user + "' is already a member of `" + group + "'.\n");
      return 0;
    }
    p.out().println("Adding user `" + user + "' to group `" + group + "' ...");
    new AccountFiles(p).member(group, user, true);
    p.out().println("Done.");
    return 0;
  }

  private static int group(Process p, Options.Parsed o, String name) throws IOException {
    if (p.machine().users().group(name) != null) {
      return fail(p, "The group `" + name + "' already exists.");
    }
    int gid = o.has("gid") ? number(o.value("gid")) : new AccountFiles(p).freeGid(false);
    say(p, o, "Adding group `" + name + "' (GID " + gid + ") ...");
    int status = call(p, "groupadd", "-g", Integer.toString(gid), name);
    if (status == 0) {
      say(p, o, "Done.");
    }
    return status;
  }

  private static int number(@org.jspecify.annotations.Nullable String text) {
    return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }

  private static int system(Process p, Options.Parsed o, String name) throws IOException {
    if (p.machine().users().named(name) != null) {
      p.err().print("The system user `" + name + "' already exists. Exiting.\n");
      return 0;
    }
    AccountFiles files = new AccountFiles(p);
    int uid = o.has("uid") ? number(o.value("uid")) : firstFree(files);
    say(p, o, "Adding system user `" + name + "' (UID " + uid + ") ...");
    String group = o.value("ingroup", o.has("group") ? name : "nogroup");
    if (o.has("group")) {
      int gid = files.freeGid(true);
      say(p, o, "Adding new group `" + name + "' (GID " + gid + ") ...");
      call(p, "groupadd", "-r", "-g", Integer.toString(gid), name);
    }
    say(p, o, "Adding new user `" + name + "' (UID " + uid + ") with group `" + group + "' ...");
    String home = o.value("home", "/nonexistent");
    boolean make = o.has("home") && !o.has("no-create-home");
    int status =
        call(
            p,
            "useradd",
            "-r",
            "-M",
            "-N",
            "-u",
            Integer.toString(uid),
            "-g",
            group,
            "-d",
            home,
            "-s",
            o.value("shell", "/usr/sbin/nologin"),
            name);
    if (status == 0 && make && !p.files().exists(home)) {
      say(p, o, "Creating home directory `" + home + "' ...");
      p.files().mkdirs(home, 0755);
      p.files().chown(home, uid, Shadow.gid(p.machine().users(), group), false);
    } else {
      say(p, o, "Not creating `" + home + "'.");
    }
    return status;
  }

  /** The first id of a system user that is free, from 100 upwards. */
  private static int firstFree(AccountFiles files) {
    int uid = 100;
    while (uid < 999 && files.taken(AccountFiles.PASSWD, uid)) {
      uid++;
    }
    return uid;
  }

  private static int user(Process p, Options.Parsed o, String name) throws IOException {
    if (!name.matches("[^-+~:,/\\s][^:,/\\s]*")) {
      p.err()
          .print(
              "adduser: To avoid problems, the username must not start with a\n"
                  + "            dash, plus sign, or tilde, and it must not contain any of the\n"
                  + "            following: colon, comma, slash, or any whitespace characters\n"
                  + "            including spaces, tabs, and newlines.\n");
      return 1;
    }
    if (!name.matches("[a-z][-a-z0-9_]*\\$?")
        && !o.has("force-badname")
        && !o.has("allow-badname")) {
      p.err()
          .print(
              "adduser: Please enter a username matching the regular expression\n"
                  + "            configured via the NAME_REGEX configuration variable.  Use the\n"
                  + "            `--allow-bad-names' option to relax this check or reconfigure\n"
                  + "            NAME_REGEX in configuration.\n");
      return 1;
    }
    Users users = p.machine().users();
    if (users.named(name) != null) {
      return fail(p, "The user `" + name + "' already exists.");
    }
    String in = o.value("ingroup");
    if (in != null && users.group(in) == null) {
      return fail(p, "The group `" + in + "' does not exist.");
    }
    AccountFiles files = new AccountFiles(p);
    int uid = o.has("uid") ? number(o.value("uid")) : files.freeUid(false);
    say(p, o, "Adding user `" + name + "' ...");
    int gid = in == null ? files.freeGid(false) : Shadow.gid(users, in);
    if (in == null) {
      say(p, o, "Adding new group `" + name + "' (" + gid + ") ...");
      call(p, "groupadd", "-g", Integer.toString(gid), name);
    }
    String group = Objects.requireNonNullElse(in, name);
    say(
        p,
        o,
        "Adding new user `"
            + name
            + "' ("
            + uid
            + ") with group `"
            + group
            + " ("
            + gid
            + ")' ...");
    String home = o.value("home", "/home/" + name);
    boolean make = !o.has("no-create-home");
    int status =
        call(
            p,
            "useradd",
            "-N",
            make ? "-m" : "-M",
            "-u",
            Integer.toString(uid),
            "-g",
            group,
            "-d",
            home,
            "-s",
            o.value("shell", "/bin/bash"),
            name);
    if (status != 0) {
      return status;
    }
    say(
        p,
        o,
        (make ? "Creating" : "Not creating")
            + " home directory `"
            + home
            + (make ? "' ..." : "'."));
    if (make) {
      say(p, o, "Copying files from `/etc/skel' ...");
    }
    String gecos = o.value("gecos", o.value("comment", ""));
    ask(p, o, files, name, gecos);
    String extra = "users";
    if (users.group(extra) != null) {
      say(
          p,
          o,
          "Adding new user `" + name + "' to supplemental / extra groups `" + extra + "' ...");
      say(p, o, "Adding user `" + name + "' to group `" + extra + "' ...");
      files.member(extra, name, true);
    }
    return 0;
  }

  private static void ask(
      Process p, Options.Parsed o, AccountFiles files, String name, String gecos)
      throws IOException {
    if (!o.has("disabled-password") && !o.has("disabled-login")) {
      call(p, "passwd", name);
    }
    if (o.has("gecos") || o.has("comment")) {
      files.set(AccountFiles.PASSWD, name, 4, gecos.isEmpty() ? ",,," : gecos + ",,,");
      return;
    }
    while (true) {
      call(p, "chfn", name);
      p.out().print("Is the information correct? [Y/n] ").flush();
      String answer = Gnu.line(p);
      if (answer == null || !answer.strip().toLowerCase(java.util.Locale.ROOT).startsWith("n")) {
        return;
      }
    }
  }
}

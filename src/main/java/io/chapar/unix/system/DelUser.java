package io.chapar.unix.system;

import io.chapar.host.Group;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Users;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.List;

/** deluser(8) and delgroup(8): Debian's friendly way to userdel and groupdel. */
final class DelUser implements Program {
  private static final Options OPTIONS =
      Options.of(
              "system",
              "remove-home",
              "group",
              "only-if-empty",
              "quiet",
              "q",
              "-remove-all-files",
              "-backup",
              "-backup-to=",
              "-force",
              "-conf=")
          .hint("")
          .version("deluser", "3.134");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (!p.credentials().root()) {
      return fail(p, 1, "Only root may remove a user or group from the system.");
    }
    if (o.operands().isEmpty()) {
      return fail(p, 1, "No options allowed after names.");
    }
    String name = o.operands().get(0);
    Users users = p.machine().users();
    if (o.operands().size() == 2) {
      return leave(p, users, name, o.operands().get(1));
    }
    boolean group = p.name().equals("delgroup") || o.has("group");
    if (group) {
      if (users.group(name) == null) {
        return fail(p, 3, "The group `" + name + "' does not exist.");
      }
      return done(p, "Removing group `" + name + "' ...", List.of("groupdel", name));
    }
    if (users.named(name) == null) {
      return fail(p, 2, "The user `" + name + "' does not exist.");
    }
    if (o.has("remove-home")) {
      p.out().println("Looking for files to backup/remove ...");
    }
    String home = java.util.Objects.requireNonNull(users.named(name)).home();
    if (o.has("remove-home") && p.files().exists(home) && !home.equals("/")) {
      p.out().println("Removing files ...").flush();
      p.call("/usr/bin/rm", List.of("rm", "-rf", home, "/var/mail/" + name));
    }
    return done(p, "Removing user `" + name + "' ...", List.of("userdel", name));
  }

  private static int fail(Process p, int status, String message) throws IOException {
    p.out().flush();
    p.err().print(p.name() + ": " + message + "\n");
    return status;
  }

  private static int done(Process p, String line, List<String> argv) throws IOException {
    p.out().println(line).flush();
    int status = p.call("/usr/sbin/" + argv.get(0), argv);
    if (status == 0) {
      p.out().println("Done.");
    }
    return status;
  }

  private static int leave(Process p, Users users, String user, String group) throws IOException {
    Group found = users.group(group);
    if (users.named(user) == null) {
      return fail(p, 2, "The user `" + user + "' does not exist.");
    }
    if (found == null) {
      return fail(p, 3, "The group `" + group + "' does not exist.");
    }
    if (!found.members().contains(user)) {
      return fail(p, 6, "The user `" + user + "' is not a member of group `" + group + "'.");
    }
    p.out().println("Removing user `" + user + "' from group `" + group + "' ...");
    new AccountFiles(p).member(group, user, false);
    p.out().println("Done.");
    return 0;
  }
}

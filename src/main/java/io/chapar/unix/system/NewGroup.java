package io.chapar.unix.system;

import io.chapar.disk.Credentials;
import io.chapar.host.Account;
import io.chapar.host.Group;
import io.chapar.host.Process;
import io.chapar.host.Program;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;

/** newgrp(1) and sg(1): a shell, or a command, with another first group. */
final class NewGroup implements Program {
  @Override
  public int run(Process p) throws IOException {
    List<String> args = p.args();
    boolean sg = p.name().equals("sg");
    int at = args.size() > 1 && (args.get(1).equals("-") || args.get(1).equals("-l")) ? 2 : 1;
    Account account = p.machine().users().byUid(p.realUid());
    if (sg && args.size() <= at) {
      p.err().print("Usage: sg group [[-c] command]\n");
      return 1;
    }
    String name =
        args.size() > at
            ? args.get(at)
            : account == null ? "" : p.machine().users().groupName(account.gid());
    Group group = p.machine().users().group(name);
    if (group == null) {
      p.err().print(p.name() + ": group '" + name + "' does not exist\n");
      return 1;
    }
    Credentials old = p.credentials();
    boolean member =
        p.realUid() == 0
            || account != null
                && (account.gid() == group.gid() || group.members().contains(account.name()));
    if (!member) {
      Passwords.ask(p, "Password: ");
      p.err().print("Invalid password.\n");
      return 1;
    }
    TreeSet<Integer> groups = new TreeSet<>(old.groups());
    if (old.uid() == 0) {
      groups.remove(old.gid());
    }
    groups.add(group.gid());
    p.become(new Credentials(old.uid(), group.gid(), groups));
    String shell = account == null || account.shell().isEmpty() ? "/bin/sh" : account.shell();
    int command = args.size() > at + 1 && args.get(at + 1).equals("-c") ? at + 2 : at + 1;
    return sg && args.size() > command
        ? p.exec("/bin/sh", List.of("sh", "-c", args.get(command)), p.env())
        : p.exec(shell, List.of(shell.substring(shell.lastIndexOf('/') + 1)), p.env());
  }
}

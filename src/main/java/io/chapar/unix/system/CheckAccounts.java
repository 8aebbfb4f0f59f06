package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** pwck(8) and grpck(8): whether the account files make sense. They only tell, here. */
final class CheckAccounts implements Program {
  private static final Options PWCK =
      Options.of("r,read-only", "q,quiet", "-s,sort", "-R,root=", "h,help").usage();
  private static final Options GRPCK =
      Options.of("r,read-only", "-s,sort", "-R,root=", "h,help").usage();

  @Override
  public int run(Process p) throws IOException {
    boolean groups = p.name().equals("grpck");
    Options.Parsed o = (groups ? GRPCK : PWCK).parse(p);
    if (o.has("h")) {
      return Shadow.help(p);
    }
    if (!o.has("r")) {
      p.err().print(p.name() + ": asking about repairs is not simulated here; use -r\n");
      return 2;
    }
    AccountFiles files = new AccountFiles(p);
    boolean wrong = groups ? groups(p, files) : users(p, files, o.has("q"));
    if (wrong) {
      p.out().println(p.name() + ": no changes");
    }
    return wrong ? 2 : 0;
  }

  private static boolean users(Process p, AccountFiles files, boolean quiet) throws IOException {
    boolean wrong = false;
    Set<String> seen = new HashSet<>();
    Set<String> shadowed = names(files, AccountFiles.SHADOW);
    Set<String> groups = new HashSet<>();
    files.lines(AccountFiles.GROUP).forEach(l -> groups.add(field(l, 2)));
    List<String> lines = files.lines(AccountFiles.PASSWD);
    for (String line : lines) {
      String[] f = line.split(":", -1);
      if (f.length != 7) {
        wrong |= say(p, "invalid password file entry", "delete line '" + line + "'? No");
        continue;
      }
      if (!seen.add(f[0])) {
        wrong |= say(p, "duplicate password entry", "delete line '" + line + "'? No");
        continue;
      }
      if (!groups.contains(f[3])) {
        wrong |= say(p, "user '" + f[0] + "': no group " + f[3]);
      }
      if (!quiet
          && !f[5].isEmpty()
          && !f[5].equals("/nonexistent")
          && !p.machine().root().exists(f[5])) {
        wrong |= say(p, "user '" + f[0] + "': directory '" + f[5] + "' does not exist");
      }
      if (!quiet && !f[6].isEmpty() && !p.machine().root().exists(f[6])) {
        wrong |= say(p, "user '" + f[0] + "': program '" + f[6] + "' does not exist");
      }
    }
    for (String name : seen) {
      if (!shadowed.contains(name)) {
        wrong |=
            say(
                p,
                "no matching password file entry in /etc/shadow",
                "add user '" + name + "' in /etc/shadow? No");
      }
    }
    return wrong;
  }

  private static boolean groups(Process p, AccountFiles files) throws IOException {
    boolean wrong = false;
    Set<String> users = names(files, AccountFiles.PASSWD);
    Set<String> shadowed = names(files, AccountFiles.GSHADOW);
    for (String line : files.lines(AccountFiles.GROUP)) {
      String[] f = line.split(":", -1);
      if (f.length != 4) {
        wrong |= say(p, "invalid group file entry", "delete line '" + line + "'? No");
        continue;
      }
      for (String member : f[3].isEmpty() ? new String[0] : f[3].split(",")) {
        if (!users.contains(member)) {
          wrong |=
              say(p, "group " + f[0] + ": no user " + member, "delete member '" + member + "'? No");
        }
      }
      if (!shadowed.contains(f[0])) {
        wrong |=
            say(
                p,
                "no matching group file entry in /etc/gshadow",
                "add group '" + f[0] + "' in /etc/gshadow? No");
      }
    }
    return wrong;
  }

  private static boolean say(Process p, String... lines) throws IOException {
    for (String line : lines) {
      p.out().println(line);
    }
    return true;
  }

  private static Set<String> names(AccountFiles files, String file) {
    Set<String> names = new HashSet<>();
    files.lines(file).forEach(l -> names.add(field(l, 0)));
    return names;
  }

  private static String field(String line, int at) {
    String[] f = line.split(":", -1);
    return at < f.length ? f[at] : "";
  }
}

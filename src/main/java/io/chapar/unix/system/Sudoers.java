package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.host.Account;
import io.chapar.host.Group;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** /etc/sudoers and what it includes: user specifications, aliases, a few Defaults. */
final class Sudoers {
  /** What root may. */
  static final Rule ANYTHING = new Rule("root", "ALL", "ALL", true, "ALL", "(ALL : ALL) ALL");

  /**
   * One permission: who, on which host, as whom, what.
   *
   * @param shown as sudo -l shows it
   */
  record Rule(
      String who, String hosts, String runAs, boolean noPassword, String command, String shown) {}

  private final List<Rule> rules = new ArrayList<>();
  private final List<String> defaults = new ArrayList<>();
  private final Map<String, String> aliases = new HashMap<>();
  private @Nullable String error;

  private Sudoers() {}

  static Sudoers read(Machine machine) {
    Sudoers all = new Sudoers();
    all.file(machine, "/etc/sudoers", 0);
    return all;
  }

  /** What is wrong with the files, as sudo says it; null if they are well. */
  @Nullable String error() {
    return error;
  }

  private void file(Machine machine, String path, int depth) {
    String text;
    try {
      var inode = machine.root().stat(path);
      if ((inode.mode() & 022) != 0) {
        error =
            "sudo: "
                + path
                + " is "
                + ((inode.mode() & 2) != 0 ? "world writable" : "group writable")
                + "\n";
        return;
      }
      if (inode.uid() != 0) {
        error = "sudo: " + path + " is owned by uid " + inode.uid() + ", should be 0\n";
        return;
      }
      text = machine.root().text(path);
    } catch (DiskException e) {
      error = "sudo: unable to open " + path + ": " + e.getMessage() + "\n";
      return;
    }
    int number = 0;
    for (String raw : text.replace("\\\n", " ").split("\n")) {
      number++;
      String line = raw.strip();
      if (line.matches("[@#]include(dir)?\\s.*") && depth < 8) {
        include(machine, line, depth);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        int hash = line.indexOf(" #");
        if (!line(hash < 0 ? line : line.substring(0, hash).strip())) {
          error =
              path
                  + ":"
                  + number
                  + ":"
                  + line.length()
                  + ": syntax error\n"
                  + line
                  + "\n"
                  + " ".repeat(Math.max(0, line.length() - 1))
                  + "^\n";
        }
      }
    }
  }

  private void include(Machine machine, String line, int depth) {
    String path = line.split("\\s+", 2)[1].strip();
    if (!line.substring(1).startsWith("includedir")) {
      file(machine, path, depth + 1);
      return;
    }
    try {
      for (String name : machine.root().list(path)) {
        if (!name.endsWith("~") && !name.contains(".")) {
          file(machine, path + "/" + name, depth + 1);
        }
      }
    } catch (DiskException e) {
      // a directory that is missing is no error
    }
  }

  private boolean line(String line) {
    if (line.startsWith("Defaults")) {
      for (String each :
          line.replaceFirst("^Defaults\\S*\\s*", "").split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
        defaults.add(each.strip().replaceAll("\\s*=\\s*", "="));
      }
      return true;
    }
    if (line.matches("(User|Runas|Host|Cmnd|Cmd)_Alias\\s.*")) {
      for (String each : line.split("\\s+", 2)[1].split(":")) {
        int equals = each.indexOf('=');
        if (equals < 0) {
          return false;
        }
        aliases.put(each.substring(0, equals).strip(), each.substring(equals + 1).strip());
      }
      return true;
    }
    int space =
        line.indexOf(' ') < 0
            ? line.indexOf('\t')
            : line.indexOf('\t') < 0
                ? line.indexOf(' ')
                : Math.min(line.indexOf(' '), line.indexOf('\t'));
    int equals = line.indexOf('=');
    if (space < 0 || equals < space) {
      return false;
    }
    String who = line.substring(0, space);
    String hosts = line.substring(space, equals).strip();
    String rest = line.substring(equals + 1).strip();
    String runAs = "root";
    boolean noPassword = false;
    for (String part : rest.split(",(?![^(]*\\))")) {
      String command = part.strip();
      if (command.startsWith("(")) {
        int close = command.indexOf(')');
        if (close < 0) {
          return false;
        }
        runAs = command.substring(1, close).strip();
        command = command.substring(close + 1).strip();
      }
      while (command.matches("[A-Z_]+:.*")) {
        String tag = command.substring(0, command.indexOf(':'));
        noPassword = tag.equals("NOPASSWD") || !tag.equals("PASSWD") && noPassword;
        command = command.substring(command.indexOf(':') + 1).strip();
      }
      if (command.isEmpty() || !command.matches("!?(/.*|ALL|[A-Z][A-Z0-9_]*|sudoedit.*)")) {
        return false;
      }
      String as = runAs.contains(":") ? runAs.replaceAll("\\s*:\\s*", " : ") : runAs;
      rules.add(
          new Rule(
              who,
              hosts,
              runAs,
              noPassword,
              command,
              "(" + as + ") " + (noPassword ? "NOPASSWD: " : "") + command));
    }
    return true;
  }

  /** The path that replaces $PATH; empty if there is none. */
  String securePath() {
    for (String each : defaults) {
      if (each.startsWith("secure_path=")) {
        return each.substring(12).replace("\"", "");
      }
    }
    return "";
  }

  /** The last rule that allows it; an empty command asks whether any does. */
  @Nullable Rule allowed(Machine machine, Account me, Account target, String command) {
    Rule found = null;
    for (Rule rule : rules) {
      if (!is(machine, rule.who(), me)
          || !host(machine, rule.hosts())
          || !runs(machine, rule.runAs(), target, me)) {
        continue;
      }
      if (command.isEmpty()) {
        found = rule;
        continue;
      }
      boolean not = rule.command().startsWith("!");
      if (matches(not ? rule.command().substring(1) : rule.command(), command)) {
        found = not ? null : rule;
      }
    }
    return found;
  }

  /** Whether anything is said about a user. */
  boolean mentions(Machine machine, Account me) {
    return rules.stream().anyMatch(r -> is(machine, r.who(), me));
  }

  private boolean is(Machine machine, String list, Account me) {
    for (String each : list.split("\\s*,\\s*")) {
      String alias = aliases.get(each);
      boolean yes =
          each.equals("ALL")
              || each.equals(me.name())
              || each.equals("#" + me.uid())
              || each.startsWith("%") && inGroup(machine, each.substring(1), me)
              || alias != null && !alias.equals(list) && is(machine, alias, me);
      if (yes) {
        return true;
      }
    }
    return false;
  }

  private static boolean inGroup(Machine machine, String name, Account me) {
    Group group = machine.users().group(name);
    return group != null && machine.users().credentials(me).groups().contains(group.gid());
  }

  private boolean host(Machine machine, String list) {
    String name = machine.hostname();
    for (String each : list.split("\\s*,\\s*")) {
      String alias = aliases.get(each);
      if (each.equals("ALL")
          || each.equals(name)
          || name.startsWith(each + ".")
          || alias != null && !alias.equals(list) && host(machine, alias)) {
        return true;
      }
    }
    return false;
  }

  private boolean runs(Machine machine, String runAs, Account target, Account me) {
    String users = runAs.split(":", 2)[0].strip();
    return users.isEmpty() ? target.uid() == me.uid() : is(machine, users, target);
  }

  private boolean matches(String allowed, String command) {
    if (allowed.equals("ALL") || command.equals(allowed)) {
      return true;
    }
    String alias = aliases.get(allowed);
    if (alias != null) {
      for (String each : alias.split("\\s*,\\s*")) {
        if (!each.equals(allowed) && matches(each, command)) {
          return true;
        }
      }
      return false;
    }
    String program = command.split(" ", 2)[0];
    if (!allowed.contains(" ")) {
      return glob(allowed, program)
          || allowed.endsWith("/")
              && program.startsWith(allowed)
              && program.indexOf('/', allowed.length()) < 0;
    }
    return allowed.endsWith(" \"\"")
        ? command.equals(allowed.substring(0, allowed.length() - 3))
        : glob(allowed, command);
  }

  private static boolean glob(String pattern, String text) {
    StringBuilder regex = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      regex.append(
          c == '*' ? ".*" : c == '?' ? "." : java.util.regex.Pattern.quote(Character.toString(c)));
    }
    return text.length() < 4096 && text.matches(regex.toString());
  }

  /** sudo -l. */
  int list(Process p, String user) throws IOException {
    Account account = p.machine().users().named(user);
    List<Rule> mine =
        account == null
            ? List.of()
            : rules.stream().filter(r -> is(p.machine(), r.who(), account)).toList();
    String host = p.machine().hostname().split("\\.", 2)[0];
    if (mine.isEmpty()) {
      p.out().println("User " + user + " is not allowed to run sudo on " + host + ".");
      return 1;
    }
    p.out().println("Matching Defaults entries for " + user + " on " + host + ":");
    StringBuilder line = new StringBuilder("    ");
    for (int i = 0; i < defaults.size(); i++) {
      String each =
          defaults.get(i).replace("\"", "").replace(":", "\\:")
              + (i < defaults.size() - 1 ? ", " : "");
      if (line.length() + each.strip().length() > 79 && line.length() > 4) {
        p.out().println(line.toString().stripTrailing());
        line = new StringBuilder("    ");
      }
      line.append(each);
    }
    p.out().println(line.toString());
    p.out().println("\nUser " + user + " may run the following commands on " + host + ":");
    for (Rule rule : mine) {
      p.out().println("    " + rule.shown());
    }
    return 0;
  }
}

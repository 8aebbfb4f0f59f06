package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.host.Account;
import io.chapar.host.Memory;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Syslog;
import io.chapar.unix.Launch;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** sudo(8). What is allowed, {@link Sudoers} knows. */
final class Sudo implements Program {
  /** When somebody last gave the password: user and terminal, nanoseconds since the epoch. */
  private static final Memory.Key<TreePMap<String, Long>> TICKETS =
      new Memory.Key<>("sudo.tickets", TreePMap.empty());

  private static final long VALID = 15 * 60 * 1_000_000_000L;
  private static final String LECTURE =
      "We trust you have received the usual lecture from the local System\n"
          + "Administrator. It usually boils down to these three things:\n\n"
          + "    #1) Respect the privacy of others.\n"
          + "    #2) Think before you type.\n"
          + "    #3) With great power comes great responsibility.\n\n";
  private static final Options OPTIONS =
      Options.of(
              "-A,askpass",
              "b,background",
              "-B,bell",
              "-C,close-from=",
              "-D,chdir=",
              "E,preserve-env=?",
              "-e,edit",
              "g,group=",
              "H,set-home",
              "h",
              "i,login",
              "K,remove-timestamp",
              "k,reset-timestamp",
              "l,list",
              "n,non-interactive",
              "P,preserve-groups",
              "p,prompt=",
              "-R,chroot=",
              "S,stdin",
              "s,shell",
              "-T,command-timeout=",
              "U,other-user=",
              "u,user=",
              "V",
              "v,validate")
          .inOrder()
          .hint("")
          .usage();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("V")) {
      p.out()
          .print(
              "Sudo version 1.9.13p3\nSudoers policy plugin version 1.9.13p3\nSudoers file grammar version 50\n");
      return 0;
    }
    if (o.has("h") && o.uses().size() == 1) {
      return Shadow.help(p);
    }
    List<String> words = new ArrayList<>(o.operands());
    if ((o.has("k") || o.has("K")) && words.isEmpty()) {
      p.machine().memory().update(TICKETS, t -> t.minus(ticket(p)));
      return 0;
    }
    if (!p.credentials().root()) {
      p.err()
          .print("sudo: " + "/usr/bin/sudo must be owned by uid 0 and have the setuid bit set\n");
      return 1;
    }
    Account me = p.machine().users().byUid(p.realUid());
    if (me == null) {
      p.err().print("sudo: you do not exist in the passwd database\n");
      return 1;
    }
    Map<String, String> assignments = new LinkedHashMap<>();
    while (!words.isEmpty() && words.get(0).matches("[A-Za-z_][A-Za-z0-9_]*=.*")) {
      String word = words.remove(0);
      assignments.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
    }
    if (words.isEmpty() && !o.has("l") && !o.has("v") && !o.has("i") && !o.has("s")) {
      return usage(p);
    }
    String wanted = o.value("u", "root");
    Account target =
        wanted.matches("#\\d{1,9}")
            ? p.machine().users().byUid(Integer.parseInt(wanted.substring(1)))
            : p.machine().users().named(wanted);
    if (target == null) {
      p.err()
          .print(
              "sudo: unknown user "
                  + wanted
                  + "\nsudo: error initializing audit plugin sudoers_audit\n");
      return 1;
    }
    String group = o.value("g");
    if (group != null && p.machine().users().group(group) == null) {
      p.err()
          .print(
              "sudo: unknown group "
                  + group
                  + "\nsudo: error initializing audit plugin sudoers_audit\n");
      return 1;
    }
    Sudoers sudoers = Sudoers.read(p.machine());
    String problem = sudoers.error();
    if (problem != null) {
      p.err().print(problem);
      return 1;
    }
    String command = "";
    if (!words.isEmpty() && !o.has("l")) {
      if (o.has("i") || o.has("s")) {
        command = (o.has("i") ? target.shell() : p.env("SHELL", me.shell()));
      } else {
        String found = which(p, sudoers, words.get(0));
        if (found == null) {
          if (me.uid() == 0 || sudoers.allowed(p.machine(), me, target, "ALL") != null) {
            p.err().print("sudo: " + words.get(0) + ": command not found\n");
            return 1;
          }
          command = words.get(0);
        } else {
          command = found;
        }
      }
    } else if (o.has("i") || o.has("s")) {
      command = o.has("i") ? target.shell() : p.env("SHELL", me.shell());
    }
    String line =
        command + (words.size() > 1 ? " " + String.join(" ", words.subList(1, words.size())) : "");
    Sudoers.@Nullable Rule rule =
        me.uid() == 0
            ? Sudoers.ANYTHING
            : sudoers.allowed(p.machine(), me, target, o.has("l") || o.has("v") ? "" : line);
    boolean free =
        me.uid() == 0
            || rule != null && rule.noPassword()
            || target.uid() == me.uid() && group == null;
    if (!free) {
      int status = authenticate(p, o, me);
      if (status != 0) {
        return status;
      }
    }
    if (o.has("v")) {
      return 0;
    }
    if (o.has("l")) {
      return sudoers.list(p, o.value("U", me.name()));
    }
    if (rule == null) {
      log(p, me, "command not allowed ; " + where(p, target, line));
      if (sudoers.mentions(p.machine(), me)) {
        p.err()
            .print(
                "Sorry, user "
                    + me.name()
                    + " is not allowed to execute '"
                    + line
                    + "' as "
                    + target.name()
                    + " on "
                    + p.machine().hostname()
                    + ".\n");
      } else {
        p.err().print(me.name() + " is not in the sudoers file.\n");
      }
      return 1;
    }
    log(p, me, where(p, target, line));
    return execute(p, o, me, target, command, words, assignments);
  }

  private static String where(Process p, Account target, String line) {
    String tty = p.terminal() == null ? "unknown" : Terminals.shortName(p);
    return "TTY=" + tty + " ; PWD=" + p.cwd() + " ; USER=" + target.name() + " ; COMMAND=" + line;
  }

  private static void log(Process p, Account me, String text) {
    p.machine()
        .syslog()
        .log(
            "authpriv",
            Syslog.Severity.NOTICE,
            "sudo",
            0,
            String.format("%8s : %s", me.name(), text));
  }

  private static @Nullable String which(Process p, Sudoers sudoers, String name) {
    if (name.contains("/")) {
      return p.files().exists(p.path(name)) ? name : null;
    }
    for (String directory : sudoers.securePath().split(":")) {
      var inode = p.machine().root().peek(directory + "/" + name);
      if (inode != null && inode.isRegular() && (inode.mode() & 0111) != 0) {
        return directory + "/" + name;
      }
    }
    return null;
  }

  private static String ticket(Process p) {
    return p.realUid() + " " + Terminals.shortName(p);
  }

  private static int authenticate(Process p, Options.Parsed o, Account me) throws IOException {
    Long last = p.machine().memory().get(TICKETS).get(ticket(p));
    long now = p.machine().scheduler().nanos();
    if (last != null && now - last < VALID && now >= last && !o.has("k")) {
      return 0;
    }
    if (o.has("n")) {
      p.err().print("sudo: a password is required\n");
      return 1;
    }
    if (p.terminal() == null && !o.has("S")) {
      p.err()
          .print(
              "sudo: a terminal is required to read the password; either use the -S option to read"
                  + " from standard input or configure an askpass helper\nsudo: a password is"
                  + " required\n");
      return 1;
    }
    if (last == null) {
      p.err().print(LECTURE);
    }
    String prompt =
        o.value("p", "[sudo] password for " + me.name() + ": ")
            .replace("%u", me.name())
            .replace("%p", me.name());
    for (int attempt = 1; attempt <= 3; attempt++) {
      String password = Passwords.ask(p, prompt);
      if (password == null) {
        p.err()
            .print(
                o.has("S") && attempt > 1
                    ? "\nsudo: no password was provided\nsudo: "
                        + (attempt - 1)
                        + " incorrect password attempt"
                        + (attempt > 2 ? "s" : "")
                        + "\n"
                    : "\nsudo: no password was provided\nsudo: a password is required\n");
        return 1;
      }
      if (Passwords.correct(p, me.name(), password)) {
        p.machine()
            .memory()
            .update(TICKETS, t -> t.plus(ticket(p), p.machine().scheduler().nanos()));
        return 0;
      }
      p.err().print(attempt < 3 ? "Sorry, try again.\n" : "sudo: 3 incorrect password attempts\n");
    }
    log(p, me, "3 incorrect password attempts");
    return 1;
  }

  private static int usage(Process p) throws IOException {
    p.err()
        .print(
            "usage: sudo -h | -K | -k | -V\n"
                + "usage: sudo -v [-ABkNnS] [-g group] [-h host] [-p prompt] [-u user]\n"
                + "usage: sudo -l [-ABkNnS] [-g group] [-h host] [-p prompt] [-U user] [-u user]\n"
                + "            [command [arg ...]]\n"
                + "usage: sudo [-ABbEHkNnPS] [-r role] [-t type] [-C num] [-D directory] [-g\n"
                + "            group] [-h host] [-p prompt] [-R directory] [-T timeout] [-u user]\n"
                + "            [VAR=value] [-i | -s] [command [arg ...]]\n"
                + "usage: sudo -e [-ABkNnS] [-r role] [-t type] [-C num] [-D directory] [-g group]\n"
                + "            [-h host] [-p prompt] [-R directory] [-T timeout] [-u user] file ...\n");
    return 1;
  }

  private static int execute(
      Process p,
      Options.Parsed o,
      Account me,
      Account target,
      String command,
      List<String> words,
      Map<String, String> assignments)
      throws IOException {
    Sudoers sudoers = Sudoers.read(p.machine());
    Map<String, String> env = new LinkedHashMap<>();
    boolean preserve = o.has("E") && o.value("E") == null;
    if (preserve) {
      env.putAll(p.env());
    } else {
      for (String name :
          List.of(
              "TZ",
              "LANG",
              "LANGUAGE",
              "LC_ALL",
              "TERM",
              "DISPLAY",
              "COLORTERM",
              "LS_COLORS",
              "XAUTHORITY")) {
        if (p.env().containsKey(name) && !o.has("i")
            || name.equals("TERM") && p.env().containsKey(name)) {
          env.put(name, p.env(name, ""));
        }
      }
      String kept = o.value("E");
      for (String name : kept == null ? new String[0] : kept.split(",")) {
        if (p.env().containsKey(name)) {
          env.put(name, p.env(name, ""));
        }
      }
    }
    if (!sudoers.securePath().isEmpty()) {
      env.put("PATH", sudoers.securePath());
    }
    if (!preserve) {
      env.put("MAIL", "/var/mail/" + target.name());
      env.put("LOGNAME", target.name());
      env.put("USER", target.name());
      env.put("HOME", target.home());
      env.put("SHELL", target.shell());
    }
    List<String> argv = new ArrayList<>();
    if (o.has("i") || o.has("s")) {
      String base = command.substring(command.lastIndexOf('/') + 1);
      argv.add(o.has("i") ? "-" + base : base);
      if (!words.isEmpty()) {
        argv.add("-c");
        argv.add(String.join(" ", words.stream().map(Sudo::escaped).toList()));
      }
    } else {
      argv.addAll(words);
    }
    String shown =
        o.has("i") || o.has("s")
            ? command
                + (argv.size() > 1 ? " " + String.join(" ", argv.subList(1, argv.size())) : "")
            : command
                + (words.size() > 1 ? " " + String.join(" ", words.subList(1, words.size())) : "");
    env.put("SUDO_COMMAND", shown);
    env.put("SUDO_USER", me.name());
    env.put("SUDO_UID", Integer.toString(me.uid()));
    env.put("SUDO_GID", Integer.toString(me.gid()));
    env.putAll(assignments);
    String group = o.value("g");
    Process child = p.fork();
    return child.run(
        c -> {
          var who = c.machine().users().credentials(target);
          var known = group == null ? null : c.machine().users().group(group);
          c.become(
              known == null
                  ? who
                  : new io.chapar.disk.Credentials(who.uid(), known.gid(), who.groups()));
          c.env().clear();
          c.env().putAll(env);
          if (o.has("i") && c.files().isDirectory(target.home())) {
            c.chdir(target.home());
          }
          try {
            if (o.has("i") || o.has("s")) {
              return c.exec(command, argv, c.env());
            }
            List<String> exact = new ArrayList<>(argv);
            if (c.path(command).equals(command)) {
              return exec(c, command, exact);
            }
            return Launch.exec(c, exact);
          } catch (DiskException e) {
            p.err().print("sudo: unable to execute " + command + ": " + e.getMessage() + "\n");
            return 1;
          }
        });
  }

  private static int exec(Process c, String path, List<String> argv) throws IOException {
    try {
      return c.exec(path, argv, c.env());
    } catch (DiskException e) {
      if (e.errno() != io.chapar.disk.Errno.ENOEXEC) {
        throw e;
      }
      List<String> script = new ArrayList<>(List.of("/bin/sh", path));
      script.addAll(argv.subList(1, argv.size()));
      return c.exec("/bin/sh", script, c.env());
    }
  }

  private static String escaped(String word) {
    return word.replaceAll("([^A-Za-z0-9_\\-$])", "\\\\$1");
  }
}

package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Terminal;
import io.chapar.unix.Options;
import io.chapar.unix.Strftime;
import io.chapar.unix.Zones;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** who(1), w(1), users(1), logname(1) and last(1): who sits at a terminal of this host. */
final class Who implements Program {
  private static final Options WHO =
      Options.coreutils(
          "a,all",
          "b,boot",
          "d,dead",
          "H,heading",
          "ips",
          "l,login",
          "lookup",
          "m",
          "p,process",
          "q,count",
          "r,runlevel",
          "s,short",
          "t,time",
          "T,w,mesg",
          "u,users");
  private static final Options W =
      Options.of("h,no-header", "u,no-current", "s,short", "f,from", "o,old-style", "i,ip-addr")
          .usage();
  private static final Options LAST =
      Options.of(
              "n,limit=",
              "a,hostlast",
              "d,dns",
              "F,fulltimes",
              "f,file=",
              "i,ip",
              "p,present=",
              "R,nohostname",
              "s,since=",
              "t,until=",
              "w,fullnames",
              "x,system",
              "h,help")
          .digits("n");

  /** A session: its first process at a terminal. */
  private record Login(String user, String tty, Process process) {}

  private static List<Login> logins(Process p) {
    List<Login> logins = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    for (Process each : p.machine().processes().live()) {
      Terminal terminal = each.terminal();
      if (terminal != null && !seen.contains(terminal.name())) {
        seen.add(terminal.name());
        logins.add(
            new Login(
                p.machine().users().userName(each.realUid()), Terminals.shortName(each), each));
      }
    }
    return logins;
  }

  @Override
  public int run(Process p) throws IOException {
    return switch (p.name()) {
      case "w" -> w(p);
      case "users" -> {
        Options.coreutils().parse(p);
        List<String> names = logins(p).stream().map(Login::user).sorted().toList();
        p.out().print(names.isEmpty() ? "" : String.join(" ", names) + "\n");
        yield 0;
      }
      case "logname" -> {
        Options.coreutils().parse(p);
        List<Login> all = logins(p);
        if (p.terminal() == null || all.isEmpty()) {
          yield io.chapar.unix.Gnu.error(p, 1, "no login name");
        }
        p.out().println(all.get(0).user());
        yield 0;
      }
      case "last" -> last(p);
      default -> who(p);
    };
  }

  private static String when(Process p, long nanos, String format) {
    return Strftime.format(format, Strftime.at(nanos, Zones.of(p)));
  }

  private static int who(Process p) throws IOException {
    Options.Parsed o = WHO.parse(p);
    if (o.has("q")) {
      List<String> names = logins(p).stream().map(Login::user).toList();
      p.out().println(String.join(" ", names));
      p.out().println("# users=" + names.size());
      return 0;
    }
    if (o.has("H")) {
      p.out().println("NAME     LINE         TIME             COMMENT");
    }
    if (o.has("b") || o.has("a")) {
      long boot = p.machine().scheduler().nanos() - p.machine().uptime();
      p.out().println("         system boot  " + when(p, boot, "%Y-%m-%d %H:%M"));
    }
    if (o.has("r") || o.has("a")) {
      long boot = p.machine().scheduler().nanos() - p.machine().uptime();
      p.out().println("         run-level 5  " + when(p, boot, "%Y-%m-%d %H:%M"));
    }
    if ((o.has("b") || o.has("r")) && !o.has("u")) {
      return 0;
    }
    boolean me = o.has("m") || o.operands().size() == 2;
    for (Login login : logins(p)) {
      if (me && (p.terminal() == null || !login.tty().equals(Terminals.shortName(p)))) {
        continue;
      }
      p.out()
          .println(
              String.format(
                      "%-8s %s%-12s %s",
                      login.user(),
                      o.has("T") ? "+ " : "",
                      login.tty(),
                      when(p, login.process().started(), "%Y-%m-%d %H:%M"))
                  + (o.has("u") || o.has("a")
                      ? "   .  " + String.format("%11d", login.process().pid())
                      : ""));
    }
    return 0;
  }

  private static int w(Process p) throws IOException {
    Options.Parsed o = W.parse(p);
    List<Login> logins = logins(p);
    if (!o.has("h")) {
      p.out().println(Uptime.line(p, logins.size()));
      p.out()
          .println(
              "USER     TTY      "
                  + (o.has("f") ? "" : "FROM             ")
                  + (o.has("s") ? " IDLE WHAT" : "LOGIN@   IDLE   JCPU   PCPU WHAT"));
    }
    for (Login login : logins) {
      String what = String.join(" ", login.process().args());
      p.out()
          .println(
              String.format("%-8s %-8s ", login.user(), login.tty())
                  + (o.has("f") ? "" : String.format("%-16s ", "-"))
                  + (o.has("s")
                      ? "  .   "
                      : when(p, login.process().started(), "%H:%M ") + "   0.00s  0.02s  0.00s ")
                  + what);
    }
    return 0;
  }

  private static int last(Process p) throws IOException {
    Options.Parsed o = LAST.parse(p);
    long boot = p.machine().scheduler().nanos() - p.machine().uptime();
    for (Login login : logins(p)) {
      p.out()
          .println(
              String.format(
                  "%-8s %-12s %-16s %s   still logged in",
                  login.user(),
                  login.tty(),
                  "",
                  when(p, login.process().started(), "%a %b %e %H:%M")));
    }
    if (o.has("x") || logins(p).isEmpty() && o.operands().contains("reboot")) {
      p.out()
          .println(
              String.format(
                  "%-8s %-12s %-16s %s   still running",
                  "reboot", "system boot", Uname.RELEASE, when(p, boot, "%a %b %e %H:%M")));
    }
    p.out().println("\nwtmp begins " + when(p, boot, "%a %b %e %H:%M:%S %Y"));
    return 0;
  }

  /** How many sessions there are. */
  static int count(Process p) {
    return logins(p).size();
  }
}

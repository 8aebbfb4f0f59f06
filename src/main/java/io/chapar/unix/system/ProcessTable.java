package io.chapar.unix.system;

import io.chapar.host.Account;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.host.Resident;
import io.chapar.host.Terminal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What runs on a host as ps, pgrep and top see it: live processes and resident daemons alike. */
final class ProcessTable {
  /**
   * One process.
   *
   * @param uid effective user id
   * @param comm the name of its program, 15 characters at most
   * @param args its command line
   * @param tty such as pts/0, or '?'
   * @param state as ps shows it, such as S or R+
   * @param started nanoseconds since the epoch
   */
  record Row(
      int pid,
      int ppid,
      int uid,
      int ruid,
      int gid,
      int group,
      String comm,
      String args,
      String tty,
      String state,
      int niceness,
      long started) {}

  private ProcessTable() {}

  /** All of them by pid; {@code asking} is the one that runs now. */
  static List<Row> rows(Process asking) {
    Machine machine = asking.machine();
    List<Row> rows = new ArrayList<>();
    for (Process p : machine.processes().live()) {
      Terminal terminal = p.terminal();
      boolean runs = p == asking;
      boolean front = terminal != null && p.group() == terminal.foreground();
      Process parent = machine.processes().live(p.ppid());
      boolean first =
          p.pid() == p.group()
              && (terminal == null || parent == null || parent.terminal() != terminal);
      rows.add(
          new Row(
              p.pid(),
              p.ppid(),
              p.credentials().uid(),
              p.realUid(),
              p.credentials().gid(),
              p.group(),
              cut(p.comm()),
              String.join(" ", p.args()),
              Terminals.shortName(p),
              (p.stopped() != null ? "T" : runs ? "R" : "S")
                  + (p.niceness() > 0 ? "N" : p.niceness() < 0 ? "<" : "")
                  + (first ? "s" : "")
                  + (front ? "+" : ""),
              p.niceness(),
              p.started()));
    }
    for (Resident r : machine.processes().residents().values()) {
      Account account = machine.users().named(r.user());
      int uid = account == null ? 0 : account.uid();
      int gid = account == null ? 0 : account.gid();
      boolean leader = r.ppid() == 1 || r.pid() == 1;
      rows.add(
          new Row(
              r.pid(),
              r.ppid(),
              uid,
              uid,
              gid,
              r.pid(),
              cut(comm(r.command())),
              r.command(),
              "?",
              leader ? "Ss" : "S",
              0,
              r.started()));
    }
    rows.sort(Comparator.comparingInt(Row::pid));
    return rows;
  }

  private static String comm(String command) {
    String first = command.split("[ \\[]", 2)[0];
    if (command.startsWith("/sbin/init")) {
      return "systemd";
    }
    String name = first.substring(first.lastIndexOf('/') + 1).replaceFirst("^-", "");
    return name.endsWith(":") ? name.substring(0, name.length() - 1) : name;
  }

  private static String cut(String comm) {
    return comm.length() > 15 ? comm.substring(0, 15) : comm;
  }
}

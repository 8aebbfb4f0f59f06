package io.chapar.unix.system;

import io.chapar.disk.Inode;
import io.chapar.host.Channel;
import io.chapar.host.Listener;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Resident;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** lsof(8): open files of processes, and ports with -i. */
final class Lsof implements Program {
  private static final Options OPTIONS =
      Options.of("i=?", "n", "P", "p=", "u=", "c=", "t", "a", "l", "s=", "U", "w", "h");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    List<String[]> rows = new ArrayList<>();
    if (!o.has("i")) {
      for (Process each : p.machine().processes().live()) {
        files(p, o, each, rows);
      }
    }
    if (o.has("i") || o.operands().isEmpty() && !o.has("U")) {
      for (Listener listener : p.machine().listeners()) {
        port(p, o, listener, rows);
      }
    }
    if (rows.isEmpty()) {
      return 1;
    }
    if (o.has("t")) {
      for (String pid : rows.stream().map(r -> r[1]).distinct().toList()) {
        p.out().println(pid);
      }
      return 0;
    }
    p.out().println("COMMAND     PID     USER   FD   TYPE DEVICE SIZE/OFF   NODE NAME");
    for (String[] r : rows) {
      p.out().println(String.format("%-9s %5s %8s %4s %6s %6s %8s %6s %s", (Object[]) r));
    }
    return 0;
  }

  private static boolean wanted(Options.Parsed o, int pid, String user, String comm) {
    String pids = o.value("p");
    String users = o.value("u");
    String name = o.value("c");
    return (pids == null || List.of(pids.split(",")).contains("" + pid))
        && (users == null || List.of(users.split(",")).contains(user))
        && (name == null || comm.startsWith(name));
  }

  private static void files(Process p, Options.Parsed o, Process each, List<String[]> rows) {
    String user = p.machine().users().userName(each.realUid());
    if (!wanted(o, each.pid(), user, each.comm())
        || !p.credentials().root() && each.realUid() != p.realUid()) {
      return;
    }
    if (o.operands().isEmpty()) {
      rows.add(
          new String[] {
            each.comm(), "" + each.pid(), user, "cwd", "DIR", "254,1", "4096", "2", each.cwd()
          });
    }
    for (int fd : each.descriptors().stream().sorted().toList()) {
      Channel channel = each.channel(fd);
      if (channel == null) {
        continue;
      }
      Inode inode = channel.stat();
      String name = channel.name();
      if (!o.operands().isEmpty() && !o.operands().stream().map(p::path).toList().contains(name)) {
        continue;
      }
      String type =
          inode != null
              ? "REG"
              : name.startsWith("pipe:") ? "FIFO" : name.startsWith("socket:") ? "sock" : "CHR";
      rows.add(
          new String[] {
            each.comm(),
            "" + each.pid(),
            user,
            fd + "u",
            type,
            inode == null ? "0,12" : "254,1",
            inode == null ? "0t0" : "" + inode.size(),
            inode == null ? "" + (10_000 + fd) : "" + inode.number(),
            name
          });
    }
  }

  private static void port(Process p, Options.Parsed o, Listener listener, List<String[]> rows) {
    if (listener.local()) {
      return;
    }
    Resident resident = p.machine().processes().residents().get(listener.pid());
    String user = resident == null ? "root" : resident.user();
    String which = o.value("i", "");
    String number = which.replaceFirst(".*:", "");
    boolean match = which.isEmpty() || !which.contains(":") || number.equals("" + listener.port());
    if (!match || !wanted(o, listener.pid(), user, listener.command())) {
      return;
    }
    boolean any = listener.address().matches("0\\.0\\.0\\.0|::");
    String name =
        (any ? "*" : listener.address()) + ":" + service(p, o, listener.port()) + " (LISTEN)";
    String family = listener.address().contains(":") ? "IPv6" : "IPv4";
    String comm =
        listener.command().length() > 9 ? listener.command().substring(0, 9) : listener.command();
    rows.add(
        new String[] {
          comm,
          "" + listener.pid(),
          user,
          "13u",
          family,
          "" + (20_000 + listener.port()),
          "0t0",
          "TCP",
          name
        });
  }

  private static String service(Process p, Options.Parsed o, int port) {
    if (!o.has("P") && p.machine().root().exists("/etc/services")) {
      try {
        for (String line : p.machine().root().text("/etc/services").lines().toList()) {
          String[] words = line.split("\\s+");
          if (words.length > 1 && words[1].equals(port + "/tcp")) {
            return words[0];
          }
        }
      } catch (io.chapar.disk.DiskException e) {
        return "" + port;
      }
    }
    return "" + port;
  }
}
